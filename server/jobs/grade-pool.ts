import 'server-only';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { GradeReport } from '@/core/contracts/grade-report';
import type { GradeProgress } from '@/core/grading/grade';
import { AppError } from '@/server/errors';
import { log } from '@/server/log';
import type { GradeAnswer, GradeInput, GradeJob } from './grade-job';

/** Gradings that may wait; beyond them a learner is asked to come back. */
const MAX_WAITING = 50;
/** Far above the event budget of every scenario; a worker that takes longer is broken, ms. */
const MAX_GRADING_MS = 120_000;

interface Waiting {
  job: GradeJob;
  onProgress: (progress: GradeProgress) => void;
  resolve: (report: GradeReport) => void;
  reject: (error: Error) => void;
}

/** One worker thread and a queue before it, so that gradings never hold up other requests. */
export class GradePool {
  private worker: Worker | null = null;
  private current: Waiting | null = null;
  private timer: NodeJS.Timeout | null = null;
  private readonly waiting: Waiting[] = [];
  private nextId = 1;

  constructor(
    private readonly file: string,
    private readonly limits = { waiting: MAX_WAITING, gradingMs: MAX_GRADING_MS },
  ) {}

  /**
   * Grades in turn, telling how far it has come once it has begun. Throws `unavailable` when too many wait, or when the
   * worker dies over it.
   */
  grade(
    input: GradeInput,
    onProgress: (progress: GradeProgress) => void = () => {},
  ): Promise<GradeReport> {
    if (this.waiting.length >= this.limits.waiting) {
      const message = 'Many designs are being graded right now. Submit again in a minute.';
      return Promise.reject(new AppError('unavailable', 'the grading queue is full', message));
    }
    return new Promise((resolve, reject) => {
      this.waiting.push({ job: { id: this.nextId++, input }, onProgress, resolve, reject });
      this.startNext();
    });
  }

  /** Ends the worker; what was waiting fails. */
  async close(): Promise<void> {
    const { worker } = this;
    for (const { reject } of this.waiting.splice(0)) reject(unavailable('the server is stopping'));
    this.fail('the server is stopping');
    await worker?.terminate();
  }

  private startNext() {
    if (this.current !== null) return;
    const next = this.waiting.shift();
    if (next === undefined) return;
    this.current = next;
    this.timer = setTimeout(() => this.fail('a grading took too long'), this.limits.gradingMs);
    this.worker ??= this.spawn();
    this.worker.ref();
    this.worker.postMessage(next.job);
  }

  private spawn(): Worker {
    const worker = new Worker(/* turbopackIgnore: true */ this.file);
    worker.on('message', (answer: GradeAnswer) => this.finish(worker, answer));
    worker.on('error', (error) => {
      log.error({ err: error }, 'the grading worker failed');
      this.lost(worker, 'the grading worker failed');
    });
    worker.on('exit', () => this.lost(worker, 'the grading worker ended'));
    return worker;
  }

  private finish(worker: Worker, answer: GradeAnswer) {
    if (this.worker !== worker || this.current?.job.id !== answer.id) return;
    if ('progress' in answer) return this.current.onProgress(answer.progress);
    const { resolve, reject } = this.current;
    this.settle();
    worker.unref();
    if ('report' in answer) resolve(answer.report);
    else reject(new Error(`grading failed: ${answer.error}`));
    this.startNext();
  }

  private lost(worker: Worker, reason: string) {
    if (this.worker === worker) this.fail(reason);
  }

  private fail(reason: string) {
    const { worker, current } = this;
    this.worker = null;
    this.settle();
    void worker?.terminate();
    current?.reject(unavailable(reason));
    this.startNext();
  }

  private settle() {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.current = null;
  }
}

function unavailable(reason: string): AppError {
  const message = 'Your design could not be graded just now; nothing was stored. Submit again.';
  return new AppError('unavailable', reason, message);
}

const shared = globalThis as { backpressureGrades?: GradePool };

/** The process's pool. */
export function gradePool(): GradePool {
  shared.backpressureGrades ??= new GradePool(
    join(/* turbopackIgnore: true */ process.cwd(), 'dist', 'grade-worker.mjs'),
  );
  return shared.backpressureGrades;
}
