import type { Link, Past, Unit, Walker, World } from './model';
import { NO_PAST } from './past';

export function createWalker(unit: Unit, past: Past): Walker {
  return { unit, ticket: {}, hasTurn: false, keyKnown: false, past, hit: false, forget: null };
}

/** Makes void what the walker waits for. */
export function renew(walker: Walker): void {
  walker.ticket = {};
}

/** Sets what a walker does at a time, unless its waiting is over before. */
export function setFor(
  world: World,
  walker: Walker,
  timeMs: number,
  priority: number,
  action: () => void,
): void {
  const { ticket, unit } = walker;
  world.calendar.set(timeMs, priority, () => {
    if (walker.ticket !== ticket) return false;
    unit.part.events += 1;
    action();
    return true;
  });
}

type UnitParts = Pick<Unit, 'part' | 'flow' | 'first' | 'count' | 'hops'> & {
  keyed?: boolean;
  past?: Past;
  source?: Link;
  ended: Unit['ended'];
  died?: Unit['died'];
  lost?: Unit['lost'];
  deadlineMs?: number;
};

/** A unit that comes to a component; it is told on ending by `ended(false)` when it dies, unless `died` says otherwise. */
export function createUnit(world: World, parts: UnitParts): Unit {
  const unit: Unit = {
    keyed: false,
    deadlineMs: Number.POSITIVE_INFINITY,
    isThere: false,
    lost: null,
    died: () => parts.ended(false),
    ...parts,
    willFail: false,
    holdsKeys: false,
    wasAsked: false,
    hit: false,
    entered: null,
    arrivedMs: world.nowMs,
    waitedMs: 0,
    replica: null,
    holdsSlot: false,
    source: parts.source ?? null,
    self: undefined as unknown as Walker,
    branches: [],
  };
  unit.self = createWalker(unit, parts.past ?? NO_PAST);
  world.units.add(unit);
  return unit;
}
