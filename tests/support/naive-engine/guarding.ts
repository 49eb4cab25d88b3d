import type { Guard, Link, Part, Unit, Walker, World } from './model';

const TOLERANCE = 1e-9;
const MOST_SAVED = 10;

/** What stands between a part and what it calls; undefined where nothing does. */
export function guardFor({ limits }: Part): Guard | undefined {
  if (limits === null) return undefined;
  return {
    out: 0,
    saved: MOST_SAVED,
    breaker: { state: 'closed', failures: [] },
    kept: { byBreaker: 0, byBulkhead: 0, byBudget: 0, opened: 0 },
  };
}

/** Whether nobody waits any more for a unit that its part was to begin, or to go on with. */
export function isTooLate(world: World, unit: Unit): boolean {
  if (!unit.part.keepsDeadline || world.nowMs < unit.deadlineMs) return false;
  unit.part.shed.late += 1;
  return true;
}

/** Lets a call out that is not too late, or does not; `ended` is to be told how it went, or null when nobody will ever know. */
export function letOut(
  world: World,
  walker: Walker,
  link: Link,
  isRetry: boolean,
): { ended: (ok: boolean | null) => void } | null {
  const { unit } = walker;
  const { limits } = unit.part;
  const { guard } = link;
  if (guard === undefined || limits === null) return { ended: () => undefined };
  if (guard.out >= limits.atOnce) {
    guard.kept.byBulkhead += 1;
    return null;
  }
  if (guard.breaker.state === 'open' && world.nowMs >= guard.breaker.untilMs) {
    guard.breaker = { state: 'half-open', probing: 0, well: 0 };
  }
  const { breaker } = guard;
  const isFull = breaker.state === 'half-open' && breaker.probing + breaker.well >= limits.probes;
  if (breaker.state === 'open' || isFull) {
    guard.kept.byBreaker += 1;
    return null;
  }
  if (breaker.state === 'half-open') breaker.probing += 1;
  guard.out += 1;
  if (!isRetry) guard.saved = Math.min(MOST_SAVED, guard.saved + limits.retriesPerCall);
  const open = () => {
    guard.breaker = { state: 'open', untilMs: world.nowMs + limits.openMs };
    guard.kept.opened += 1;
  };
  return {
    ended(ok) {
      guard.out -= 1;
      // What was called before the breaker turned tells it nothing.
      if (limits.failures === 0 || guard.breaker !== breaker) return;
      if (breaker.state === 'half-open') {
        breaker.probing -= 1;
        if (ok === false) open();
        if (ok === true) breaker.well += 1;
        if (breaker.well >= limits.probes) guard.breaker = { state: 'closed', failures: [] };
      } else if (breaker.state === 'closed' && ok === false) {
        breaker.failures.push(world.nowMs);
        const counting = breaker.failures.filter((at) => world.nowMs - at <= limits.windowMs);
        if (counting.length >= limits.failures) open();
      }
    },
  };
}

/** Whether a failed call may be made again; a retry is then paid for. */
export function mayRetry(unit: Unit, link: Link | null): boolean {
  const guard = link?.guard;
  const { limits } = unit.part;
  if (!guard || limits === null || limits.retriesPerCall === Number.POSITIVE_INFINITY) return true;
  if (guard.saved < 1 - TOLERANCE) {
    guard.kept.byBudget += 1;
    return false;
  }
  guard.saved -= 1;
  return true;
}
