import { COMPLETION, EXPIRY } from './calendar';
import { TURN_TOLERANCE_MS, travel } from './door';
import { isTooLate, letOut } from './guarding';
import type { Link, Walker, World } from './model';
import { joined } from './past';
import { isSpared, reachesTarget } from './reach';
import { freeSlot } from './slots';
import { tryAgain } from './trying';
import { createUnit, renew, setFor } from './walkers';

/** Goes on when the worker's rate limit allows a call. */
function whenCallIsDue(world: World, walker: Walker, goOn: () => void): void {
  const { part } = walker.unit;
  if (part.gapMs === 0) {
    goOn();
    return;
  }
  let at = world.nowMs;
  if (walker.hasTurn) walker.hasTurn = false;
  else {
    at = Math.max(at, part.nextTurnMs);
    part.nextTurnMs = at + part.gapMs;
  }
  at = Math.max(at, part.nextCallMs);
  part.nextCallMs = at + part.gapMs;
  if (at > world.nowMs + TURN_TOLERANCE_MS) setFor(world, walker, at, EXPIRY, goOn);
  else goOn();
}

/** Calls with some of the unit's items, again and again as the settings say; `then` learns how it ended. */
export function call(
  world: World,
  walker: Walker,
  link: Link,
  first: number,
  count: number,
  then: (ok: boolean) => void,
): void {
  const { unit } = walker;
  const { part, flow } = unit;

  const failed = (attempt: number) =>
    tryAgain(
      world,
      walker,
      link,
      attempt,
      () => whenCallIsDue(world, walker, () => callOnce(attempt + 1)),
      () => then(isSpared(link, flow)),
    );

  const callOnce = (attempt: number) => {
    if (isTooLate(world, unit)) {
      then(false);
      return;
    }
    const leave = letOut(world, walker, link, attempt > 0);
    if (leave === null) {
      then(isSpared(link, flow));
      return;
    }
    const { ticket } = walker;
    walker.forget = () => leave.ended(null);
    const ended = (ok: boolean) => {
      walker.forget = null;
      leave.ended(ok);
    };
    const answered = (ok: boolean) => {
      if (walker.ticket !== ticket) return;
      renew(walker);
      ended(ok);
      if (ok) then(true);
      else failed(attempt);
    };
    link.sent += 1;
    link.items += count;
    const callee = createUnit(world, {
      part: link.to,
      flow,
      first,
      count,
      hops: unit.hops + 1,
      keyed: part.keyed(unit.keyed),
      lost: () => undefined,
      past: walker.past,
      deadlineMs: Math.min(
        world.nowMs + part.timeoutMs,
        part.keepsDeadline ? unit.deadlineMs : Number.POSITIVE_INFINITY,
      ),
      ended: (ok) => {
        if (walker.ticket !== ticket) return;
        if (!ok) link.failed += 1;
        else if (count === unit.count || first + count === unit.first + unit.count) {
          walker.past = joined(walker.past, callee.self.past);
        }
        if (ok && callee.hit && callee.part.type === 'cache') walker.hit = true;
        world.soon.push(() => answered(ok));
      },
    });
    travel(world, part, callee);
    setFor(world, walker, world.nowMs + part.timeoutMs, EXPIRY, () => {
      renew(walker);
      ended(false);
      link.failed += 1;
      link.timedOut += 1;
      failed(attempt);
    });
  };

  if (part.nonBlocking) freeSlot(world, unit);
  const start = () => whenCallIsDue(world, walker, () => callOnce(0));
  if (!part.idempotent || !reachesTarget(link, flow)) start();
  else if (walker.keyKnown) {
    walker.keyKnown = false;
    start();
  } else {
    const ms = part.draw.dedupe() * part.slow;
    setFor(world, walker, world.nowMs + ms, COMPLETION, start);
  }
}
