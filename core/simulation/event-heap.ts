import { grownFloat64, grownInt32 } from './typed-arrays';

/** Order among events of the same instant: completions before expiries before arrivals. */
export const PRIORITY = { completion: 0, expiry: 1, arrival: 2 } as const;

/** Sequence numbers stay below this, so that priority and sequence fit one exact number. */
const PRIORITY_WEIGHT = 2 ** 50;

/**
 * Pending events, smallest (time, priority, sequence) first: a binary heap in typed arrays. An event is a kind and two
 * whole numbers. `pop` leaves the event taken in `time`, `kind`, `a` and `b`.
 */
export class EventHeap {
  size = 0;
  time = 0;
  kind = 0;
  a = 0;
  b = 0;
  private sequence = 0;
  private times = new Float64Array(256);
  private ranks = new Float64Array(256);
  private refs = new Int32Array(256);
  private kinds = new Int32Array(256);
  private as = new Int32Array(256);
  private bs = new Int32Array(256);
  private free = new Int32Array(256);
  private freeCount = 0;
  private used = 0;

  /** A sequence number of its own for a timer that will be pushed later. */
  nextSequence(): number {
    return this.sequence++;
  }

  /** Time of the next event, ms; Infinity when there is none. */
  peekTime(): number {
    return this.size === 0 ? Number.POSITIVE_INFINITY : this.times[0]!;
  }

  push(time: number, priority: number, kind: number, a: number, b: number): void {
    this.pushAt(time, priority, this.sequence++, kind, a, b);
  }

  pushAt(
    time: number,
    priority: number,
    sequence: number,
    kind: number,
    a: number,
    b: number,
  ): void {
    let ref: number;
    if (this.freeCount > 0) ref = this.free[--this.freeCount]!;
    else {
      if (this.used === this.kinds.length) this.grow();
      ref = this.used++;
    }
    this.kinds[ref] = kind;
    this.as[ref] = a;
    this.bs[ref] = b;
    const rank = priority * PRIORITY_WEIGHT + sequence;
    const { times, ranks, refs } = this;
    let hole = this.size++;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      const parentTime = times[parent]!;
      if (parentTime < time || (parentTime === time && ranks[parent]! < rank)) break;
      times[hole] = parentTime;
      ranks[hole] = ranks[parent]!;
      refs[hole] = refs[parent]!;
      hole = parent;
    }
    times[hole] = time;
    ranks[hole] = rank;
    refs[hole] = ref;
  }

  /** Takes the next event; false when there is none. */
  pop(): boolean {
    if (this.size === 0) return false;
    const { times, ranks, refs } = this;
    const ref = refs[0]!;
    this.time = times[0]!;
    this.kind = this.kinds[ref]!;
    this.a = this.as[ref]!;
    this.b = this.bs[ref]!;
    this.free[this.freeCount++] = ref;
    const last = --this.size;
    if (last > 0) this.sink(times[last]!, ranks[last]!, refs[last]!);
    return true;
  }

  private sink(time: number, rank: number, ref: number): void {
    const { times, ranks, refs, size } = this;
    let hole = 0;
    for (;;) {
      let child = 2 * hole + 1;
      if (child >= size) break;
      const other = child + 1;
      if (
        other < size &&
        (times[other]! < times[child]! ||
          (times[other]! === times[child]! && ranks[other]! < ranks[child]!))
      ) {
        child = other;
      }
      const childTime = times[child]!;
      if (time < childTime || (time === childTime && rank < ranks[child]!)) break;
      times[hole] = childTime;
      ranks[hole] = ranks[child]!;
      refs[hole] = refs[child]!;
      hole = child;
    }
    times[hole] = time;
    ranks[hole] = rank;
    refs[hole] = ref;
  }

  private grow(): void {
    const size = this.kinds.length * 2;
    this.times = grownFloat64(this.times, size);
    this.ranks = grownFloat64(this.ranks, size);
    this.refs = grownInt32(this.refs, size);
    this.kinds = grownInt32(this.kinds, size);
    this.as = grownInt32(this.as, size);
    this.bs = grownInt32(this.bs, size);
    this.free = grownInt32(this.free, size);
  }
}
