import 'server-only';
import { parseDiagramFor } from '@/core/diagram/parse-diagram-for';
import type { GradeProgress } from '@/core/grading/grade';
import { ENGINE_VERSION } from '@/core/simulation/engine-version';
import { loadMission } from '@/server/content/missions';
import {
  beat,
  type Claimed,
  claimSubmission,
  endClaim,
  selectOptionalReport,
  selectPredictionsOf,
  storeGrade,
} from '@/server/data/grades';
import { momentsOf } from '@/server/services/review-questions';
import { designSeed } from './design-seed';
import { gradePool } from './grade-pool';

/** How often a grading says how far it has come, ms: far more often than a process may be silent. */
const BEAT_MS = 1_000;

const shareOf = ({ number, of, atMs, horizonMs }: GradeProgress) =>
  of === 0 ? 0 : Math.min(1, (number - 1 + (horizonMs > 0 ? atMs / horizonMs : 0)) / of);

/**
 * Grades a hand-in and stores the grade with its review cards. Does nothing when it is graded already or in other hands, so
 * a job may come any number of times. What cannot be graded at all (its mission is gone, its diagram does not fit any more)
 * fails with a reason for its learner; after a failure of the machine it goes back to the queue, and the error is thrown.
 */
export async function gradeSubmission(id: string, worker: string): Promise<void> {
  const claimed = await claimSubmission(id, worker);
  if (claimed === null) return;
  let progress = 0;
  const timer = setInterval(() => {
    void beat(id, worker, progress).catch(() => {});
  }, BEAT_MS);
  try {
    const problem = await gradeClaimed(claimed, worker, (told) => {
      progress = shareOf(told);
    });
    if (problem !== null) await endClaim(id, worker, { state: 'failed', problem });
  } catch (error) {
    await endClaim(id, worker, { state: 'queued' });
    throw error;
  } finally {
    clearInterval(timer);
  }
}

/** Why the hand-in cannot be graded; null when it was. */
async function gradeClaimed(
  claimed: Claimed,
  worker: string,
  onProgress: (progress: GradeProgress) => void,
): Promise<string | null> {
  const { mission: missionSlug } = claimed;
  const loaded = await loadMission(missionSlug);
  if (loaded === null) return 'This mission does not exist any more.';
  const { mission } = loaded;
  const parsed = parseDiagramFor(mission, claimed.diagram);
  if (!parsed.ok) return 'This mission has changed, and the design does not fit it any more.';
  const diagram = parsed.value;
  const seed = designSeed(loaded.mission, diagram);
  const report =
    (await selectOptionalReport(seed, ENGINE_VERSION, mission, diagram)) ??
    (await gradePool().grade({ mission, missionSlug, diagram, seed }, onProgress));
  const predictions = await selectPredictionsOf(claimed.userId, missionSlug);
  const refs = momentsOf(mission, missionSlug, { report, diagram, predictions });
  await storeGrade(claimed, worker, { mission, report, refs });
  return null;
}
