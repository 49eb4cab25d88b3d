import { grownFloat64, grownInt16, grownInt32, grownUint8 } from './typed-arrays';

/** Who waits for a piece of work. */
export enum ORIGIN {
  /** Nobody: published without a broker, or acknowledged before the work. */
  none = 0,
  /** Another piece of work, which called. */
  work = 1,
  /** A request of a client. */
  request = 2,
  /** A message of a queue, to be acknowledged or given back. */
  message = 3,
  /** The piece of work whose calls run together; this one is one of them. */
  branch = 4,
  /** Messages of a queue that were taken together. */
  batch = 5,
}

/** What a piece of work is doing. */
export enum STATE {
  free = 0,
  /** At the door of a paused component. */
  held = 1,
  /** In the backlog. */
  waiting = 2,
  working = 3,
  /** Looking up the key of an item before a call. */
  deduping = 4,
  calling = 5,
  backoff = 6,
  /** Waiting for the rate limit before a call. */
  turn = 7,
  publishing = 8,
  /** In the backlog again, to get back the slot it had freed. */
  retaking = 9,
  /** Waiting for calls that run together. */
  together = 10,
  failing = 11,
  /** On its way to its component. */
  travelling = 12,
  /** A question held open until there is news. */
  open = 13,
  /** Waiting for an answer that another call of its cache is to get. */
  joined = 14,
}

export enum FLAG {
  holdsSlot = 1,
  /** A branch has failed. */
  failed = 2,
  /** The key of the next item was already looked up. */
  deduped = 4,
  /** The turn under the rate limit that came with taking the unit is not used yet. */
  credit = 8,
  /** An idempotent worker has marked the items as being processed. */
  locked = 16,
  /** A question that was held open, or could not be. */
  asked = 32,
  /** Others wait for the answer that it is to get. */
  leads = 64,
  /** A cache that is asked aside has known the answer: nobody else is called for it. */
  hit = 128,
}

/** Pieces of work (a unit at a component) as parallel arrays; a handle is an index, used again after `release`. */
export class WorkPool {
  live = 0;
  used = 0;
  comp = new Int16Array(64);
  conn = new Int16Array(64);
  flow = new Uint8Array(64);
  state = new Uint8Array(64);
  origin = new Uint8Array(64);
  flags = new Uint8Array(64);
  keyed = new Uint8Array(64);
  /** What this work follows from, as bits: see knowledge.ts. */
  knows = new Int32Array(64);
  /** Of work that reads: the newest version that it has been told of. */
  version = new Int32Array(64);
  /** When whoever waits for it gives up, ms; Infinity when nobody waits. */
  deadline = new Float64Array(64);
  /** The round of the circuit breaker in which its present call was made. */
  round = new Int32Array(64);
  hops = new Uint8Array(64);
  attempt = new Uint8Array(64);
  step = new Int16Array(64);
  lastStep = new Int16Array(64);
  replica = new Int16Array(64);
  first = new Int32Array(64);
  count = new Int32Array(64);
  /** Calls made in a row, or messages published, of the present step. */
  progress = new Int32Array(64);
  from = new Int32Array(64);
  fromStamp = new Int32Array(64);
  /** Changes whenever what was waited for no longer counts. */
  stamp = new Int32Array(64);
  /** Calls that run together; of a cache's work, what it knew before it asked, or what it is told. */
  pending = new Int32Array(64);
  since = new Float64Array(64);
  wait = new Float64Array(64);
  born = new Float64Array(64);
  private free = new Int32Array(64);
  private freeCount = 0;
  private births = 0;

  create(
    comp: number,
    conn: number,
    flow: number,
    first: number,
    count: number,
    hops: number,
    now: number,
  ): number {
    let w: number;
    if (this.freeCount > 0) w = this.free[--this.freeCount]!;
    else {
      if (this.used === this.comp.length) this.grow();
      w = this.used++;
    }
    this.live += 1;
    this.comp[w] = comp;
    this.conn[w] = conn;
    this.flow[w] = flow;
    this.state[w] = STATE.held;
    this.origin[w] = ORIGIN.none;
    this.flags[w] = 0;
    this.keyed[w] = 0;
    this.knows[w] = 0;
    this.version[w] = 0;
    this.deadline[w] = Number.POSITIVE_INFINITY;
    this.hops[w] = hops;
    this.attempt[w] = 0;
    this.step[w] = 0;
    this.replica[w] = -1;
    this.first[w] = first;
    this.count[w] = count;
    this.progress[w] = 0;
    this.from[w] = -1;
    this.since[w] = now;
    this.wait[w] = 0;
    this.born[w] = this.births++;
    return w;
  }

  /** A place in the order of births for work that comes to be in this moment, in whatever form. */
  nextBirth(): number {
    return this.births++;
  }

  release(w: number): void {
    this.state[w] = STATE.free;
    this.stamp[w]! += 1;
    this.live -= 1;
    this.free[this.freeCount++] = w;
  }

  has(w: number, flag: number): boolean {
    return (this.flags[w]! & flag) !== 0;
  }

  set(w: number, flag: number): void {
    this.flags[w]! |= flag;
  }

  clear(w: number, flag: number): void {
    this.flags[w]! &= ~flag;
  }

  private grow(): void {
    const n = this.comp.length * 2;
    this.comp = grownInt16(this.comp, n);
    this.conn = grownInt16(this.conn, n);
    this.flow = grownUint8(this.flow, n);
    this.state = grownUint8(this.state, n);
    this.origin = grownUint8(this.origin, n);
    this.flags = grownUint8(this.flags, n);
    this.keyed = grownUint8(this.keyed, n);
    this.knows = grownInt32(this.knows, n);
    this.version = grownInt32(this.version, n);
    this.deadline = grownFloat64(this.deadline, n);
    this.round = grownInt32(this.round, n);
    this.hops = grownUint8(this.hops, n);
    this.attempt = grownUint8(this.attempt, n);
    this.step = grownInt16(this.step, n);
    this.lastStep = grownInt16(this.lastStep, n);
    this.replica = grownInt16(this.replica, n);
    this.first = grownInt32(this.first, n);
    this.count = grownInt32(this.count, n);
    this.progress = grownInt32(this.progress, n);
    this.from = grownInt32(this.from, n);
    this.fromStamp = grownInt32(this.fromStamp, n);
    this.stamp = grownInt32(this.stamp, n);
    this.pending = grownInt32(this.pending, n);
    this.since = grownFloat64(this.since, n);
    this.wait = grownFloat64(this.wait, n);
    this.born = grownFloat64(this.born, n);
    this.free = grownInt32(this.free, n);
  }
}
