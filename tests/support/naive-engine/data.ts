import { itemsOf } from './bundles';
import { countCopy } from './delivering';
import type { Part, Unit, World } from './model';

function store(
  world: World,
  part: Part,
  key: number,
  version: number,
  atMs: number,
  passed: Part[],
): void {
  part.data?.push({ key, version, atMs });
  for (const link of part.copies) {
    if (passed.includes(link.to)) continue;
    link.sent += 1;
    link.items += 1;
    const seenMs = atMs + link.to.draw.lag() * link.to.slow;
    store(world, link.to, key, version, seenMs, [...passed, link.to]);
  }
}

/** A database has served a unit that reads or writes. */
export function readOrWrite(world: World, unit: Unit): void {
  const { part, flow, self } = unit;
  const { data } = part;
  const { keyOf } = flow;
  if (data === null || keyOf === null || flow.access === null) return;
  const items = itemsOf(unit);
  if (flow.access === 'write') {
    for (const item of items) {
      store(world, part, keyOf(item), flow.versions[item] ?? 0, world.nowMs, [part]);
    }
    return;
  }
  if (items.length === 1) {
    const key = keyOf(items[0] ?? 0);
    const there = data.filter((one) => one.key === key && one.atMs <= world.nowMs);
    const version = Math.max(self.past.version, ...there.map((one) => one.version));
    self.past = { ...self.past, version };
  }
  countCopy(world, unit, new Set(part.copyOf));
}
