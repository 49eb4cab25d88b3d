import { IntRing } from './int-ring';

/** What a sharded queue knows of its shards: which message of each is under way (ready, in flight or given back), and which wait behind it. */
export class ShardLines {
  /** The message under way; −1 without one. */
  readonly under: Int32Array;
  /** Messages that wait behind it, the oldest first. */
  readonly behind: readonly IntRing[];
  /** By flow and key: the message that waits behind another, where only the latest is kept. */
  readonly latest: Map<number, number>[] = [];
  /** Messages that have come. */
  readonly came: Float64Array;
  /** How long a message was under way, ms, but for the one that is. */
  readonly busyMs: Float64Array;
  readonly since: Float64Array;

  constructor(readonly count: number) {
    this.under = new Int32Array(count).fill(-1);
    this.behind = Array.from({ length: count }, () => new IntRing());
    this.came = new Float64Array(count);
    this.busyMs = new Float64Array(count);
    this.since = new Float64Array(count);
  }

  /** By key the message of a flow that waits, where only the latest is kept. */
  latestOf(flow: number): Map<number, number> {
    let latest = this.latest[flow];
    if (latest === undefined) {
      latest = new Map();
      this.latest[flow] = latest;
    }
    return latest;
  }
}
