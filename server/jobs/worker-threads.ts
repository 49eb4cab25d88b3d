import 'server-only';
import { Worker } from 'node:worker_threads';
import { log } from '@/server/log';

/** A job that a thread is at: what it is told is a message, what it answers comes back one by one. */
export interface ThreadJob<Answer> {
  message: unknown;
  /** Returns true when that was the last answer. */
  answered: (answer: Answer) => boolean;
  /** The thread was lost over it, or it took too long. */
  lost: (reason: string) => void;
}

interface Thread<Answer> {
  worker: Worker;
  job: ThreadJob<Answer> | null;
  timer: NodeJS.Timeout | null;
}

/** So many worker threads, started when there is something to do, and a line before them. */
export class WorkerThreads<Answer> {
  private readonly threads: Thread<Answer>[] = [];
  private readonly line: ThreadJob<Answer>[] = [];

  constructor(
    private readonly file: string,
    private readonly size: number,
    private readonly jobMs: number,
  ) {}

  /** Puts a job in line, before all others when it is `urgent`. */
  add(job: ThreadJob<Answer>, urgent: boolean): void {
    if (urgent) this.line.unshift(job);
    else this.line.push(job);
    this.startNext();
  }

  /** Forgets jobs in line. */
  drop(isDropped: (job: ThreadJob<Answer>) => boolean): void {
    const kept = this.line.filter((job) => !isDropped(job));
    this.line.splice(0, this.line.length, ...kept);
  }

  /** Ends all threads; what they were at and what was in line is lost. */
  async close(reason: string): Promise<void> {
    const waiting = this.line.splice(0);
    const threads = [...this.threads];
    for (const thread of threads) this.lose(thread, reason);
    for (const job of waiting) job.lost(reason);
    await Promise.all(threads.map(({ worker }) => worker.terminate()));
  }

  private startNext(): void {
    while (this.line.length > 0) {
      const thread = this.threads.find(({ job }) => job === null) ?? this.spawn();
      if (thread === null) return;
      const job = this.line.shift();
      if (job === undefined) return;
      thread.job = job;
      thread.timer = setTimeout(() => this.lose(thread, 'a grading took too long'), this.jobMs);
      thread.worker.ref();
      thread.worker.postMessage(job.message);
    }
  }

  private spawn(): Thread<Answer> | null {
    if (this.threads.length >= this.size) return null;
    const worker = new Worker(/* turbopackIgnore: true */ this.file);
    const thread: Thread<Answer> = { worker, job: null, timer: null };
    worker.on('message', (answer: Answer) => {
      if (!thread.job?.answered(answer)) return;
      this.settle(thread);
      worker.unref();
      this.startNext();
    });
    worker.on('error', (error) => {
      log.error({ err: error }, 'a grading worker failed');
      this.lose(thread, 'a grading worker failed');
    });
    worker.on('exit', () => this.lose(thread, 'a grading worker ended'));
    this.threads.push(thread);
    return thread;
  }

  private settle(thread: Thread<Answer>): void {
    if (thread.timer !== null) clearTimeout(thread.timer);
    thread.timer = null;
    thread.job = null;
  }

  private lose(thread: Thread<Answer>, reason: string): void {
    const place = this.threads.indexOf(thread);
    if (place < 0) return;
    this.threads.splice(place, 1);
    const { job } = thread;
    this.settle(thread);
    void thread.worker.terminate();
    job?.lost(reason);
    this.startNext();
  }
}
