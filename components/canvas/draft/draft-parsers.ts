import { z } from 'zod';
import { DiagramSchema } from '@/core/contracts/diagram-schema';
import { parseCommandLog } from '@/core/diagram/command-log';
import { withSeenTexts } from '@/core/diagram/unseen-texts';
import type { ServerDraft } from './choose-draft';
import type { KeptDraft } from './kept-draft';
import type { LeftDraft } from './left-draft';

const KeptDraftSchema = z.object({
  // What was kept before the rule of what can be seen could not be sent any more.
  diagram: DiagramSchema.transform(withSeenTexts),
  log: z.unknown().transform(parseCommandLog).default(null),
  baseRevision: z.number().int().min(0),
  dirty: z.boolean(),
  sent: z.array(DiagramSchema).default([]),
  version: z.number().int().min(0).default(0),
});

const DraftSchema = z.object({
  diagram: DiagramSchema,
  log: z.unknown().optional().transform(parseCommandLog),
  revision: z.number().int(),
});
const LoadedSchema = z.object({ draft: DraftSchema.nullable() });
const SavedSchema = z.object({ revision: z.number().int() });

/** A kept draft as it was read; null for what is none. */
export function parseKeptDraft(value: unknown): KeptDraft | null {
  const parsed = KeptDraftSchema.safeParse(value);
  return parsed.success ? parsed.data : null;
}

const LeftDraftSchema = z.object({
  draft: KeptDraftSchema,
  inFlight: DiagramSchema.nullable(),
});

/** What a page wrote that was going, and what it was still writing; null for what is none. */
export function parseLeftDraft(value: unknown): LeftDraft | null {
  const parsed = LeftDraftSchema.safeParse(value);
  return parsed.success ? parsed.data : null;
}

/** The draft in the server's answer, or null where it says that there is none. Throws on any other answer. */
export function parseLoadedDraft(value: unknown): ServerDraft | null {
  return LoadedSchema.parse(value).draft;
}

/** The revision in the server's answer to a save. Throws on any other answer. */
export function parseSavedRevision(value: unknown): number {
  return SavedSchema.parse(value).revision;
}

/** What reads drafts. It comes along after the page, because the schemas are a large part of it. */
export type DraftParsers = Promise<{
  parseKeptDraft: typeof parseKeptDraft;
  parseLeftDraft: typeof parseLeftDraft;
  parseLoadedDraft: typeof parseLoadedDraft;
  parseSavedRevision: typeof parseSavedRevision;
}>;
