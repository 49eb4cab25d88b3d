import { isBundled } from './bundles';
import { lookUp } from './caching';
import { call } from './calling';
import { isTarget } from './delivering';
import { travel } from './door';
import { endUnanswered, finish } from './ending';
import { spend } from './gauges';
import type { Link, Part, Past, Unit, Walker, World } from './model';
import { joined, withServed } from './past';
import { publish, send } from './publishing';
import { reachesTarget } from './reach';
import { freeSlot, getInLine, isAlive, mayStart, slotsOf, takeSlot } from './slots';
import { createUnit, createWalker, renew } from './walkers';

/** One thing to be done for a unit; `then` learns how it ended. */
type Deed = (walker: Walker, then: (ok: boolean) => void) => void;

/** What a connection asks of a unit: a call per item at a target, one call, a publishing, or a sending. */
function deedsFor(world: World, unit: Unit, link: Link): Deed[] {
  const { flow, first, count } = unit;
  if (link.sync && reachesTarget(link, flow) && !isBundled(first)) {
    return Array.from(
      { length: count },
      (_, i): Deed =>
        (walker, then) =>
          walker.hit ? then(true) : call(world, walker, link, first + i, 1, then),
    );
  }
  if (link.sync) {
    return [
      (walker, then) => (walker.hit ? then(true) : call(world, walker, link, first, count, then)),
    ];
  }
  if (link.to.type === 'queue' || link.to.type === 'topic') {
    return [(_, then) => publish(world, unit, link, then)];
  }
  return [
    (_, then) => {
      send(world, unit, link);
      then(true);
    },
  ];
}

/** Does one deed after another and stops at the first that fails. */
function doAll(
  walker: Walker,
  deeds: readonly Deed[],
  prepare: (goOn: () => void) => void,
  then: (ok: boolean) => void,
): void {
  const [deed, ...rest] = deeds;
  if (deed === undefined) then(true);
  else {
    prepare(() =>
      deed(walker, (ok) => {
        if (ok) doAll(walker, rest, prepare, then);
        else then(false);
      }),
    );
  }
}

/** Goes on once the unit has a slot again, if it had freed it. */
function whenItHasASlot(world: World, unit: Unit, goOn: () => void): void {
  const { part } = unit;
  const sinceMs = world.nowMs;
  const retake = () => {
    unit.waitedMs += world.nowMs - sinceMs;
    takeSlot(world, unit);
    goOn();
  };
  if (unit.holdsSlot) goOn();
  else if (mayStart(part)) retake();
  else getInLine(unit, false, retake);
}

/** Makes several calls at once; `then` learns when all have ended. */
function callTogether(
  world: World,
  unit: Unit,
  links: readonly Link[],
  then: (ok: boolean) => void,
): void {
  let open = links.length;
  let allWell = true;
  if (unit.part.nonBlocking) freeSlot(world, unit);
  const { ticket } = unit.self;
  const ended = (ok: boolean) => {
    if (unit.self.ticket !== ticket) return;
    allWell &&= ok;
    open -= 1;
    if (open > 0) return;
    renew(unit.self);
    unit.branches = [];
    then(allWell);
  };
  unit.branches = links.map(() => createWalker(unit, unit.self.past));
  unit.branches.forEach((branch, place) => {
    const link = links[place];
    if (link === undefined) return;
    branch.hasTurn = unit.self.hasTurn;
    unit.self.hasTurn = false;
    doAll(
      branch,
      deedsFor(world, unit, link),
      (goOn) => goOn(),
      (ok) => {
        renew(branch);
        if (ok && unit.self.ticket === ticket) {
          unit.self.past = joined(unit.self.past, branch.past);
        }
        world.soon.push(() => ended(ok));
      },
    );
  });
}

