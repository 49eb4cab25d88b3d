import { grownInt32 } from './typed-arrays';

/** What is to be settled within the present instant, first come first served: kind, handle and stamp of each. */
export class SoonList {
  private kinds = new Int32Array(64);
  private handles = new Int32Array(64);
  private stamps = new Int32Array(64);
  private head = 0;
  private tail = 0;
  handle = 0;
  stamp = 0;

  push(kind: number, handle: number, stamp: number): void {
    const place = this.tail;
    if (place === this.kinds.length) this.grow();
    this.kinds[place] = kind;
    this.handles[place] = handle;
    this.stamps[place] = stamp;
    this.tail = place + 1;
  }

  /** Takes the first entry, leaving it in `handle` and `stamp`; returns its kind, or 0 when nothing is left. */
  take(): number {
    const place = this.head;
    if (place === this.tail) {
      this.head = 0;
      this.tail = 0;
      return 0;
    }
    this.head = place + 1;
    this.handle = this.handles[place]!;
    this.stamp = this.stamps[place]!;
    return this.kinds[place]!;
  }

  private grow(): void {
    const size = this.kinds.length * 2;
    this.kinds = grownInt32(this.kinds, size);
    this.handles = grownInt32(this.handles, size);
    this.stamps = grownInt32(this.stamps, size);
  }
}
