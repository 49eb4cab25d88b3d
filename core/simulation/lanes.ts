import type { EventCalendar } from './event-calendar';

/** Lanes of one run: each is looked at before each event, so there are few. */
const MOST_LANES = 12;

/** A place where no lane is and nothing ever happens. */
export const NOWHERE = MOST_LANES;

/** What the events of a lane are; the owner of a lane is the component they are put down to. */
export enum LANE {
  /** Ends of own work of units at a component where it always takes equally long. */
  phase = 0,
  /** Ends of its look-ups of keys. */
  lookUp = 1,
  /** The next turn under a component's rate limit. */
  turn = 2,
  /** Ends of calls that a component without slots fails, serves, or either. */
  failing = 3,
  serving = 4,
  calls = 5,
}

/**
 * The heads of all lanes of a run. A lane holds events that come in order by themselves, like the ends of works that all
 * take equally long, or those of a few slots; they need not stand among half a million others. The next event of the run is
 * the first of these heads and of the heap, by time, priority and sequence: the order is the same as if all stood in the heap.
 */
export class LaneHeads {
  readonly times = new Float64Array(MOST_LANES + 1).fill(Number.POSITIVE_INFINITY);
  readonly orders = new Float64Array(MOST_LANES + 1);
  readonly kinds = new Uint8Array(MOST_LANES);
  readonly owners = new Int16Array(MOST_LANES);
  count = 0;

  /** A place for a lane; −1 when there are as many as a run may have. */
  open(kind: LANE, owner: number): number {
    if (this.count === MOST_LANES) return -1;
    this.kinds[this.count] = kind;
    this.owners[this.count] = owner;
    return this.count++;
  }

  /** The place of the lane whose head is next; −1 without a lane. */
  first(): number {
    const { times, orders, count } = this;
    let best = -1;
    let time = Number.POSITIVE_INFINITY;
    for (let place = 0; place < count; place++) {
      const other = times[place]!;
      if (other > time) continue;
      if (other < time || orders[place]! < orders[best]!) {
        best = place;
        time = other;
      }
    }
    return time === Number.POSITIVE_INFINITY ? -1 : best;
  }
}

/** A lane of completions, each the handle and stamp of a piece of work, that are set in the order in which they come. */
export class Lane {
  handle = 0;
  stamp = 0;
  length = 0;
  head = 0;
  private last = Number.NEGATIVE_INFINITY;
  handles = new Int32Array(64);
  private stamps = new Int32Array(64);
  private times = new Float64Array(64);
  private sequences = new Float64Array(64);

  constructor(
    private readonly heap: EventCalendar,
    private readonly heads: LaneHeads,
    readonly place: number,
  ) {}

  /** Whether an event at that time may be set: it does not come before one that was set earlier. */
  accepts(time: number): boolean {
    return time >= this.last;
  }

  /** Gives every event another handle; its stamp is then `stampOf` of that. */
  rename(nameOf: (handle: number) => number, stampOf: (handle: number) => number): void {
    for (let i = 0; i < this.length; i++) {
      const at = (this.head + i) & (this.handles.length - 1);
      const before = this.handles[at]!;
      const after = nameOf(before);
      if (after === before) continue;
      this.handles[at] = after;
      this.stamps[at] = stampOf(after);
    }
  }

  /** Sets an event; false, with nothing done, when it comes before one that was set earlier. */
  push(time: number, handle: number, stamp: number): boolean {
    if (time < this.last) return false;
    const sequence = this.heap.nextSequence();
    if (time > this.heap.horizonMs) return true;
    if (this.length === this.handles.length) this.grow();
    const at = (this.head + this.length) & (this.handles.length - 1);
    this.handles[at] = handle;
    this.stamps[at] = stamp;
    this.times[at] = time;
    this.sequences[at] = sequence;
    this.last = time;
    if (this.length === 0) {
      this.heads.times[this.place] = time;
      this.heads.orders[this.place] = sequence;
    }
    this.length += 1;
    return true;
  }

  /** The handle of the head; there must be one. */
  first(): number {
    return this.handles[this.head]!;
  }

  firstStamp(): number {
    return this.stamps[this.head]!;
  }

  /** Takes the head, leaving it in `handle` and `stamp`. */
  shift(): void {
    const { head, heads, place } = this;
    this.handle = this.handles[head]!;
    this.stamp = this.stamps[head]!;
    const next = (head + 1) & (this.handles.length - 1);
    this.head = next;
    this.length -= 1;
    if (this.length > 0) {
      heads.times[place] = this.times[next]!;
      heads.orders[place] = this.sequences[next]!;
    } else {
      heads.times[place] = Number.POSITIVE_INFINITY;
      this.last = Number.NEGATIVE_INFINITY;
    }
  }

  private grow(): void {
    const size = this.handles.length;
    const turn = <T extends Int32Array | Float64Array>(array: T, grown: T): T => {
      for (let i = 0; i < size; i++) grown[i] = array[(this.head + i) & (size - 1)]!;
      return grown;
    };
    this.handles = turn(this.handles, new Int32Array(size * 2));
    this.stamps = turn(this.stamps, new Int32Array(size * 2));
    this.times = turn(this.times, new Float64Array(size * 2));
    this.sequences = turn(this.sequences, new Float64Array(size * 2));
    this.head = 0;
  }
}
