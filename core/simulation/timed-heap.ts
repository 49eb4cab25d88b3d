import { grownFloat64, grownInt32 } from './typed-arrays';

/** A binary heap of handles, smallest (time, order) first; orders are unique. */
export class TimedHeap {
  size = 0;
  times = new Float64Array(64);
  orders = new Float64Array(64);
  handles = new Int32Array(64);

  push(time: number, order: number, handle: number): void {
    if (this.size === this.handles.length) this.grow();
    const { times, orders, handles } = this;
    let hole = this.size++;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      const parentTime = times[parent]!;
      if (parentTime < time || (parentTime === time && orders[parent]! < order)) break;
      times[hole] = parentTime;
      orders[hole] = orders[parent]!;
      handles[hole] = handles[parent]!;
      hole = parent;
    }
    times[hole] = time;
    orders[hole] = order;
    handles[hole] = handle;
  }

  /** Puts an entry in the place of the first, which must be there. */
  replaceFirst(time: number, order: number, handle: number): void {
    const { times, orders, handles, size } = this;
    let hole = 0;
    let child = 1;
    while (child < size) {
      let childTime = times[child]!;
      const other = child + 1;
      if (other < size) {
        const otherTime = times[other]!;
        if (otherTime < childTime || (otherTime === childTime && orders[other]! < orders[child]!)) {
          child = other;
          childTime = otherTime;
        }
      }
      if (time < childTime || (time === childTime && order < orders[child]!)) break;
      times[hole] = childTime;
      orders[hole] = orders[child]!;
      handles[hole] = handles[child]!;
      hole = child;
      child = 2 * hole + 1;
    }
    times[hole] = time;
    orders[hole] = order;
    handles[hole] = handle;
  }

  /** Takes the first entry away; it must be there. */
  dropFirst(): void {
    const last = --this.size;
    if (last > 0) this.replaceFirst(this.times[last]!, this.orders[last]!, this.handles[last]!);
  }

  private grow(): void {
    const size = this.size * 2;
    this.times = grownFloat64(this.times, size);
    this.orders = grownFloat64(this.orders, size);
    this.handles = grownInt32(this.handles, size);
  }
}
