import { orderOf } from './event-order';
import { TimedHeap } from './timed-heap';
import { grownInt32 } from './typed-arrays';

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
export class EventCalendar {
  time = 0;
  kind = 0;
  a = 0;
  b = 0;
  /** How many events were set. */
  pushes = 0;
  private readonly near = new TimedHeap();
  private rootIsEmpty = false;
  private sequence = 0;
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
  /** No list before this fine slice, counted from time 0, holds an event: a search that was made need not be made again. */
  private emptyUntil = 0;

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
    this.pushes += 1;
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
    const order = orderOf(priority, sequence);
    // Rising with time, whatever rounding does, which is all that the order needs.
    const slice = (time * this.perMs) | 0;
    if (slice > this.present) this.postpone(time, order, slice, ref);
    else if (this.rootIsEmpty) {
      this.rootIsEmpty = false;
      this.near.replaceFirst(time, order, ref);
    } else this.near.push(time, order, ref);
  }

  /** Takes the next event; false when there is none. */
  pop(): boolean {
    return this.peek(Number.POSITIVE_INFINITY) < Number.POSITIVE_INFINITY && this.take();
  }

  /** The time of the next event if that is not after `limit`, else `Infinity` or some time after it. */
  peek(limit: number): number {
    this.fillRoot();
    if (this.near.size === 0 && !this.beginSlice(limit)) return Number.POSITIVE_INFINITY;
    return this.near.times[0]!;
  }

  /** Priority and sequence as one number of the event that `peek` has found. */
  peekOrder(): number {
    return this.near.orders[0]!;
  }

  /** The kind of the event that `peek` has found. */
  nextKind(): number {
    return this.data[this.near.handles[0]! * 8]!;
  }

  /** No event comes before this time, as far as can be told without opening a slice. */
  quietUntil(): number {
    this.fillRoot();
    if (this.near.size > 0) return this.near.times[0]!;
    const { slices, fine, data, numbers } = this;
    const place = this.nextMarked();
    if (place >= 0) {
      this.emptyUntil = (this.slice << FINE_BITS) + place;
      let time = Number.POSITIVE_INFINITY;
      for (let ref = fine[place]!; ref >= 0; ref = data[ref * 8 + 3]!) {
        if (numbers[ref * 4 + 2]! < time) time = numbers[ref * 4 + 2]!;
      }
      return time;
    }
    let slice = Math.max(this.slice + 1, this.emptyUntil >> FINE_BITS);
    while (slice < SLICES && slices[slice] === -1) slice += 1;
    if (slice << FINE_BITS > this.emptyUntil) this.emptyUntil = slice << FINE_BITS;
    return this.emptyUntil / this.perMs - 1e-3;
  }

  /** Takes the event that `peek` has found. */
  take(): true {
    const { near, data } = this;
    const ref = near.handles[0]!;
    this.time = near.times[0]!;
    this.kind = data[ref * 8]!;
    this.a = data[ref * 8 + 1]!;
    this.b = data[ref * 8 + 2]!;
    this.free[this.freeCount++] = ref;
    this.rootIsEmpty = true;
    return true;
  }

  private fillRoot(): void {
    if (!this.rootIsEmpty) return;
    this.rootIsEmpty = false;
    this.near.dropFirst();
  }

  private postpone(time: number, order: number, slice: number, ref: number): void {
    if (slice < this.emptyUntil) this.emptyUntil = slice;
    this.numbers[ref * 4 + 2] = time;
    this.numbers[ref * 4 + 3] = order;
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

  /**
   * Moves the events of the next fine slice that has any into the empty heap; false when none begins by `limit`. It never
   * goes beyond the limit, because events before those that lie there may still be set.
   */
  private beginSlice(limit: number): boolean {
    const most = limit < this.horizonMs ? (limit * this.perMs) | 0 : SLICES << FINE_BITS;
    if (most < this.emptyUntil) return false;
    let place = this.nextMarked();
    if (place < 0) {
      if (!this.openSlice(most >> FINE_BITS)) return false;
      place = this.nextMarked();
    }
    const present = (this.slice << FINE_BITS) + place;
    this.emptyUntil = present;
    if (present > most) return false;
    const { data, numbers, fine, near } = this;
    this.place = place;
    this.present = present;
    this.marks[place >> 5]! &= ~(1 << (place & 31));
    for (let ref = fine[place]!; ref >= 0; ref = data[ref * 8 + 3]!)
      near.push(numbers[ref * 4 + 2]!, numbers[ref * 4 + 3]!, ref);
    fine[place] = -1;
    return true;
  }

  /** Deals the events of the next slice that has any out to its fine slices; false when there is none up to slice `most`. */
  private openSlice(most: number): boolean {
    const { slices, data, numbers } = this;
    const last = Math.min(most, SLICES - 1);
    let slice = Math.max(this.slice + 1, this.emptyUntil >> FINE_BITS);
    while (slice <= last && slices[slice] === -1) slice += 1;
    if (slice > last) {
      this.emptyUntil = slice << FINE_BITS;
      return false;
    }
    this.slice = slice;
    this.place = -1;
    // Events that are set yet, and come before this slice, go into the heap.
    this.present = (slice << FINE_BITS) - 1;
    for (let ref = slices[slice]!; ref >= 0; ) {
      const after = data[ref * 8 + 3]!;
      this.putFine(((numbers[ref * 4 + 2]! * this.perMs) | 0) & (FINE - 1), ref);
      ref = after;
    }
    slices[slice] = -1;
    return true;
  }

  private grow(): void {
    const size = this.used * 2;
    this.free = grownInt32(this.free, size);
    this.data = grownInt32(this.data, size * 8);
    this.numbers = new Float64Array(this.data.buffer);
  }
}
