import 'server-only';
import { randomUUID } from 'node:crypto';
import { parseDiagramFor } from '@/core/diagram/parse-diagram-for';
import { flipsOf, isLower } from '@/core/grading/flips';
import { boss, QUEUE } from '@/server/data/job-queue';
import { selectMissionTexts } from '@/server/data/regrade-scope';
import {
  applyItem,
  beatRegrade,
  type ClaimedRegrade,
  claimRegrade,
  endStretch,
  releaseRegrade,
  selectLeftRegrade,
  selectPendingItems,
  selectWaitingItems,
  storeFailed,
  storeRegraded,
  undoItem,
  type WaitingItem,
} from '@/server/data/regrade-work';
import { AppError } from '@/server/errors';
import { log } from '@/server/log';
import { gradePool } from './grade-pool';

const BEAT_MS = 1_000;
/** How often a process looks for what another one has left behind, ms. */
const SWEEP_MS = 3_000;
/** Tries that are read at once: some hundred kilobytes each. */
const BATCH = 20;

interface Runner {
  worker: string;
  stopping: boolean;
  running: Promise<void> | null;
  sweep: NodeJS.Timeout;
}

// One runner per process, however often the bundler loads this module.
const shared = globalThis as { backpressureRegrades?: Runner };

/**
 * Works at a regrade until this stretch of it is done, it is stopped, or `isStopping`. Every try is one transaction, so another process
 * goes on where this one ends, however it ends. Does nothing when another is at it.
 */
export async function workAtRegrade(
  id: string,
  worker: string,
  isStopping: () => boolean = () => false,
): Promise<void> {
  const claimed = await claimRegrade(id, worker);
  if (claimed === null) return;
  let isOurs = true;
  const timer = setInterval(() => {
    beatRegrade(id, worker, claimed.state).then(
      (held) => {
        isOurs &&= held;
      },
      () => {},
    );
  }, BEAT_MS);
  const goesOn = () => isOurs && !isStopping();
  try {
    const isDone = await (claimed.state === 'running'
      ? gradeAll(claimed, worker, goesOn)
      : moveAll(claimed, worker, goesOn));
    if (isDone) await endStretch(claimed, worker);
  } finally {
    clearInterval(timer);
    await releaseRegrade(id, worker);
  }
}

/** Grades what waits; true when nothing does any more. */
async function gradeAll(claimed: ClaimedRegrade, worker: string, goesOn: () => boolean) {
  for (;;) {
    const items = await selectWaitingItems(claimed.id, BATCH);
    if (items.length === 0) return true;
    const versions = [...new Set(items.map(({ missionVersion }) => missionVersion))];
    const texts = await selectMissionTexts(claimed.slug, versions);
    for (const item of items) {
      if (!goesOn()) return false;
      await gradeOne(claimed, worker, item, texts.get(item.missionVersion) ?? null);
    }
  }
}

async function gradeOne(
  { id, slug: missionSlug, mission }: ClaimedRegrade,
  worker: string,
  { submissionId, diagram, seed, report: before }: WaitingItem,
  was: ClaimedRegrade['mission'] | null,
): Promise<void> {
  const parsed = parseDiagramFor(mission, diagram);
  if (!parsed.ok) {
    return storeFailed(
      id,
      submissionId,
      'The mission has changed, and the design does not fit it any more.',
    );
  }
  const began = performance.now();
  try {
    const input = { mission, missionSlug, diagram: parsed.value, seed };
    const earlier = { mission: was, report: before };
    const { report, events } = await gradePool().regrade(input, earlier);
    const flips = flipsOf(earlier, mission, report);
    const outcome = ({ passed, stars, score }: typeof report) => ({ passed, stars, ...score });
    await storeRegraded(id, worker, {
      ...{ submissionId, report, flips, events },
      differs: flips.length > 0,
      lower: isLower(outcome(report), outcome(before)),
      ms: performance.now() - began,
    });
  } catch (error) {
    // The pool is closing: not the design's fault.
    if (shared.backpressureRegrades?.stopping && error instanceof AppError) return;
    log.error({ err: error, submission: submissionId }, 'grading anew failed');
    await storeFailed(id, submissionId, null);
  }
}

/** Gives grades, or gives them back; true when none is left to do. */
async function moveAll(claimed: ClaimedRegrade, worker: string, goesOn: () => boolean) {
  const move = claimed.state === 'undoing' ? undoItem : applyItem;
  for (;;) {
    const pending = await selectPendingItems(claimed, BATCH);
    if (pending.length === 0) return true;
    for (const submissionId of pending) {
      if (!goesOn()) return false;
      await move(claimed, worker, submissionId);
    }
  }
}

async function take(runner: Runner, id: string): Promise<void> {
  if (runner.stopping) return;
  // One at a time in a process: what else is to be done waits for the sweep.
  await runner.running;
  const work = workAtRegrade(id, runner.worker, () => runner.stopping).catch((error) => {
    log.error({ err: error, regrade: id }, 'a regrade was interrupted');
  });
  runner.running = work;
  await work;
  if (runner.running === work) runner.running = null;
}

/** Takes on what was left behind, when nothing else is to be done here. */
async function sweep(runner: Runner): Promise<void> {
  if (runner.stopping || runner.running !== null) return;
  try {
    const left = await selectLeftRegrade();
    if (left !== null && runner.running === null) await take(runner, left);
  } catch (error) {
    log.warn({ err: error }, 'looking for regrades failed');
  }
}

/** Grades old hand-ins anew in this process when somebody asks for it; jobs begin it, and a sweep goes on with what others left. */
export async function startRegrading(): Promise<void> {
  if (shared.backpressureRegrades) return;
  const runner: Runner = {
    worker: randomUUID(),
    stopping: false,
    running: null,
    sweep: setInterval(() => void sweep(runner), SWEEP_MS),
  };
  runner.sweep.unref();
  shared.backpressureRegrades = runner;
  const queue = await boss();
  await queue.work<{ id: string }>(
    QUEUE.regrade,
    { batchSize: 1, pollingIntervalSeconds: 0.5 },
    async ([job]) => {
      // The job only says that there is work: how long it takes is nothing to the queue.
      if (job) void take(runner, job.data.id);
    },
  );
}

/** Takes on no more, and waits for the try that is under way. */
export async function stopRegrading(): Promise<void> {
  const runner = shared.backpressureRegrades;
  if (!runner) return;
  runner.stopping = true;
  clearInterval(runner.sweep);
  await runner.running;
  delete shared.backpressureRegrades;
}
