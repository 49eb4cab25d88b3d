import { grownFloat64, grownInt32, grownUint8 } from './typed-arrays';

export type Eviction = 'lru' | 'fifo' | 'lfu';

const NONE = -1;

/**
 * What a cache holds: entries by key, and whom to evict next. An entry is a place in parallel arrays. Places stand in lists, one for each number
 * of uses with `lfu`, otherwise one for all; the head of the first list is evicted next. Every step costs the same however many there are.
 */
export class EntryStore {
  size = 0;
  /** By place: what its answer follows from (see knowledge.ts), in the words of which flow; when it was stored, ms; its version. */
  knows = new Int32Array(64);
  flow = new Uint8Array(64);
  storedAt = new Float64Array(64);
  version = new Float64Array(64);
  private key = new Int32Array(64);
  private before = new Int32Array(64);
  private after = new Int32Array(64);
  /** The list of a place. */
  private list = new Int32Array(64);
  /** By key: the place of its entry, counted from 1; 0 without. */
  private placeOf: Int32Array;
  private used = 0;
  private readonly free: number[] = [];
  /** Lists in the order of uses: how many uses, first and last place, neighbours. */
  private uses = [1];
  private head = [NONE];
  private tail = [NONE];
  private listBefore = [NONE];
  private listAfter = [NONE];
  private firstList = 0;
  private readonly freeLists: number[] = [];

  constructor(
    readonly capacity: number,
    readonly eviction: Eviction,
    keys: number,
  ) {
    this.placeOf = new Int32Array(keys);
  }

  /** The place of a key's entry; −1 without. */
  find(key: number): number {
    return this.placeOf[key]! - 1;
  }

  /** Notes that an entry was used. */
  touch(place: number): void {
    if (this.eviction === 'fifo') return;
    const list = this.list[place]!;
    if (this.eviction === 'lru') {
      if (this.tail[list] === place) return;
      this.unlink(place);
      this.append(place, list);
      return;
    }
    const wanted = this.uses[list]! + 1;
    let next = this.listAfter[list]!;
    if (next === NONE || this.uses[next] !== wanted) next = this.listBehind(list, wanted);
    this.unlink(place);
    this.append(place, next);
    this.dropIfEmpty(list);
  }

  /** Stores the answer about a key as if it were new; returns its place. Whom it displaces is counted by the caller, who asks `isFull`. */
  put(key: number, now: number, flow: number, knows: number, version: number): number {
    const old = this.find(key);
    if (old >= 0) this.drop(old);
    else if (this.isFull()) this.drop(this.head[this.firstList]!);
    const place = this.free.pop() ?? this.newPlace();
    this.key[place] = key;
    this.storedAt[place] = now;
    this.flow[place] = flow;
    this.knows[place] = knows;
    this.version[place] = version;
    this.placeOf[key] = place + 1;
    let list = this.firstList;
    if (this.eviction === 'lfu' && this.uses[list] !== 1) list = this.listBehind(NONE, 1);
    this.append(place, list);
    this.size += 1;
    return place;
  }

  /** Whether a key that is not there takes the place of another. */
  isFull(): boolean {
    return this.size >= this.capacity;
  }

  /** Takes an entry out. */
  drop(place: number): void {
    const list = this.list[place]!;
    this.unlink(place);
    this.placeOf[this.key[place]!] = 0;
    this.key[place] = NONE;
    this.free.push(place);
    this.size -= 1;
    this.dropIfEmpty(list);
  }

  /** Takes out all entries of the keys that are chosen. */
  dropShare(isChosen: (key: number) => boolean): void {
    for (let place = 0; place < this.used; place++) {
      const key = this.key[place]!;
      if (key >= 0 && isChosen(key)) this.drop(place);
    }
  }

  private newPlace(): number {
    if (this.used === this.key.length) {
      const size = this.used * 2;
      this.key = grownInt32(this.key, size);
      this.before = grownInt32(this.before, size);
      this.after = grownInt32(this.after, size);
      this.list = grownInt32(this.list, size);
      this.knows = grownInt32(this.knows, size);
      this.flow = grownUint8(this.flow, size);
      this.storedAt = grownFloat64(this.storedAt, size);
      this.version = grownFloat64(this.version, size);
    }
    return this.used++;
  }

  private append(place: number, list: number): void {
    const last = this.tail[list]!;
    this.list[place] = list;
    this.before[place] = last;
    this.after[place] = NONE;
    if (last === NONE) this.head[list] = place;
    else this.after[last] = place;
    this.tail[list] = place;
  }

  private unlink(place: number): void {
    const list = this.list[place]!;
    const before = this.before[place]!;
    const after = this.after[place]!;
    if (before === NONE) this.head[list] = after;
    else this.after[before] = after;
    if (after === NONE) this.tail[list] = before;
    else this.before[after] = before;
  }

  /** Makes a list for so many uses behind another; behind none, it is the first. */
  private listBehind(before: number, uses: number): number {
    const list = this.freeLists.pop() ?? this.uses.length;
    const after = before === NONE ? this.firstList : this.listAfter[before]!;
    this.uses[list] = uses;
    this.head[list] = NONE;
    this.tail[list] = NONE;
    this.listBefore[list] = before;
    this.listAfter[list] = after;
    if (before === NONE) this.firstList = list;
    else this.listAfter[before] = list;
    if (after !== NONE) this.listBefore[after] = list;
    return list;
  }

  /** Takes a list out when nothing is in it and it is not the only one. */
  private dropIfEmpty(list: number): void {
    if (this.head[list] !== NONE) return;
    const before = this.listBefore[list]!;
    const after = this.listAfter[list]!;
    if (before === NONE && after === NONE) {
      this.uses[list] = 1;
      return;
    }
    if (before === NONE) this.firstList = after;
    else this.listAfter[before] = after;
    if (after !== NONE) this.listBefore[after] = before;
    this.freeLists.push(list);
  }
}
