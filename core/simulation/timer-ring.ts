import type { EventCalendar } from './event-calendar';
import { PRIORITY } from './event-order';

/** Whether the thing a timer watches is still being waited for. */
export type TimerIsLive = (handle: number, stamp: number) => boolean;

/**
 * Timers that all run equally long, so that the first one started is the first to end: a ring, of which only the head
 * stands in the event heap. A timer whose thing has ended costs no event. Each keeps the sequence number it got when
 * it was started, so the order of events is the same as if every timer stood in the heap.
 */
export class TimerRing {
  private handles = new Int32Array(16);
  private stamps = new Int32Array(16);
  private times = new Float64Array(16);
  private sequences = new Float64Array(16);
  private head = 0;
  private length = 0;
  private armed = false;

  constructor(
    private readonly heap: EventCalendar,
    private readonly kind: number,
    private readonly owner: number,
    private readonly isLive: TimerIsLive,
  ) {}

  /** Starts a timer that ends at `time`, which is not before the end of any timer started earlier; after the horizon it never ends. */
  start(handle: number, stamp: number, time: number): void {
    if (time <= this.heap.horizonMs) this.startAs(handle, stamp, time, this.heap.nextSequence());
  }

  /** The same for a timer whose sequence number was given out earlier. */
  startAs(handle: number, stamp: number, time: number, sequence: number): void {
    if (time > this.heap.horizonMs) return;
    if (this.length === this.handles.length) this.makeRoom();
    const place = (this.head + this.length) & (this.handles.length - 1);
    this.handles[place] = handle;
    this.stamps[place] = stamp;
    this.times[place] = time;
    this.sequences[place] = sequence;
    this.length += 1;
    if (!this.armed) this.arm();
  }

  /** Called when the event set for the head fires: returns the handle whose timer ends now, or −1. */
  expire(now: number): number {
    this.armed = false;
    this.dropDead();
    if (this.length === 0) return -1;
    const place = this.head;
    // The head the event was set for may have ended; a later one with the same time has its own place in the order.
    if (this.times[place]! > now || this.sequences[place] !== this.armedSequence) {
      this.arm();
      return -1;
    }
    const handle = this.handles[place]!;
    this.head = (this.head + 1) & (this.handles.length - 1);
    this.length -= 1;
    return handle;
  }

  /** Whether the event set for the head, which fires now, ends a timer. */
  isDue(now: number): boolean {
    this.dropDead();
    return (
      this.length > 0 &&
      this.times[this.head]! <= now &&
      this.sequences[this.head] === this.armedSequence
    );
  }

  /** Sets the event for the next timer; called after the expired one was dealt with. */
  rearm(): void {
    this.dropDead();
    if (!this.armed && this.length > 0) this.arm();
  }

  private armedSequence = -1;

  private arm(): void {
    this.armed = true;
    this.armedSequence = this.sequences[this.head]!;
    this.heap.pushAt(
      this.times[this.head]!,
      PRIORITY.expiry,
      this.armedSequence,
      this.kind,
      this.owner,
      0,
    );
  }

  private dropDead(): void {
    while (this.length > 0 && !this.isLive(this.handles[this.head]!, this.stamps[this.head]!)) {
      this.head = (this.head + 1) & (this.handles.length - 1);
      this.length -= 1;
    }
  }

  /** Forgets the dead, and grows when more than half are left: either way as many may start before it comes to this again. */
  private makeRoom(): void {
    const size = this.handles.length;
    this.dropDead();
    if (this.length * 2 <= size) return;
    const handles = new Int32Array(size * 2);
    const stamps = new Int32Array(size * 2);
    const times = new Float64Array(size * 2);
    const sequences = new Float64Array(size * 2);
    for (let i = 0; i < size; i++) {
      const from = (this.head + i) & (size - 1);
      handles[i] = this.handles[from]!;
      stamps[i] = this.stamps[from]!;
      times[i] = this.times[from]!;
      sequences[i] = this.sequences[from]!;
    }
    this.handles = handles;
    this.stamps = stamps;
    this.times = times;
    this.sequences = sequences;
    this.head = 0;
  }
}
