import { grownFloat64, grownInt32 } from './typed-arrays';

/** Order among events of the same instant: completions before expiries before arrivals. */
export const PRIORITY = { completion: 0, expiry: 1, arrival: 2 } as const;

/** Sequence numbers stay below this, so that priority and sequence fit one exact number. */
const PRIORITY_WEIGHT = 2 ** 50;

/** Into how many slices of equal length the time up to the horizon is cut. */
const SLICES = 16_384;
const SHORTEST_SLICE_MS = 1e-3;

/**
 * Pending events, smallest (time, priority, sequence) first, in typed arrays. An event is a kind and two whole numbers.
 * Events of the present slice of time stand in a binary heap; those of later slices wait in a plain list per slice and
 * are moved into the heap when their slice begins, so that half a million messages waiting for their redelivery do not
 * slow down what happens now. `pop` leaves the event taken in `time`, `kind`, `a` and `b`. The place it leaves at the
 * root stays empty until the next push or pop, because most events set another one: that saves a walk through the heap.
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
  /** By slice: reference of the event put in last, −1 without one; `next` leads to those before it. */
  private readonly slices = new Int32Array(SLICES).fill(-1);
  private next = new Int32Array(256);
  private timeOf = new Float64Array(256);
  private readonly sliceMs: number;
  private slice = 0;
  private sliceEnd: number;

  /** Events after `horizonMs` are forgotten: they will not happen. */
  constructor(readonly horizonMs: number) {
    this.sliceMs = Math.max(horizonMs / SLICES, SHORTEST_SLICE_MS);
    this.sliceEnd = this.sliceMs;
  }

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
    if (time > this.horizonMs) return;
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
    if (time >= this.sliceEnd) this.postpone(time, ref);
    else if (this.rootIsEmpty) {
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
    if (this.size === 0 && !this.beginSlice()) return false;
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

  private postpone(time: number, ref: number): void {
    const { sliceMs } = this;
    let slice = Math.min(SLICES - 1, Math.floor(time / sliceMs));
    // Division may round across the border that the product defines.
    if (slice * sliceMs > time) slice -= 1;
    else if (slice < SLICES - 1 && (slice + 1) * sliceMs <= time) slice += 1;
    this.timeOf[ref] = time;
    this.next[ref] = this.slices[slice]!;
    this.slices[slice] = ref;
  }

  /** Moves the events of the next slice that has any into the empty heap; false when there are none. */
  private beginSlice(): boolean {
    const { slices } = this;
    do {
      this.slice += 1;
      if (this.slice >= SLICES) {
        this.slice = SLICES - 1;
        return false;
      }
    } while (slices[this.slice] === -1);
    this.sliceEnd =
      this.slice === SLICES - 1 ? Number.POSITIVE_INFINITY : (this.slice + 1) * this.sliceMs;
    for (let ref = slices[this.slice]!; ref >= 0; ref = this.next[ref]!) {
      this.rise(this.timeOf[ref]!, ref);
    }
    slices[this.slice] = -1;
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
    this.next = grownInt32(this.next, size);
    this.timeOf = grownFloat64(this.timeOf, size);
  }
}
