import 'server-only';
import { z } from 'zod';
import { DIAGRAM_LIMITS, LOG_LIMITS } from '@/core/contracts/diagram-limits';
import { type Diagram, DiagramSchema } from '@/core/contracts/diagram-schema';
import { parseCommandLog } from '@/core/diagram/command-log';
import { sameDiagram } from '@/core/diagram/same-diagram';
import { unseenProblems } from '@/core/diagram/unseen-texts';
import { parseJson } from '@/core/shared/json-guard';
import { signedInViewer } from '@/server/auth/guards';
import { spend } from '@/server/auth/rate-limits';
import { loadMission } from '@/server/content/missions';
import { type StoredDraft, selectOptionalDraft, upsertDraft } from '@/server/data/drafts';
import { invalid, notFound } from '@/server/errors';
import { parseInput } from '@/server/parse-input';

const ENVELOPE_BYTES = 1024;

/** Bytes that a request with a diagram and its log in it may have. */
export const MAX_DIAGRAM_REQUEST_BYTES = DIAGRAM_LIMITS.bytes + LOG_LIMITS.bytes + ENVELOPE_BYTES;

const SaveSchema = z.strictObject({
  diagram: DiagramSchema,
  baseRevision: z.number().int().min(0).max(2_000_000_000),
  // How it grew is worth less than the drawing: what is no log is left out, and the rest is saved.
  log: z.unknown().optional().transform(parseCommandLog),
});

/** Parses a request's text as JSON, its size and nesting checked first; throws `invalid` with every problem. */
export function parseDiagramRequest(text: string): unknown {
  const json = parseJson(text, { bytes: MAX_DIAGRAM_REQUEST_BYTES, depth: 18 });
  if (!json.ok) throw invalid('a body that is no acceptable JSON', json.problems);
  return json.value;
}

/** Throws `invalid` for a diagram beyond the limit. Measured as text again: spaces around it do not count. */
export function refuseLarge(diagram: unknown): void {
  const bytes = Buffer.byteLength(JSON.stringify(diagram) ?? '');
  if (bytes <= DIAGRAM_LIMITS.bytes) return;
  const message = `the diagram has ${bytes} bytes; at most ${DIAGRAM_LIMITS.bytes} are allowed`;
  throw invalid('a diagram beyond the limit', [{ path: '', message }]);
}

/** Throws `invalid` for a diagram whose labels or notes hold what cannot be seen. */
export function refuseUnseen(diagram: Pick<Diagram, 'components' | 'notes'>): void {
  const problems = unseenProblems(diagram);
  if (problems.length > 0) throw invalid('a diagram with unseen characters', problems);
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
 * Saves `{ diagram, baseRevision, log? }`, JSON text. A draft need not obey the rules of its mission, only have the shape of
 * a diagram. Gives the new revision, or the draft that another save left meanwhile. A save that is repeated because
 * its answer was lost succeeds again, and one that changes nothing writes nothing.
 */
export async function saveDraft(
  missionSlug: string,
  text: string,
): Promise<{ saved: true; revision: number } | { saved: false; draft: StoredDraft | null }> {
  const viewer = await signedInViewer();
  await requireMission(missionSlug);
  await spend('draftSave', viewer.id);
  await spend('draftKilobytes', viewer.id, Math.ceil(text.length / 1024));
  const { diagram, baseRevision, log } = parseInput(SaveSchema, parseDiagramRequest(text));
  refuseLarge(diagram);
  refuseUnseen(diagram);
  const revision = await upsertDraft(missionSlug, { diagram, log }, baseRevision);
  if (revision !== null) return { saved: true, revision };
  const draft = await selectOptionalDraft(missionSlug);
  if (draft !== null && sameDiagram(draft.diagram, diagram)) {
    return { saved: true, revision: draft.revision };
  }
  return { saved: false, draft };
}
