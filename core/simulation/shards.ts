import { IntRing } from './int-ring';
import { shardOf } from './item-keys';

/**
 * The shards of a component with slots, by their number: each has as many replicas as the others, in one block of places, and a line and a
 * turn of its own.
 */
export class Shards {
  /** Replicas of each. */
  readonly each: number;
  /** Units that wait for a slot of the shard. */
  readonly lines: readonly IntRing[];
  /** Units in all lines. */
  waiting = 0;
  readonly free: Int32Array;
  /** Replicas that are up. */
  readonly up: Int32Array;
  /** Which replica of the shard is next, counted from its first. */
  readonly turn: Int32Array;
  /** Units that have come. */
  readonly came: Float64Array;
  readonly busy: Int32Array;
  readonly busyArea: Float64Array;
  readonly busyAt: Float64Array;

  constructor(
    readonly count: number,
    replicas: number,
    concurrency: number,
  ) {
    this.each = replicas / count;
    this.lines = Array.from({ length: count }, () => new IntRing());
    this.free = new Int32Array(count).fill(this.each * concurrency);
    this.up = new Int32Array(count).fill(this.each);
    this.turn = new Int32Array(count);
    this.came = new Float64Array(count);
    this.busy = new Int32Array(count);
    this.busyArea = new Float64Array(count);
    this.busyAt = new Float64Array(count);
  }

  /** The shard that a replica belongs to. */
  ofReplica(replica: number): number {
    return Math.floor(replica / this.each);
  }

  /** The replica that holds what a cache knows about a key. */
  homeOf(key: number): number {
    return shardOf(key, this.count) * this.each + (key % this.each);
  }

  addBusy(shard: number, now: number, slots: number): void {
    this.busyArea[shard]! += this.busy[shard]! * (now - this.busyAt[shard]!);
    this.busyAt[shard] = now;
    this.busy[shard]! += slots;
  }

  push(shard: number, w: number): void {
    this.lines[shard]!.push(w);
    this.waiting += 1;
  }

  /** The unit that is next in the line of a shard, taken out of it; there must be one. */
  shift(shard: number): number {
    this.waiting -= 1;
    return this.lines[shard]!.shift();
  }
}
