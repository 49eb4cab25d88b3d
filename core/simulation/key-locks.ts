import type { ComponentState } from './component-state';
import { BUNDLED } from './flow-state';
import { grownUint8 } from './typed-arrays';
import { FLAG } from './work-pool';
import type { World } from './world';

/** Whether idempotent worker c is processing any of the items just now. */
export function isLocked(
  world: World,
  c: ComponentState,
  flow: number,
  first: number,
  count: number,
): boolean {
  if (first >= BUNDLED) {
    for (let n = first; n < first + count; n++) {
      if (isLocked(world, c, flow, world.flows[flow]!.itemAt(n), 1)) return true;
    }
    return false;
  }
  const ranges = c.lockedRanges[flow]!;
  for (let i = 0; i < ranges.length; i += 2) {
    if (first < ranges[i]! + ranges[i + 1]! && first + count > ranges[i]!) return true;
  }
  const locked = c.lockedItems[flow]!;
  if (count === 1) return first < locked.length && locked[first] === 1;
  return locked.subarray(first, first + count).includes(1);
}

/** Marks the items of work w as being processed by its idempotent worker. */
export function lockItems(world: World, c: ComponentState, w: number): void {
  const { works } = world;
  const flow = works.flow[w]!;
  const first = works.first[w]!;
  const count = works.count[w]!;
  if (isLocked(world, c, flow, first, count)) return;
  works.set(w, FLAG.locked);
  if (first >= BUNDLED) {
    const { flows } = world;
    for (let n = first; n < first + count; n++) lockItem(world, c, flow, flows[flow]!.itemAt(n));
    return;
  }
  if (count > 1) {
    c.lockedRanges[flow]!.push(first, count);
    return;
  }
  lockItem(world, c, flow, first);
}

/** Marks one item that is not marked yet. */
export function lockItem(world: World, c: ComponentState, flow: number, item: number): void {
  const locked = c.lockedItems[flow]!;
  if (item < locked.length) locked[item] = 1;
  else {
    const grown = grownUint8(locked, Math.max(item + 1, world.flows[flow]!.items));
    grown[item] = 1;
    c.lockedItems[flow] = grown;
  }
}

/** Takes the mark of one item away again. */
export function unlockItem(c: ComponentState, flow: number, item: number): void {
  c.lockedItems[flow]![item] = 0;
}

/** Takes the marks of work w away again. */
export function unlockItems(world: World, c: ComponentState, w: number): void {
  const { works } = world;
  if (!works.has(w, FLAG.locked)) return;
  const flow = works.flow[w]!;
  const first = works.first[w]!;
  if (first >= BUNDLED) {
    const { flows } = world;
    const end = first + works.count[w]!;
    for (let n = first; n < end; n++) unlockItem(c, flow, flows[flow]!.itemAt(n));
    return;
  }
  if (works.count[w] === 1) {
    unlockItem(c, flow, first);
    return;
  }
  const ranges = c.lockedRanges[flow]!;
  for (let i = 0; i < ranges.length; i += 2) {
    if (ranges[i] === first) {
      ranges.splice(i, 2);
      return;
    }
  }
}
