import 'server-only';
import { z } from 'zod';
import type { Diagram } from '@/core/contracts/diagram-schema';
import { parseCommandLog } from '@/core/diagram/command-log';
import type { Command } from '@/core/diagram/commands';
import { boundedGrowth, growsInto } from '@/core/diagram/growth';
import { parseDiagramFor } from '@/core/diagram/parse-diagram-for';
import { initialDiagram } from '@/core/missions/initial-diagram';
import { signedInViewer } from '@/server/auth/guards';
import { spend } from '@/server/auth/rate-limits';
import { type LoadedMission, listMissions, loadMission } from '@/server/content/missions';
import { insertSubmission, selectOptionalSubmissionId } from '@/server/data/hand-ins';
import { boss, QUEUE, sendIn } from '@/server/data/job-queue';
import {
  type HandedIn,
  type SubmissionDetail,
  type SubmissionSummary,
  selectOptionalHandedIn,
  selectOptionalState,
  selectSubmissions,
} from '@/server/data/submissions';
import { invalid, notFound } from '@/server/errors';
import { parseInput } from '@/server/parse-input';
import { parseDiagramRequest, refuseLarge, refuseUnseen } from './drafts';

const KeySchema = z
  .string()
  .regex(/^[A-Za-z0-9-]{8,64}$/, { error: 'has 8–64 letters, digits and -' });

const SubmitSchema = z.strictObject({
  idempotencyKey: KeySchema,
  diagram: z.unknown(),
  log: z.unknown().optional().transform(parseCommandLog),
});

function parseDesign({ mission }: LoadedMission, input: unknown): Diagram {
  refuseLarge(input);
  const parsed = parseDiagramFor(mission, input);
  if (!parsed.ok) throw invalid('a diagram that cannot be graded', parsed.problems);
  refuseUnseen(parsed.value);
  return parsed.value;
}

/** The log if it leads from the mission's start to this very diagram, within its limits; null otherwise. */
function trueLog({ mission }: LoadedMission, diagram: Diagram, log: Command[] | null) {
  const start = initialDiagram(mission);
  const bounded = log && boundedGrowth(start, log);
  return bounded && growsInto(start, bounded, diagram) ? bounded : null;
}

/**
 * Stores `{ idempotencyKey, diagram, log? }`, JSON text, for the viewer, to be graded as soon as it is its turn; returns the
 * submission's id, and whether the key was used before. A log that does not lead to the diagram is left out. Throws
 * `invalid` with every problem of the diagram, storing nothing.
 */
export async function submitDiagram(
  missionSlug: string,
  text: string,
): Promise<{ id: string; known: boolean }> {
  const viewer = await signedInViewer();
  const loaded = await loadMission(missionSlug);
  if (loaded === null) throw notFound(`no mission ${missionSlug}`);
  const request = parseInput(SubmitSchema, parseDiagramRequest(text));
  const { idempotencyKey, diagram: input } = request;
  const earlier = await selectOptionalSubmissionId(idempotencyKey);
  if (earlier !== null) return { id: earlier, known: true };
  const diagram = parseDesign(loaded, input);
  await spend('submit', viewer.id);
  const log = trueLog(loaded, diagram, request.log);
  // The queue makes its tables on first use, which cannot wait for the transaction below on one connection.
  await boss();
  return insertSubmission(
    { mission: missionSlug, diagram, idempotencyKey, log },
    (tx, id, priority) => sendIn(tx, QUEUE.grade, id, priority),
  );
}

/** A hand-in that the viewer may see, graded or not; null for any other and for what is no id. */
export async function selectHandedIn(id: string): Promise<HandedIn | null> {
  await signedInViewer();
  if (!z.uuid().safeParse(id).success) return null;
  return selectOptionalHandedIn(id);
}

/** Where a hand-in that the viewer may see stands; throws `not-found` for any other and for what is no id. */
export async function selectState(id: string) {
  await signedInViewer();
  const state = z.uuid().safeParse(id).success ? await selectOptionalState(id) : null;
  if (state === null) throw notFound(`no submission ${id}`);
  return state;
}

/** A graded submission that the viewer may see; null for any other and for what is no id. */
export async function selectSubmission(id: string): Promise<SubmissionDetail | null> {
  const handedIn = await selectHandedIn(id);
  const report = handedIn?.report ?? null;
  return handedIn && report && { ...handedIn, report };
}

export type TitledSubmission = SubmissionSummary & { missionTitle: string };

/** Gives submissions the titles of their missions; the slug stands in for a mission that is gone. */
export async function withMissionTitles<T extends { mission: string }>(
  submissions: T[],
): Promise<(T & { missionTitle: string })[]> {
  const titles = new Map((await listMissions()).map(({ slug, mission }) => [slug, mission.title]));
  return submissions.map((submission) => ({
    ...submission,
    missionTitle: titles.get(submission.mission) ?? submission.mission,
  }));
}

/** The viewer's submissions of one mission, newest first. */
export async function selectOwnSubmissions(mission: string): Promise<TitledSubmission[]> {
  return withMissionTitles(await selectSubmissions({ mission }));
}

/** Submissions of the same person and mission as the given one, newest first. */
export async function selectSubmissionsBeside(
  submission: Pick<SubmissionDetail, 'mission' | 'owner'>,
): Promise<TitledSubmission[]> {
  const { mission, owner } = submission;
  return withMissionTitles(await selectSubmissions({ mission, owner: owner.id }));
}
