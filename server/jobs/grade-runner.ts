import 'server-only';
import { randomUUID } from 'node:crypto';
import { selectUngraded } from '@/server/data/grades';
import { boss, QUEUE, stopBoss } from '@/server/data/job-queue';
import { log } from '@/server/log';
import { countGrade } from '@/server/metrics';
import { gradeSubmission } from './grade-submission';

/** How often a process looks for hand-ins whose process fell silent, and for jobs that nobody told it of, ms. */
const SWEEP_MS = 2_000;
/** The queue takes a job that is worked on for a quarter of an hour for lost; after this long the next one is asked for, ms. */
const LONGEST_SHIFT_MS = 120_000;

interface Runner {
  worker: string;
  stopping: boolean;
  running: Set<Promise<boolean>>;
  sweep: NodeJS.Timeout;
}

// One runner per process, however often the bundler loads this module.
const shared = globalThis as { backpressureRunner?: Runner };

/** Grades a hand-in if it waits; false when that failed. */
async function take(runner: Runner, id: string): Promise<boolean> {
  const began = performance.now();
  const work = gradeSubmission(id, runner.worker).then(
    () => {
      countGrade('done', performance.now() - began);
      return true;
    },
    (error) => {
      countGrade('failed', performance.now() - began);
      log.error({ err: error, submission: id }, 'a grading failed');
      return false;
    },
  );
  runner.running.add(work);
  const isDone = await work;
  runner.running.delete(work);
  return isDone;
}

/**
 * Goes on with whatever waits, whose turn it is first, until nothing does: the queue hands out two jobs a second at most, and an
 * equal design takes milliseconds. The jobs of what was done here find nothing to do when they come.
 */
async function takeAll(runner: Runner): Promise<void> {
  const until = performance.now() + LONGEST_SHIFT_MS;
  while (!runner.stopping && performance.now() < until) {
    const [next] = await selectUngraded(1);
    if (next === undefined || !(await take(runner, next))) return;
  }
}

/**
 * Works off grading jobs in this process, one at a time: the pool below it uses the cores. Jobs come from the queue of the
 * database, highest priority first; every two seconds the process also looks for hand-ins that another one left behind.
 */
export async function startGradeRunner(): Promise<void> {
  if (shared.backpressureRunner) return;
  const runner: Runner = {
    worker: randomUUID(),
    stopping: false,
    running: new Set(),
    sweep: setInterval(() => void sweep(runner), SWEEP_MS),
  };
  runner.sweep.unref();
  shared.backpressureRunner = runner;
  const queue = await boss();
  await queue.work<{ id: string }>(
    QUEUE.grade,
    { batchSize: 1, pollingIntervalSeconds: 0.5 },
    async ([job]) => {
      if (!job || runner.stopping) return;
      if (await take(runner, job.data.id)) await takeAll(runner);
    },
  );
}

/** Takes on what was left behind, when nothing else is to be done here. */
async function sweep(runner: Runner): Promise<void> {
  if (runner.stopping || runner.running.size > 0) return;
  try {
    const [left] = await selectUngraded(1);
    if (left !== undefined && runner.running.size === 0) await take(runner, left);
  } catch (error) {
    log.warn({ err: error }, 'looking for hand-ins without a grade failed');
  }
}

/** Takes no more jobs, and waits for what is under way. */
export async function stopGradeRunner(): Promise<void> {
  const runner = shared.backpressureRunner;
  if (!runner) return;
  delete shared.backpressureRunner;
  runner.stopping = true;
  clearInterval(runner.sweep);
  await Promise.all(runner.running);
  await stopBoss();
}