/** A service or worker goes through its connections. */
function goThrough(world: World, unit: Unit): void {
  const { part, flow } = unit;
  unit.entered = unit.self.past;
  unit.self.past = { ...unit.self.past, version: 0 };
  const steps = part.steps.get(flow) ?? [];
  const calls = steps.filter((step) => step.sync);
  const rest = steps.filter((step) => !step.sync);
  const end = (ok: boolean) => finish(world, unit, ok);
  const doSteps = (links: readonly Link[]) =>
    doAll(
      unit.self,
      links.flatMap((link) => deedsFor(world, unit, link)),
      (goOn) => whenItHasASlot(world, unit, goOn),
      end,
    );
  if (!part.together || calls.length < 2) doSteps(steps);
  else callTogether(world, unit, calls, (ok) => (ok ? doSteps(rest) : end(false)));
}

/** A load balancer's load figure for a component behind it. */
function loadOf(part: Part): number {
  const slots = slotsOf(part);
  return slots === 0 ? part.inside.value : part.inside.value / slots;
}

function choose(part: Part, links: readonly Link[]): Link | undefined {
  const inTurn = [...links.slice(part.turn), ...links.slice(0, part.turn)];
  const healthy = inTurn.filter(({ to }) => to.outages === 0 && isAlive(to));
  let chosen = healthy[0] ?? inTurn[0];
  if (part.leastBusy) {
    for (const link of healthy) if (chosen && loadOf(link.to) < loadOf(chosen.to)) chosen = link;
  }
  if (chosen) part.turn = (links.indexOf(chosen) + 1) % links.length;
  return chosen;
}

/** Asks one of the part's connections for a unit; `answered` learns within the instant how that ended. */
function askOne(
  world: World,
  unit: Unit,
  past: Past,
  answered: (ok: boolean, past: Past) => void,
): void {
  const { part, flow, first, count, keyed, self } = unit;
  const links = part.steps.get(flow) ?? [];
  const link = choose(part, links);
  spend(world, links.length);
  if (link === undefined) {
    finish(world, unit, false);
    return;
  }
  const { ticket } = self;
  const ended = (ok: boolean) => {
    if (self.ticket !== ticket) return;
    if (!ok) link.failed += 1;
    world.soon.push(() => {
      if (self.ticket === ticket) answered(ok, callee.self.past);
    });
  };
  link.sent += 1;
  link.items += count;
  const hops = unit.hops + 1;
  const lost = () => {
    if (self.ticket === ticket) endUnanswered(world, unit);
  };
  const callee = createUnit(world, {
    part: link.to,
    flow,
    first,
    count,
    hops,
    keyed,
    past,
    ended,
    lost,
    deadlineMs: unit.deadlineMs,
  });
  travel(world, part, callee);
}

/** A load balancer hands a call on and passes the answer back. */
function handOn(world: World, unit: Unit): void {
  const { self } = unit;
  askOne(world, unit, self.past, (ok, past) => {
    if (ok) self.past = joined(self.past, past);
    finish(world, unit, ok);
  });
}

/** A cache has looked: what it does not hold it asks for, without a slot. */
function answerOrAsk(world: World, unit: Unit): void {
  lookUp(world, unit, (past, answered) => {
    freeSlot(world, unit);
    askOne(world, unit, past, answered);
  });
}

/** An external API tells its own callees that it has served a call. */
function fireWebhooks(world: World, unit: Unit): void {
  const { part, flow, first, count } = unit;
  for (const link of part.steps.get(flow) ?? []) {
    link.sent += 1;
    link.items += count;
    const ended = (ok: boolean) => {
      if (!ok) link.failed += 1;
    };
    const hops = unit.hops + 1;
    const past = isTarget(flow, part) ? withServed(unit.self.past, part) : unit.self.past;
    travel(
      world,
      part,
      createUnit(world, { part: link.to, flow, first, count, hops, past, ended }),
    );
  }
}

/** What a component of this kind does with a unit after its own work. */
export function serverFor(world: World, part: Part): (unit: Unit) => void {
  switch (part.type) {
    case 'service':
    case 'worker':
      return (unit) => goThrough(world, unit);
    case 'cache':
      return (unit) => answerOrAsk(world, unit);
    case 'load-balancer':
      return (unit) => handOn(world, unit);
    case 'external-api':
      return (unit) => {
        fireWebhooks(world, unit);
        finish(world, unit, true);
      };
    default:
      return (unit) => finish(world, unit, true);
  }
}
