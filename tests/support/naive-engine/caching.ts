import { keep, keyOf, noteWrite } from './aside';
import { countCopy } from './delivering';
import { finish } from './ending';
import { endFlight } from './flights';
import type { Cache, Past, Unit, World } from './model';
import { joined, NO_PAST } from './past';
import { freeSlot } from './slots';
import { renew } from './walkers';

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

/** A cache has spent its own time on a unit: it answers from memory, or `ask`s behind it. */
export function lookUp(
  world: World,
  unit: Unit,
  ask: (past: Past, answered: (ok: boolean, past: Past) => void) => void,
): void {
  const { part, flow, self } = unit;
  const { cache } = part;
  const key = keyOf(unit);
  const isLookedUp = cache !== null && key !== null && flow.access === 'read';
  if ((part.steps.get(flow) ?? []).length === 0 && !(isLookedUp && cache.aside)) {
    finish(world, unit, true);
    return;
  }
  if (cache === null || key === null || flow.access === 'write') {
    ask(self.past, (ok, past) => {
      if (ok) self.past = joined(self.past, past);
      if (ok && cache !== null && key !== null) noteWrite(world, unit, part, cache, key, self.past);
      finish(world, unit, ok);
    });
    return;
  }
  const entry = fresh(world, cache, key);
  if (entry !== undefined) {
    cache.counts.hits += 1;
    unit.hit = cache.aside;
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
  if (cache.aside) {
    finish(world, unit, true);
    return;
  }
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
