import 'server-only';
import { gradesSettled, gradesWanted, type WantedGrade } from '@/core/interview/grades-wanted';
import { judgeRound, type Outcomes } from '@/core/interview/judge-round';
import { loadInterview } from '@/server/content/interviews';
import { boss, QUEUE } from '@/server/data/job-queue';
import { endJudging, selectUnsettledRound } from '@/server/data/rounds';
import { worldOf } from '@/server/services/rounds';
import { gradeFor, tryReasonsFor } from './round-outcomes';

/** The gradings of the two drawings, which most of a report rests on, and the others. */
function inOrder(wanted: readonly WantedGrade[]) {
  const isDrawing = ({ key }: WantedGrade) => key === 'base' || key === 'change';
  return {
    drawings: wanted.filter(isDrawing),
    others: wanted.filter((one) => !isDrawing(one)),
  };
}

/** Grades what is settled of a round that goes on, and tries its reasons, so that little is left to be done at its end. */
export async function judgeAhead(id: string): Promise<void> {
  const round = await selectUnsettledRound(id);
  const loaded = round && (await loadInterview(round.mission));
  if (!loaded) return;
  const { state, seed } = round;
  const { drawings, others } = inOrder(gradesSettled(worldOf(loaded, seed), state));
  const { base } = await gradeFor(id, loaded.slug, drawings);
  await gradeFor(id, loaded.slug, others);
  await tryReasonsFor(id, loaded, state, base);
}

/**
 * Judges a finished round: the gradings of its drawings, and the report so far; then what else was said of them and the trials of its reasons, and
 * the report with these. Does nothing when it is judged to the end.
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
  const { drawings, others } = inOrder(gradesWanted(world, state));
  const grades = await gradeFor(id, loaded.slug, drawings);
  const rest = Promise.all([
    gradeFor(id, loaded.slug, others),
    tryReasonsFor(id, loaded, state, grades.base),
  ]);
  // It is awaited below; what is stored before must not leave it alone with its failure.
  rest.catch(() => {});
  const judge = (outcomes: Outcomes) =>
    endJudging(id, { report: judgeRound(world, loaded.slug, state, outcomes) });
  // What was run ahead is there at once, and nobody has to see a report without it.
  const soon = new Promise<null>((resolve) => setTimeout(resolve, SOON_MS, null));
  const isSlow = (await Promise.race([rest, soon])) === null;
  if (isSlow) await judge({ grades, awaited: new Set(others.map(({ key }) => key)) });
  const [more, verdicts] = await rest;
  await judge({ grades: { ...grades, ...more }, verdicts });
}

/** So long the report waits for what is not run yet, ms. */
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
