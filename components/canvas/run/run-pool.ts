import type { WorkerMessage, WorkerRequest } from './run-messages';

type Progress = Extract<WorkerMessage, { kind: 'progress' }>;
type Answer<K extends 'done' | 'judged' | 'story'> = Extract<WorkerMessage, { kind: K }>;

interface Job {
  request: WorkerRequest;
  onProgress: (progress: Progress) => void;
  resolve: (message: Answer<'done' | 'judged' | 'story'>) => void;
  reject: (error: Error) => void;
}

/** The work was called off. */
export class Cancelled extends Error {}

const NOT_LOADED = 'The simulation could not be loaded. Check your connection.';

/** The least of a browser worker that the pool needs. */
export interface PoolWorker {
  postMessage: (request: WorkerRequest) => void;
  terminate: () => void;
  onmessage: ((event: MessageEvent<WorkerMessage>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

/**
 * Workers that run and judge, at most `most` at once; what comes beyond that waits its turn. A worker that has nothing to do
 * is used again, since loading one takes longer than a small run.
 */
export class RunPool {
  private readonly idle: PoolWorker[] = [];
  private readonly busy = new Map<PoolWorker, Job>();
  private waiting: Job[] = [];

  constructor(
    private readonly make: () => PoolWorker,
    private readonly most: number,
  ) {}

  run(
    request: Extract<WorkerRequest, { kind: 'run' }>,
    onProgress: (progress: Progress) => void,
  ): Promise<Answer<'done'>> {
    return this.ask(request, onProgress) as Promise<Answer<'done'>>;
  }

  watch(request: Extract<WorkerRequest, { kind: 'watch' }>): Promise<Answer<'story'>> {
    return this.ask(request, () => {}) as Promise<Answer<'story'>>;
  }

  judge(request: Extract<WorkerRequest, { kind: 'judge' }>): Promise<Answer<'judged'>> {
    return this.ask(request, () => {}) as Promise<Answer<'judged'>>;
  }

  /** Ends all runs that are under way or waiting; whoever waits for one gets `Cancelled`. Judging goes on. */
  cancel(): void {
    this.drop(({ request }) => request.kind !== 'judge');
  }

  close(): void {
    this.drop(() => true);
    for (const worker of this.idle.splice(0)) worker.terminate();
  }

  private drop(which: (job: Job) => boolean): void {
    const dropped = this.waiting.filter(which);
    this.waiting = this.waiting.filter((job) => !which(job));
    for (const [worker, job] of [...this.busy]) {
      if (!which(job)) continue;
      worker.terminate();
      this.busy.delete(worker);
      dropped.push(job);
    }
    for (const job of dropped) job.reject(new Cancelled());
    this.next();
  }

  private ask(request: WorkerRequest, onProgress: Job['onProgress']) {
    return new Promise<Answer<'done' | 'judged' | 'story'>>((resolve, reject) => {
      this.waiting.push({ request, onProgress, resolve, reject });
      this.next();
    });
  }

  private next(): void {
    if (this.waiting.length === 0) return;
    if (this.idle.length === 0 && this.busy.size >= this.most) return;
    const worker = this.idle.pop() ?? this.make();
    const job = this.waiting.shift();
    if (!job) return;
    this.busy.set(worker, job);
    const end = (settle: () => void, again: boolean) => {
      if (this.busy.get(worker) !== job) return;
      this.busy.delete(worker);
      if (again) this.idle.push(worker);
      else worker.terminate();
      settle();
      this.next();
    };
    worker.onerror = () => end(() => job.reject(new Error(NOT_LOADED)), false);
    worker.onmessage = ({ data }) => {
      if (data.kind === 'progress') job.onProgress(data);
      else if (data.kind === 'failed') end(() => job.reject(new Error(data.reason)), false);
      else end(() => job.resolve(data), true);
    };
    worker.postMessage(job.request);
  }
}
