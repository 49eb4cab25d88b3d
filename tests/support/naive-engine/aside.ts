import { itemsOf } from './bundles';
import type { Cache, Part, Past, Unit, World } from './model';
import { homeOf } from './sharding';

/** The key that a unit reads or writes; null when it is about none, or about several. */
export function keyOf(unit: Unit): number | null {
  const { flow, count } = unit;
  const [item] = itemsOf(unit);
  if (flow.access === null || flow.keyOf === null || count !== 1 || item === undefined) return null;
  return flow.keyOf(item);
}

function evict({ entries, eviction }: Cache): void {
  let victim: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  // In the map they stand in the order of their last use, or with "fifo" of their coming.
  for (const [key, { uses }] of entries) {
    if (eviction === 'lfu' ? uses < least : victim === undefined) {
      victim = key;
      least = uses;
    }
  }
  if (victim !== undefined) entries.delete(victim);
}

export function keep(world: World, part: Part, cache: Cache, key: number, past: Past): void {
  if (homeOf(part, key)?.up !== true) return;
  const { entries } = cache;
  if (!entries.has(key) && entries.size >= cache.capacity) {
    evict(cache);
    cache.counts.evicted += 1;
  }
  entries.delete(key);
  entries.set(key, { storedMs: world.nowMs, past, uses: 1 });
}

/** A cache hears that a write has gone well. */
export function noteWrite(
  world: World,
  unit: Unit,
  part: Part,
  cache: Cache,
  key: number,
  past: Past,
): void {
  const [item] = itemsOf(unit);
  const version = unit.flow.versions[item ?? 0] ?? 0;
  if (cache.onWrite === 'write-through') keep(world, part, cache, key, { ...past, version });
  if (cache.onWrite === 'invalidate') cache.entries.delete(key);
}

/** A unit that has gone well tells the caches that its component asks aside, one call after another. */
export function tellAsides(world: World, unit: Unit): void {
  const { part, flow, self, entered } = unit;
  const key = keyOf(unit);
  const mayAsk = part.type === 'service' || part.type === 'worker';
  if (entered === null || key === null || self.hit || !mayAsk || part.together) return;
  const before = entered;
  const past: Past = {
    served: new Set([...self.past.served].filter((one) => !before.served.has(one))),
    wasDead: self.past.wasDead && !before.wasDead,
    saysDone: self.past.saysDone && !before.saysDone,
    version: self.past.version,
  };
  for (const { sync, to } of part.steps.get(flow) ?? []) {
    if (!sync || to.cache?.aside !== true || to.outages > 0) continue;
    if (flow.access === 'read') keep(world, to, to.cache, key, past);
    else noteWrite(world, unit, to, to.cache, key, past);
  }
}
