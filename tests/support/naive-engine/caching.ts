import { itemsOf } from './bundles';
import { countCopy } from './delivering';
import { finish } from './ending';
import { endFlight } from './flights';
import type { Cache, Part, Past, Unit, World } from './model';
import { joined, NO_PAST } from './past';
import { freeSlot } from './slots';
import { renew } from './walkers';

/** The key that a unit reads or writes; null when it is about none, or about several. */
function keyOf(unit: Unit): number | null {
  const { flow, count } = unit;
  const [item] = itemsOf(unit);
  if (flow.access === null || flow.keyOf === null || count !== 1 || item === undefined) return null;
  return flow.keyOf(item);
}

/** What is in memory about a key, unless it is too old. */
function fresh(world: World, cache: Cache, key: number) {
  const entry = cache.entries.get(key);
  if (entry === undefined || world.nowMs - entry.storedMs <= cache.maxAgeMs) return entry;
  cache.entries.delete(key);
  cache.counts.expired += 1;
  return undefined;
}

/** Those of the flow's targets that had served what is told have served this as well. */
function serveCopy(world: World, unit: Unit, past: Past): void {
  countCopy(world, unit, past.served);
  unit.self.past = { ...unit.self.past, version: Math.max(unit.self.past.version, past.version) };
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

function keep(world: World, part: Part, cache: Cache, key: number, past: Past): void {
  if (part.replicas[key % part.replicas.length]?.up !== true) return;
  const { entries } = cache;
  if (!entries.has(key) && entries.size >= cache.capacity) {
    evict(cache);
    cache.counts.evicted += 1;
  }
  entries.delete(key);
  entries.set(key, { storedMs: world.nowMs, past, uses: 1 });
}

/** A cache has spent its own time on a unit: it answers from memory, or `ask`s behind it. */
export function lookUp(
  world: World,
  unit: Unit,
  ask: (past: Past, answered: (ok: boolean, past: Past) => void) => void,
): void {
  const { part, flow, self } = unit;
  const { cache } = part;
  if ((part.steps.get(flow) ?? []).length === 0) {
    finish(world, unit, true);
    return;
  }
  const key = keyOf(unit);
  if (cache === null || key === null || flow.access === 'write') {
    ask(self.past, (ok, past) => {
      if (ok) self.past = joined(self.past, past);
      if (ok && cache !== null && key !== null) {
        if (cache.onWrite === 'write-through') {
          const [item] = itemsOf(unit);
          const version = flow.versions[item ?? 0] ?? 0;
          keep(world, part, cache, key, { ...self.past, version });
        }
        if (cache.onWrite === 'invalidate') cache.entries.delete(key);
      }
      finish(world, unit, ok);
    });
    return;
  }
  const entry = fresh(world, cache, key);
  if (entry !== undefined) {
    cache.counts.hits += 1;
    cache.counts.ageSumMs += world.nowMs - entry.storedMs;
    entry.uses += 1;
    if (cache.eviction !== 'fifo') {
      cache.entries.delete(key);
      cache.entries.set(key, entry);
    }
    serveCopy(world, unit, entry.past);
    finish(world, unit, true);
    return;
  }
  cache.counts.misses += 1;
  const flight = cache.flights.get(key);
  if (flight !== undefined) {
    cache.counts.joined += 1;
    freeSlot(world, unit);
    renew(self);
    const { ticket } = self;
    flight.waiting.push((ok, past) => {
      if (self.ticket !== ticket) return;
      world.soon.push(() => {
        if (self.ticket !== ticket) return;
        if (ok) serveCopy(world, unit, past);
        finish(world, unit, ok);
      });
    });
    return;
  }
  if (cache.once) cache.flights.set(key, { leader: unit, waiting: [] });
  ask(NO_PAST, (ok, past) => {
    if (ok) keep(world, part, cache, key, past);
    endFlight(unit, ok, past);
    if (ok) self.past = joined(self.past, past);
    finish(world, unit, ok);
  });
}
