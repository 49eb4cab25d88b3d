import { grownFloat64, grownInt32 } from './typed-arrays';

/** Order among events of the same instant: completions before expiries before arrivals. */
export enum PRIORITY {
  completion = 0,
  expiry = 1,
  arrival = 2,
}

/** Sequence numbers stay below this, so that priority and sequence fit one exact number. */
const PRIORITY_WEIGHT = 2 ** 50;

/** Into how many slices of equal length the time up to the horizon is cut, and each of them again. */
const SLICES = 16_384;
const FINE_BITS = 11;
const FINE = 1 << FINE_BITS;
const SHORTEST_SLICE_MS = 1e-3;

/**
 * Pending events, smallest (time, priority, sequence) first, in typed arrays. An event is a kind and two whole numbers.
 * Time is cut into slices, the present slice again into fine ones. Events of the present fine slice, a handful, stand in
 * a binary heap; those of later ones wait in a plain list per slice and are moved on when their slice begins. So neither
 * hundreds of busy slots nor half a million messages waiting for their redelivery slow down what happens now. `pop`
 * leaves the event taken in `time`, `kind`, `a` and `b`. The place it leaves at the root stays empty until the next push
 * or pop, because many events set another one: that saves a walk through the heap.
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
  /**
   * By reference 32 bytes, so that a look at one of half a million events costs one cache line: kind, a, b and the
   * reference that is next in its slice (−1 at the end), then the time, then priority and sequence as one number,
   * looked at only when times are equal.
   */
  private data = new Int32Array(256 * 8);
  private numbers = new Float64Array(this.data.buffer);
  private free = new Int32Array(256);
  private freeCount = 0;
  private used = 0;
  /** By slice, and by fine slice of the present one: reference of the event put in last, −1 without one. */
  private readonly slices = new Int32Array(SLICES).fill(-1);
  private readonly fine = new Int32Array(FINE).fill(-1);
  /** One bit per fine slice: it holds events. */
  private readonly marks = new Int32Array(FINE / 32);
  private readonly perMs: number;
  /** The present slice, the present fine slice within it, and that one counted from time 0. */
  private slice = 0;
  private place = 0;
  private present = 0;

  /** Events after `horizonMs` are forgotten: they will not happen. */
  constructor(readonly horizonMs: number) {
    this.perMs = FINE / Math.max(horizonMs / (SLICES - 1), SHORTEST_SLICE_MS);
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
      if (this.used * 8 === this.data.length) this.grow();
      ref = this.used++;
    }
    const { data } = this;
    data[ref * 8] = kind;
    data[ref * 8 + 1] = a;
    data[ref * 8 + 2] = b;
    this.numbers[ref * 4 + 3] = priority * PRIORITY_WEIGHT + sequence;
    // Rising with time, whatever rounding does, which is all that the order needs.
    const slice = (time * this.perMs) | 0;
    if (slice > this.present) this.postpone(time, slice, ref);
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
    this.kind = data[ref * 8]!;
    this.a = data[ref * 8 + 1]!;
    this.b = data[ref * 8 + 2]!;
    this.free[this.freeCount++] = ref;
    this.rootIsEmpty = true;
    return true;
  }

  private postpone(time: number, slice: number, ref: number): void {
    this.numbers[ref * 4 + 2] = time;
    if (slice >> FINE_BITS === this.slice) this.putFine(slice & (FINE - 1), ref);
    else {
      this.data[ref * 8 + 3] = this.slices[slice >> FINE_BITS]!;
      this.slices[slice >> FINE_BITS] = ref;
    }
  }

  private putFine(place: number, ref: number): void {
    this.data[ref * 8 + 3] = this.fine[place]!;
    this.fine[place] = ref;
    this.marks[place >> 5]! |= 1 << (place & 31);
  }

  /** The first fine slice after the present one, within the present slice, that holds events; −1 without one. */
  private nextMarked(): number {
    const { marks } = this;
    const from = this.place + 1;
    let word = from >> 5;
    if (word === marks.length) return -1;
    let bits = marks[word]! & (-1 << (from & 31));
    while (bits === 0) {
      word += 1;
      if (word === marks.length) return -1;
      bits = marks[word]!;
    }
    return word * 32 + 31 - Math.clz32(bits & -bits);
  }

  /** Moves the events of the next fine slice that has any into the empty heap; false when there are none. */
  private beginSlice(): boolean {
    let place = this.nextMarked();
    if (place < 0) {
      if (!this.openSlice()) return false;
      place = this.nextMarked();
    }
    const { data, numbers, fine } = this;
    this.place = place;
    this.present = (this.slice << FINE_BITS) + place;
    this.marks[place >> 5]! &= ~(1 << (place & 31));
    for (let ref = fine[place]!; ref >= 0; ref = data[ref * 8 + 3]!)
      this.rise(numbers[ref * 4 + 2]!, ref);
    fine[place] = -1;
    return true;
  }

  /** Deals the events of the next slice that has any out to its fine slices; false when there are none. */
  private openSlice(): boolean {
    const { slices, data, numbers } = this;
    let slice = this.slice + 1;
    while (slice < SLICES && slices[slice] === -1) slice += 1;
    if (slice === SLICES) return false;
    this.slice = slice;
    this.place = -1;
    for (let ref = slices[slice]!; ref >= 0; ) {
      const after = data[ref * 8 + 3]!;
      this.putFine(((numbers[ref * 4 + 2]! * this.perMs) | 0) & (FINE - 1), ref);
      ref = after;
    }
    slices[slice] = -1;
    return true;
  }

  private rise(time: number, ref: number): void {
    const { times, refs, numbers } = this;
    let hole = this.size++;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      const parentTime = times[parent]!;
      if (
        parentTime < time ||
        (parentTime === time && numbers[refs[parent]! * 4 + 3]! < numbers[ref * 4 + 3]!)
      )
        break;
      times[hole] = parentTime;
      refs[hole] = refs[parent]!;
      hole = parent;
    }
    times[hole] = time;
    refs[hole] = ref;
  }

  private sink(time: number, ref: number): void {
    const { times, refs, numbers, size } = this;
    let hole = 0;
    let child = 1;
    while (child < size) {
      let childTime = times[child]!;
      const other = child + 1;
      if (other < size) {
        const otherTime = times[other]!;
        if (
          otherTime < childTime ||
          (otherTime === childTime &&
            numbers[refs[other]! * 4 + 3]! < numbers[refs[child]! * 4 + 3]!)
        ) {
          child = other;
          childTime = otherTime;
        }
      }
      if (
        time < childTime ||
        (time === childTime && numbers[ref * 4 + 3]! < numbers[refs[child]! * 4 + 3]!)
      )
        break;
      times[hole] = childTime;
      refs[hole] = refs[child]!;
      hole = child;
      child = 2 * hole + 1;
    }
    times[hole] = time;
    refs[hole] = ref;
  }

  private grow(): void {
    const size = this.used * 2;
    this.times = grownFloat64(this.times, size);
    this.refs = grownInt32(this.refs, size);
    this.free = grownInt32(this.free, size);
    this.data = grownInt32(this.data, size * 8);
    this.numbers = new Float64Array(this.data.buffer);
  }
}
