import type { Flow } from './model';

/** From this number on the items of a range are bundled ones: of messages that were taken together. */
const BUNDLED = 2 ** 30;

/** Items of a flow, from `first` on. */
interface Range {
  flow: Flow;
  first: number;
  count: number;
}

export function isBundled(first: number): boolean {
  return first >= BUNDLED;
}

/** The items that a range stands for. */
export function itemsOf({ flow, first, count }: Range): number[] {
  return Array.from({ length: count }, (_, i) =>
    isBundled(first) ? (flow.bundled[first + i - BUNDLED] ?? -1) : first + i,
  );
}

/** Whether the range holds the item. */
export function holdsItem(range: Range, item: number): boolean {
  if (isBundled(range.first)) return itemsOf(range).includes(item);
  return range.first <= item && item < range.first + range.count;
}

/** One range for the items of several; that of a single item needs no bundle. */
export function bundle(flow: Flow, ranges: readonly Range[]): { first: number; count: number } {
  const items = ranges.flatMap(itemsOf);
  const first = BUNDLED + flow.bundled.length;
  flow.bundled.push(...items);
  return { first: items.length === 1 ? (items[0] ?? 0) : first, count: items.length };
}
