import { tellAsides } from './aside';
import { itemsOf } from './bundles';
import { COMPLETION } from './calendar';
import { readOrWrite } from './data';
import { deliver, hear, isTarget, keepDeadLetter } from './delivering';
import { endFlight } from './flights';
import { closeQuestion, holdOpen, knowsBetter, noteTold } from './following';
import { move } from './gauges';
import type { Unit, World } from './model';
import { withServed } from './past';
import { retire } from './scaling';
import { freeSlot } from './slots';
import { renew, setFor } from './walkers';

function leave(world: World, unit: Unit): void {
  const { part } = unit;
  if (unit.holdsKeys) part.keys.splice(part.keys.indexOf(unit), 1);
  move(world, part.inside, -1);
}

function remove(world: World, unit: Unit): void {
  for (const walker of [unit.self, ...unit.branches]) {
    renew(walker);
    walker.forget?.();
    walker.forget = null;
  }
  world.units.delete(unit);
  retire(world, unit.part);
}

/** Whether chance takes the unit's good answer, for which a caller waited. */
function losesAnswer({ part, lost }: Unit): boolean {
  if (lost === null || part.losing === 0 || part.draw.chance() >= part.losing) return false;
  part.answersLost = (part.answersLost ?? 0) + 1;
  return true;
}

/** Ends a unit of a load balancer whose answer got lost behind it. */
export function endUnanswered(world: World, unit: Unit): void {
  endFlight(unit, false);
  unit.part.errors += 1;
  leave(world, unit);
  unit.lost?.();
  remove(world, unit);
}

/** Ends a unit well or badly: it is counted, its slot is free, and whoever waits for it is told. */
export function finish(world: World, unit: Unit, ok: boolean): void {
  const { part } = unit;
  if (ok && holdOpen(world, unit, () => endHold(world, unit))) return;
  if (ok && knowsBetter(unit)) {
    unit.self.past = { ...unit.self.past, saysDone: true };
  }
  if (ok) {
    part.served += 1;
    part.items += unit.count;
    part.waitSumMs += unit.waitedMs;
    const { flow, self } = unit;
    readOrWrite(world, unit);
    deliver(world, part, flow, unit.first, unit.count, unit.keyed, self.past);
    if (isTarget(flow, part)) self.past = withServed(self.past, part);
    hear(world, unit);
    const items = itemsOf(unit);
    if (flow.targets.every((target) => self.past.served.has(target.part))) {
      noteTold(world, part, flow, items, (held) => endHold(world, held));
      for (const follower of flow.followers) if (follower.client === part) flow.heardBy(items);
    }
    keepDeadLetter(unit);
    tellAsides(world, unit);
  } else part.errors += 1;
  freeSlot(world, unit);
  leave(world, unit);
  if (ok && losesAnswer(unit)) unit.lost?.();
  else unit.ended(ok);
  remove(world, unit);
}

/** A question that was held open is answered: there is news, or it was held long enough. */
function endHold(world: World, unit: Unit): void {
  closeQuestion(world, unit);
  finish(world, unit, true);
}

/** Lets a unit fail after the time that a failure takes at its component. */
export function failLater(world: World, unit: Unit): void {
  const at = world.nowMs + unit.part.draw.error();
  setFor(world, unit.self, at, COMPLETION, () => finish(world, unit, false));
}

/** Ends a unit whose replica died; its slot died too. */
export function die(world: World, unit: Unit): void {
  closeQuestion(world, unit);
  endFlight(unit, false);
  unit.part.errors += 1;
  leave(world, unit);
  unit.died();
  remove(world, unit);
}
