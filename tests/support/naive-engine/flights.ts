import type { Part, Past, Replica, Unit } from './model';
import { NO_PAST } from './past';
import { homeOf } from './sharding';

/** Tells those who wait for the answer that the unit was to get how that ended. */
export function endFlight(unit: Unit, ok: boolean, past: Past = NO_PAST): void {
  for (const [key, { leader, waiting }] of unit.part.cache?.flights ?? []) {
    if (leader !== unit) continue;
    unit.part.cache?.flights.delete(key);
    for (const tell of waiting) tell(ok, past);
  }
}

/** What belongs to a replica, as the keys are spread over them, is gone. */
export function forget(part: Part, replica?: Replica): void {
  const { cache } = part;
  for (const key of [...(cache?.entries.keys() ?? [])]) {
    if (replica === undefined || homeOf(part, key) === replica) cache?.entries.delete(key);
  }
}
