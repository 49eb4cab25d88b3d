// A worker thread that grades. Bundled to dist/grade-worker.mjs before the server starts; see scripts/lib/build.mjs.
import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { type Trial, tryReason } from '@/core/explanations/experiment';
import { trialByRuns } from '@/core/explanations/trial';
import type { Simulate } from '@/core/grading/grade';
import { furtherRuns, gradeOverSeeds, type WantedRun } from '@/core/grading/grade-over-seeds';
import { inForm } from '@/core/grading/on-form';
import { type EarlierGrade, regrade } from '@/core/grading/regrade';
import { simulate } from '@/core/simulation/simulate';
import type {
  GradeAnswer,
  GradeInput,
  GradeJob,
  GradeResult,
  KnownRun,
  ReasonGiven,
} from './grade-job';
import { widenInlining } from './widen-inlining';

widenInlining();

/** Whoever waits for a page comes first. Linux has priorities of threads; elsewhere this would slow the whole process down. */
if (process.platform === 'linux') setPriority(0, 10);

/** Time between two messages about the progress of a run, ms. */
const PROGRESS_MS = 150;

const post = (answer: GradeAnswer) => parentPort?.postMessage(answer);

/** Stands in for the engine where a run is known already. */
function recall(known: readonly KnownRun[]): Simulate {
  return (input) => {
    const { scenarioId, seed, watch } = input;
    const found = known.find((run) => run.scenarioId === scenarioId && run.seed === seed);
    return found === undefined || watch !== undefined ? simulate(input) : found.outcome;
  };
}

/** Runs one scenario of the design in its canonical form, as a grade would. */
function run(job: number, input: GradeInput, { scenarioId, seed }: WantedRun): KnownRun {
  let told = 0;
  const { mission, diagram } = inForm(input);
  const { run: made, trouble } = simulate({
    mission,
    diagram,
    scenarioId,
    seed,
    onProgress: ({ atMs, events }) => {
      const now = performance.now();
      if (now - told < PROGRESS_MS) return;
      told = now;
      post({ id: job, progress: { scenarioId, atMs, events } });
    },
  });
  return { scenarioId, seed, outcome: { run: made, trouble } };
}

/** A run that has to be made first. */
class Wanted extends Error {
  constructor(readonly run: WantedRun) {
    super(`${run.scenarioId} is not known`);
  }
}

/** Grades a hand-in anew, or says which run it wants next: so each run takes its turn among the hand-ins of today. */
function gradeAnew(input: GradeInput, was: EarlierGrade, known: readonly KnownRun[]): GradeResult {
  const recalled = recall(known);
  const asking: Simulate = (asked) => {
    const { scenarioId, seed, watch } = asked;
    const isKnown = known.some((run) => run.scenarioId === scenarioId && run.seed === seed);
    if (!isKnown && watch === undefined) throw new Wanted({ scenarioId, seed });
    return recalled(asked);
  };
  try {
    return { kind: 'report', report: regrade({ ...input, was, simulate: asking }) };
  } catch (error) {
    if (error instanceof Wanted) return { kind: 'wanted', wanted: error.run };
    throw error;
  }
}

/** Tries a reason by runs of the design without what it speaks for; how the design itself does is known. */
function tryGiven({ mission, missionSlug, diagram, seed }: GradeInput, given: ReasonGiven) {
  const byRuns = trialByRuns(mission, missionSlug, seed, simulate);
  const trial: Trial = (design, checks) =>
    design === diagram ? given.findings : byRuns(design, checks);
  return tryReason(mission, diagram, given.decision, given.reason, trial);
}

function work({ id, input, task }: GradeJob): GradeResult {
  if (task.kind === 'run') return { kind: 'run', run: run(id, input, task.wanted) };
  if (task.kind === 'regrade') return gradeAnew(input, task.was, task.known);
  if (task.kind === 'try') return { kind: 'tried', verdict: tryGiven(input, task.given) };
  const recalling = { ...input, simulate: recall(task.known) };
  return task.kind === 'further'
    ? { kind: 'further', wanted: furtherRuns(recalling) }
    : { kind: 'report', report: gradeOverSeeds(recalling) };
}

parentPort?.on('message', (job: GradeJob) => {
  const { id } = job;
  try {
    post({ id, done: work(job) });
  } catch (error) {
    post({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
