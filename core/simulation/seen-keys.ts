import { grownFloat64, grownInt32 } from './typed-arrays';

/** What one target has shown of keyed items: of each key the newest version, and for every item how long it was not to be seen. */
export class SeenKeys {
  /** Items served when a later one of their key had been served already. */
  overtaken = 0;
  /** By item: from being offered to being seen, itself or a later one of its key, ms; −1 while it is not. */
  lateMs = new Float64Array(0);
  /** By key: the newest item seen, the newest and the oldest unseen item that are threaded in. */
  private readonly newest = new Map<number, number>();
  private readonly tail = new Map<number, number>();
  private readonly head = new Map<number, number>();
  /** By item: the next of its key; −1 without one. */
  private next = new Int32Array(0);
  private threaded = 0;

  constructor(private readonly keyOf: (item: number) => number) {}

  private makeRoom(items: number): void {
    if (items <= this.next.length) return;
    const size = Math.max(items, this.next.length * 2, 64);
    const before = this.next.length;
    this.next = grownInt32(this.next, size);
    this.lateMs = grownFloat64(this.lateMs, size);
    this.next.fill(-1, before);
    this.lateMs.fill(-1, before);
  }

  /** Threads items by key, up to `items` of them. */
  thread(items: number): void {
    this.makeRoom(items);
    for (; this.threaded < items; this.threaded++) {
      const item = this.threaded;
      const key = this.keyOf(item);
      const last = this.tail.get(key);
      if (last !== undefined) this.next[last] = item;
      if (!this.head.has(key)) this.head.set(key, item);
      this.tail.set(key, item);
    }
  }

  /** The target serves an item for the first time; `bornMs` gives when an item was offered. */
  show(item: number, now: number, bornMs: (item: number) => number): void {
    const key = this.keyOf(item);
    const newest = this.newest.get(key);
    if (newest !== undefined && newest > item) {
      this.overtaken += 1;
      return;
    }
    this.newest.set(key, item);
    let at = this.head.get(key) ?? -1;
    while (at >= 0 && at <= item) {
      this.lateMs[at] = now - bornMs(at);
      at = this.next[at]!;
    }
    if (at < 0) this.head.delete(key);
    else this.head.set(key, at);
  }
}
