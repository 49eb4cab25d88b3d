import { grownFloat64, grownInt32 } from './typed-arrays';

/** Order among events of the same instant: completions before expiries before arrivals. */
export const PRIORITY = { completion: 0, expiry: 1, arrival: 2 } as const;

/** Sequence numbers stay below this, so that priority and sequence fit one exact number. */
const PRIORITY_WEIGHT = 2 ** 50;

/**
 * Pending events, smallest (time, priority, sequence) first: a binary heap in typed arrays. An event is a kind and two
 * whole numbers. `pop` leaves the event taken in `time`, `kind`, `a` and `b`. The place it leaves at the root stays
 * empty until the next push or pop, because most events set another one: that saves one walk through the heap.
 */
export class EventHeap {
  time = 0;
  kind = 0;
  a = 0;
  b = 0;
  private size = 0;
  private rootIsEmpty = false;
  private sequence = 0;
  private times = new Float64Array(256);
  private refs = new Int32Array(256);
  /** By reference: priority and sequence, looked at only when times are equal. */
  private ranks = new Float64Array(256);
  /** By reference: kind, a and b in turn. */
  private data = new Int32Array(256 * 4);
  private free = new Int32Array(256);
  private freeCount = 0;
  private used = 0;

  /** A sequence number of its own for a timer that will be pushed later. */
  nextSequence(): number {
    return this.sequence++;
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
      if (this.used === this.ranks.length) this.grow();
      ref = this.used++;
    }
    const { data } = this;
    data[ref * 4] = kind;
    data[ref * 4 + 1] = a;
    data[ref * 4 + 2] = b;
    this.ranks[ref] = priority * PRIORITY_WEIGHT + sequence;
    if (this.rootIsEmpty) {
      this.rootIsEmpty = false;
      this.sink(time, ref);
    } else this.rise(time, ref);
  }

  /** Takes the next event; false when there is none. */
  pop(): boolean {
    const { times, refs } = this;
    if (this.rootIsEmpty) {
      this.rootIsEmpty = false;
      const last = --this.size;
      if (last > 0) this.sink(times[last]!, refs[last]!);
    }
    if (this.size === 0) return false;
    const ref = refs[0]!;
    const { data } = this;
    this.time = times[0]!;
    this.kind = data[ref * 4]!;
    this.a = data[ref * 4 + 1]!;
    this.b = data[ref * 4 + 2]!;
    this.free[this.freeCount++] = ref;
    this.rootIsEmpty = true;
    return true;
  }

  private rise(time: number, ref: number): void {
    const { times, refs, ranks } = this;
    let hole = this.size++;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      const parentTime = times[parent]!;
      if (parentTime < time || (parentTime === time && ranks[refs[parent]!]! < ranks[ref]!)) break;
      times[hole] = parentTime;
      refs[hole] = refs[parent]!;
      hole = parent;
    }
    times[hole] = time;
    refs[hole] = ref;
  }

  private sink(time: number, ref: number): void {
    const { times, refs, ranks, size } = this;
    let hole = 0;
    let child = 1;
    while (child < size) {
      let childTime = times[child]!;
      const other = child + 1;
      if (other < size) {
        const otherTime = times[other]!;
        if (
          otherTime < childTime ||
          (otherTime === childTime && ranks[refs[other]!]! < ranks[refs[child]!]!)
        ) {
          child = other;
          childTime = otherTime;
        }
      }
      if (time < childTime || (time === childTime && ranks[ref]! < ranks[refs[child]!]!)) break;
      times[hole] = childTime;
      refs[hole] = refs[child]!;
      hole = child;
      child = 2 * hole + 1;
    }
    times[hole] = time;
    refs[hole] = ref;
  }

  private grow(): void {
    const size = this.ranks.length * 2;
    this.times = grownFloat64(this.times, size);
    this.refs = grownInt32(this.refs, size);
    this.ranks = grownFloat64(this.ranks, size);
    this.data = grownInt32(this.data, size * 4);
    this.free = grownInt32(this.free, size);
  }
}
