import 'server-only';
import { z } from 'zod';
import { DIAGRAM_LIMITS } from '@/core/diagram/diagram-limits';
import { DiagramSchema } from '@/core/diagram/diagram-schema';
import { parseJson } from '@/core/shared/json-guard';
import { signedInViewer } from '@/server/auth/guards';
import { loadMission } from '@/server/content/missions';
import { type StoredDraft, selectOptionalDraft, upsertDraft } from '@/server/data/drafts';
import { invalid, notFound } from '@/server/errors';
import { parseInput } from '@/server/parse-input';

const ENVELOPE_BYTES = 1024;

/** Bytes that a request with a diagram in it may have. */
export const MAX_DIAGRAM_REQUEST_BYTES = DIAGRAM_LIMITS.bytes + ENVELOPE_BYTES;

const SaveSchema = z.strictObject({
  diagram: DiagramSchema,
  baseRevision: z.number().int().min(0).max(2_000_000_000),
});

/** Parses a request's text as JSON, its size and nesting checked first; throws `invalid` with every problem. */
export function parseDiagramRequest(text: string): unknown {
  const json = parseJson(text, { bytes: MAX_DIAGRAM_REQUEST_BYTES, depth: 18 });
  if (!json.ok) throw invalid('a body that is no acceptable JSON', json.problems);
  return json.value;
}

async function requireMission(slug: string): Promise<void> {
  if ((await loadMission(slug)) === null) throw notFound(`no mission ${slug}`);
}

/** The viewer's draft of a mission; null when there is none. */
export async function selectDraft(missionSlug: string): Promise<StoredDraft | null> {
  await signedInViewer();
  await requireMission(missionSlug);
  return selectOptionalDraft(missionSlug);
}

/**
 * Saves `{ diagram, baseRevision }`, JSON text. A draft need not obey the rules of its mission, only have the shape of
 * a diagram. Gives the new revision, or the draft that another save left meanwhile. A save that is repeated because
 * its answer was lost succeeds again.
 */
export async function saveDraft(
  missionSlug: string,
  text: string,
): Promise<{ saved: true; revision: number } | { saved: false; draft: StoredDraft | null }> {
  await signedInViewer();
  await requireMission(missionSlug);
  const { diagram, baseRevision } = parseInput(SaveSchema, parseDiagramRequest(text));
  const revision = await upsertDraft(missionSlug, diagram, baseRevision);
  if (revision !== null) return { saved: true, revision };
  const draft = await selectOptionalDraft(missionSlug);
  if (draft !== null && JSON.stringify(draft.diagram) === JSON.stringify(diagram)) {
    return { saved: true, revision: draft.revision };
  }
  return { saved: false, draft };
}
