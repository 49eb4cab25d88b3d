import type { EventCalendar } from './event-calendar';
import type { LaneHeads } from './lanes';
import { TimedHeap } from './timed-heap';

/** A lane of completions that are set in any order: a heap of its own, small because slots are few. */
export class HeapLane {
  handle = 0;
  readonly entries = new TimedHeap();

  constructor(
    private readonly heap: EventCalendar,
    private readonly heads: LaneHeads,
    readonly place: number,
  ) {}

  get length(): number {
    return this.entries.size;
  }

  push(time: number, handle: number): void {
    const sequence = this.heap.nextSequence();
    if (time > this.heap.horizonMs) return;
    this.entries.push(time, sequence, handle);
    if (this.entries.handles[0] === handle) this.showHead();
  }

  /** Gives every event another handle. */
  rename(nameOf: (handle: number) => number): void {
    const { handles, size } = this.entries;
    for (let i = 0; i < size; i++) handles[i] = nameOf(handles[i]!);
  }

  /** The handle of the head; there must be one. */
  first(): number {
    return this.entries.handles[0]!;
  }

  /** Takes the head, leaving it in `handle`. */
  shift(): void {
    this.handle = this.entries.handles[0]!;
    this.entries.dropFirst();
    if (this.entries.size > 0) this.showHead();
    else this.heads.times[this.place] = Number.POSITIVE_INFINITY;
  }

  private showHead(): void {
    this.heads.times[this.place] = this.entries.times[0]!;
    this.heads.orders[this.place] = this.entries.orders[0]!;
  }
}
