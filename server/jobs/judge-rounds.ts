import 'server-only';
import { gradesSettled, gradesWanted } from '@/core/interview/grades-wanted';
import { judgeRound } from '@/core/interview/judge-round';
import { reasonsGiven } from '@/core/interview/reasons';
import { loadInterview } from '@/server/content/interviews';
import { boss, QUEUE } from '@/server/data/job-queue';
import { endJudging, selectUnsettledRound } from '@/server/data/rounds';
import { worldOf } from '@/server/services/rounds';
import { gradeFor, tryReasonsFor } from './round-outcomes';

/** Grades what is settled of a round that goes on, and tries its reasons, so that little is left to be done at its end. */
export async function judgeAhead(id: string): Promise<void> {
  const round = await selectUnsettledRound(id);
  const loaded = round && (await loadInterview(round.mission));
  if (!loaded) return;
  const { state, seed } = round;
  const grades = await gradeFor(id, loaded.slug, gradesSettled(worldOf(loaded, seed), state));
  await tryReasonsFor(id, loaded, state, grades.base);
}

/**
 * Judges a finished round: all gradings that its report needs, and the report; then the trials of its reasons, and the report with these. Does
 * nothing when it is judged to the end.
 */
export async function judgeFinished(id: string): Promise<void> {
  const round = await selectUnsettledRound(id);
  if (!round?.state.finished) return;
  const loaded = await loadInterview(round.mission);
  if (loaded === null) {
    return endJudging(id, { problem: 'The interview over this mission does not exist any more.' });
  }
  const { state } = round;
  const world = worldOf(loaded, round.seed);
  const grades = await gradeFor(id, loaded.slug, gradesWanted(world, state));
  const trials = tryReasonsFor(id, loaded, state, grades.base);
  // It is awaited below; what is stored before must not leave it alone with its failure.
  trials.catch(() => {});
  if (reasonsGiven(loaded.mission, state).length > 0) {
    // Trials that were made ahead are there at once, and nobody has to see a report without them.
    const soon = new Promise<null>((resolve) => setTimeout(resolve, SOON_MS, null));
    const isSlow = (await Promise.race([trials, soon])) === null;
    if (isSlow) await endJudging(id, { report: judgeRound(world, loaded.slug, state, grades) });
  }
  const verdicts = await trials;
  await endJudging(id, { report: judgeRound(world, loaded.slug, state, grades, verdicts) });
}

/** So long the report waits for the trials of its reasons, ms. */
const SOON_MS = 300;

/**
 * Judges rounds in this process as they end, and ahead as they go on, one after another each: the pool below uses the cores. What was
 * begun ahead is not done twice.
 */
export async function startJudging(): Promise<void> {
  const queue = await boss();
  const options = { batchSize: 1, pollingIntervalSeconds: 0.5 };
  await queue.work<{ id: string }>(QUEUE.round, options, async ([job]) => {
    if (job) await judgeFinished(job.data.id);
  });
  await queue.work<{ id: string }>(QUEUE.roundAhead, options, async ([job]) => {
    if (job) await judgeAhead(job.data.id);
  });
}
