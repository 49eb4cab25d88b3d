import type { ComponentState } from './component-state';
import type { ConnectionState } from './connection-state';

/** Slots of a worker that has a fold: its units have their room from the beginning. */
const MOST_SLOTS = 65_536;

/** Folds of one run. */
export const MOST_FOLDS = 16;

/**
 * Units of a worker that only works for a constant time and then calls one component without slots, in a form that costs
 * little: what such a unit needs beyond its message is a few numbers, as long as nothing foreign happens. In the lanes of the
 * worker and its callee they stand under a negative handle. `unfold` makes pieces of work of them again.
 */
export class WorkerFold {
  /** Units under way. */
  live = 0;
  readonly message: Int32Array;
  readonly receipt: Int32Array;
  readonly item: Int32Array;
  readonly replica: Int32Array;
  /** The connection that brought the unit. */
  readonly source: Int32Array;
  /** 1 when its call will be served, 0 when it will fail. */
  readonly well: Uint8Array;
  readonly takenAt: Float64Array;
  /** Place in the order in which pieces of work came to be; −1 when the handle is free. */
  readonly born: Float64Array;
  /** Sequence number of the timer of its message's visibility, should that be needed. */
  readonly sequence: Float64Array;
  used = 0;
  /** The queue that the worker alone empties, and which alone it empties; null when it is not so. */
  readonly queue: ComponentState | null;
  private readonly free: Int32Array;
  private freeCount = 0;

  constructor(
    readonly index: number,
    readonly worker: ComponentState,
    readonly flow: number,
    readonly step: ConnectionState,
    /** Own work, look-ups of keys included, ms. */
    readonly workMs: number,
  ) {
    const n = worker.slots;
    this.message = new Int32Array(n);
    this.receipt = new Int32Array(n);
    this.item = new Int32Array(n);
    this.replica = new Int32Array(n);
    this.source = new Int32Array(n);
    this.well = new Uint8Array(n);
    this.takenAt = new Float64Array(n);
    this.born = new Float64Array(n).fill(-1);
    this.sequence = new Float64Array(n);
    this.free = new Int32Array(n);
    const from = worker.sources.length === 1 ? worker.sources[0]!.from : null;
    this.queue = from?.targetOf.every((t) => t < 0) ? from : null;
  }

  create(): number {
    this.live += 1;
    if (this.freeCount > 0) return this.free[--this.freeCount]!;
    return this.used++;
  }

  release(unit: number): void {
    this.live -= 1;
    this.born[unit] = -1;
    this.free[this.freeCount++] = unit;
  }

  /** What stands for the unit in a lane. */
  handleOf(unit: number): number {
    return -1 - (unit * MOST_FOLDS + this.index);
  }
}

/** The unit that a negative handle in a lane stands for, and the place of its fold. */
export const unitOf = (handle: number): number => ((-1 - handle) / MOST_FOLDS) | 0;
export const foldIndexOf = (handle: number): number => (-1 - handle) & (MOST_FOLDS - 1);

function constantWork(worker: ComponentState, flow: number): number {
  const { work, dedupe, idempotent, service } = worker.config;
  let ms = work.draw(service);
  if (!idempotent) return ms;
  if (worker.dedupeOnce[flow]) ms += dedupe.draw(service);
  if (worker.dedupeFirst[flow]) ms += dedupe.draw(service);
  return ms;
}

/** Whether a queue hands out all its messages in the order in which they came. */
function keepsAll({ config, shardLines }: ComponentState): boolean {
  return (
    shardLines === null &&
    !config.perKey &&
    !config.latestOnly &&
    config.ttlMs === Number.POSITIVE_INFINITY
  );
}

/** The fold of a worker whose units do nothing but work and call; null when they do more, or may do it differently. */
export function foldOf(worker: ComponentState, index: number): WorkerFold | null {
  const { config } = worker;
  const flows = worker.steps.flatMap((steps, flow) => (steps.length > 0 ? [flow] : []));
  const flow = flows[0];
  const step = flow === undefined ? undefined : worker.steps[flow]![0];
  const fits =
    flow !== undefined &&
    flows.length === 1 &&
    step !== undefined &&
    worker.steps[flow]!.length === 1 &&
    index < MOST_FOLDS &&
    worker.slots <= MOST_SLOTS &&
    worker.sources.length > 0 &&
    worker.sources.every(({ from }) => from.consumers.length === 1 && keepsAll(from)) &&
    worker.phaseLane !== null &&
    step.sync &&
    (step.to.leaf?.other ?? null) !== null &&
    config.blocking &&
    config.retries === 0 &&
    config.guards === null &&
    config.scaling === null &&
    !config.keepsDeadline &&
    (config.ownKeys === null || config.idempotent) &&
    !config.ackBefore &&
    (!config.idempotent || config.dedupe.constant) &&
    worker.targetOf.every((target) => target < 0) &&
    worker.newsOf.every((news) => news < 0);
  if (!fits) return null;
  return new WorkerFold(index, worker, flow, step, constantWork(worker, flow));
}
