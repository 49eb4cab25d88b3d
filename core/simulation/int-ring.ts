/** A first-in first-out line of whole numbers that grows as needed and allocates nothing otherwise. */
export class IntRing {
  length = 0;
  private items: Int32Array;
  private head = 0;

  /** `capacity` is a power of two. */
  constructor(capacity = 16) {
    this.items = new Int32Array(capacity);
  }

  push(item: number): void {
    if (this.length === this.items.length) this.grow();
    this.items[(this.head + this.length) & (this.items.length - 1)] = item;
    this.length += 1;
  }

  /** The item that has waited longest; the ring must not be empty. */
  first(): number {
    return this.items[this.head]!;
  }

  /** Takes the item that has waited longest; the ring must not be empty. */
  shift(): number {
    const item = this.items[this.head]!;
    this.head = (this.head + 1) & (this.items.length - 1);
    this.length -= 1;
    return item;
  }

  /** The item that came last; the ring must not be empty. */
  last(): number {
    return this.at(this.length - 1);
  }

  /** Takes the item that came last; the ring must not be empty. */
  pop(): number {
    const item = this.last();
    this.length -= 1;
    return item;
  }

  /** The item at a place counted from the head. */
  at(place: number): number {
    return this.items[(this.head + place) & (this.items.length - 1)]!;
  }

  private grow(): void {
    const size = this.items.length;
    const grown = new Int32Array(size * 2);
    for (let i = 0; i < size; i++) grown[i] = this.items[(this.head + i) & (size - 1)]!;
    this.items = grown;
    this.head = 0;
  }
}
