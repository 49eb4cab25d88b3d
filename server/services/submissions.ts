import 'server-only';
import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { Diagram } from '@/core/contracts/diagram-schema';
import { canonicalForm } from '@/core/diagram/canonical-form';
import { parseCommandLog } from '@/core/diagram/command-log';
import type { Command } from '@/core/diagram/commands';
import { boundedGrowth, growsInto } from '@/core/diagram/growth';
import { parseDiagramFor } from '@/core/diagram/parse-diagram-for';
import type { GradeProgress } from '@/core/grading/grade';
import { initialDiagram } from '@/core/missions/initial-diagram';
import { ENGINE_VERSION } from '@/core/simulation/engine-version';
import { signedInViewer } from '@/server/auth/guards';
import { spend } from '@/server/auth/rate-limits';
import { sessionSecret } from '@/server/auth/session';
import { type LoadedMission, listMissions, loadMission } from '@/server/content/missions';
import { selectPredictions } from '@/server/data/predictions';
import { addFailureCards } from '@/server/data/review-cards';
import {
  insertSubmission,
  type SubmissionDetail,
  type SubmissionSummary,
  selectOptionalReport,
  selectOptionalSubmission,
  selectOptionalSubmissionId,
  selectSubmissions,
} from '@/server/data/submissions';
import { invalid, notFound } from '@/server/errors';
import { gradePool } from '@/server/jobs/grade-pool';
import { parseInput } from '@/server/parse-input';
import { parseDiagramRequest, refuseLarge } from './drafts';
import { addSubmittedPoint } from './restore-points';
import { momentsOf } from './review-questions';

const KeySchema = z
  .string()
  .regex(/^[A-Za-z0-9-]{8,64}$/, { error: 'has 8–64 letters, digits and -' });

const SubmitSchema = z.strictObject({
  idempotencyKey: KeySchema,
  diagram: z.unknown(),
  log: z.unknown().optional().transform(parseCommandLog),
});

/** Gradings under way by viewer and key, so that a key sent twice at once is graded once, and can be asked after. */
const underWay = new Map<string, { id: Promise<string>; progress: GradeProgress | null }>();

/**
 * The seed of a grade: the same for the same design, whatever it was drawn like, so handing in again does not throw the
 * dice again; and unknowable outside, so that no design can be tuned to it.
 */
function seedOf({ version, mission }: LoadedMission, diagram: Diagram): string {
  const { text } = canonicalForm(mission, diagram);
  return createHmac('sha256', sessionSecret()).update(`${version}\n${text}`).digest('hex');
}

function parseDesign({ mission }: LoadedMission, input: unknown): Diagram {
  refuseLarge(input);
  const parsed = parseDiagramFor(mission, input);
  if (!parsed.ok) throw invalid('a diagram that cannot be graded', parsed.problems);
  return parsed.value;
}

/** The log if it leads from the mission's start to this very diagram, within its limits; null otherwise. */
function trueLog({ mission }: LoadedMission, diagram: Diagram, log: Command[] | null) {
  const start = initialDiagram(mission);
  const bounded = log && boundedGrowth(start, log);
  return bounded && growsInto(start, bounded, diagram) ? bounded : null;
}

/**
 * Grades and stores `{ idempotencyKey, diagram, log? }`, JSON text, for the viewer; returns the submission's id. A key
 * that was used before returns what it made then. A log that does not lead to the diagram is left out. Throws `invalid` with every problem of the diagram, storing nothing.
 */
export async function submitDiagram(missionSlug: string, text: string): Promise<{ id: string }> {
  const viewer = await signedInViewer();
  const loaded = await loadMission(missionSlug);
  if (loaded === null) throw notFound(`no mission ${missionSlug}`);
  const request = parseInput(SubmitSchema, parseDiagramRequest(text));
  const { idempotencyKey, diagram: input } = request;
  const earlier = await selectOptionalSubmissionId(idempotencyKey);
  if (earlier !== null) return { id: earlier };
  const diagram = parseDesign(loaded, input);
  const key = `${viewer.id} ${idempotencyKey}`;
  const running = underWay.get(key);
  if (running !== undefined) return { id: await running.id };
  const onProgress = (progress: GradeProgress) => {
    const entry = underWay.get(key);
    if (entry) entry.progress = progress;
  };
  const grading = (async () => {
    await spend('submit', viewer.id);
    const { mission } = loaded;
    const seed = seedOf(loaded, diagram);
    const report =
      (await selectOptionalReport(seed, ENGINE_VERSION, mission, diagram)) ??
      (await gradePool().grade({ mission, missionSlug, diagram, seed }, onProgress));
    const log = trueLog(loaded, diagram, request.log);
    const id = await insertSubmission({ diagram, report, idempotencyKey, log });
    await addSubmittedPoint(missionSlug, diagram);
    const predictions = await selectPredictions(missionSlug);
    const refs = momentsOf(mission, missionSlug, { report, diagram, predictions });
    await addFailureCards(id, refs);
    return id;
  })();
  underWay.set(key, { id: grading, progress: null });
  try {
    return { id: await grading };
  } finally {
    underWay.delete(key);
  }
}

/** How far the grading of what the viewer handed in under this key has come; null before it begins and after it. */
export async function selectProgress(idempotencyKey: unknown): Promise<GradeProgress | null> {
  const viewer = await signedInViewer();
  const key = parseInput(KeySchema, idempotencyKey);
  return underWay.get(`${viewer.id} ${key}`)?.progress ?? null;
}

/** A submission that the viewer may see; null for any other and for what is no id. */
export async function selectSubmission(id: string): Promise<SubmissionDetail | null> {
  await signedInViewer();
  if (!z.uuid().safeParse(id).success) return null;
  return selectOptionalSubmission(id);
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
