import { grownFloat64, grownInt16, grownInt32, grownUint8 } from './typed-arrays';

export enum MESSAGE {
  free = 0,
  ready = 1,
  inFlight = 2,
  /** Given back, not visible yet. */
  delayed = 3,
  /** Acknowledged after its time had run out; only its place in the line is left. */
  deleted = 4,
}

/**
 * Messages of all queues as parallel arrays. One entry may stand for `left` fresh messages published in one batch, each
 * carrying `each` items from `first` on; messages get entries of their own when they are taken.
 */
export class MessagePool {
  live = 0;
  used = 0;
  queue = new Int16Array(64);
  flow = new Uint8Array(64);
  state = new Uint8Array(64);
  hops = new Uint8Array(64);
  receives = new Int16Array(64);
  /** What it follows from, as bits: see knowledge.ts. */
  knows = new Int32Array(64);
  first = new Int32Array(64);
  each = new Int32Array(64);
  left = new Int32Array(64);
  /** Number of the newest receipt; changes with every take and when the entry ends. */
  receipt = new Int32Array(64);
  /** When it was published, ms. */
  at = new Float64Array(64);
  /** From being published to being taken for the last time, ms. */
  waited = new Float64Array(64);
  /** Place among all that became ready. */
  order = new Float64Array(64);
  private free = new Int32Array(64);
  private freeCount = 0;

  create(queue: number, flow: number, first: number, each: number, hops: number): number {
    let m: number;
    if (this.freeCount > 0) m = this.free[--this.freeCount]!;
    else {
      if (this.used === this.queue.length) this.grow();
      m = this.used++;
    }
    this.live += 1;
    this.queue[m] = queue;
    this.flow[m] = flow;
    this.state[m] = MESSAGE.ready;
    this.hops[m] = hops;
    this.receives[m] = 0;
    this.knows[m] = 0;
    this.first[m] = first;
    this.each[m] = each;
    this.left[m] = 1;
    return m;
  }

  release(m: number): void {
    this.state[m] = MESSAGE.free;
    this.receipt[m]! += 1;
    this.live -= 1;
    this.free[this.freeCount++] = m;
  }

  private grow(): void {
    const n = this.queue.length * 2;
    this.queue = grownInt16(this.queue, n);
    this.flow = grownUint8(this.flow, n);
    this.state = grownUint8(this.state, n);
    this.hops = grownUint8(this.hops, n);
    this.receives = grownInt16(this.receives, n);
    this.knows = grownInt32(this.knows, n);
    this.first = grownInt32(this.first, n);
    this.each = grownInt32(this.each, n);
    this.left = grownInt32(this.left, n);
    this.receipt = grownInt32(this.receipt, n);
    this.at = grownFloat64(this.at, n);
    this.waited = grownFloat64(this.waited, n);
    this.order = grownFloat64(this.order, n);
    this.free = grownInt32(this.free, n);
  }
}
