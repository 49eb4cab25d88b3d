import { holdsItem, itemsOf } from './bundles';
import { COMPLETION, EXPIRY } from './calendar';
import { isPoisoned, isTarget, knowsKeys } from './delivering';
import { failLater, finish } from './ending';
import { move } from './gauges';
import { isTooLate } from './guarding';
import type { Part, Unit, World } from './model';
import { reachesTarget } from './reach';
import { shardOfUnit } from './sharding';
import { getInLine, isServed, mayStart, takeSlot } from './slots';
import { setFor } from './walkers';

/** Work that has passed more components than this fails. */
export const MAX_HOPS = 100;

/** Times under a rate limit count as reached a nanosecond before, tokens a billionth before. */
export const TURN_TOLERANCE_MS = 1e-6;
const TOKEN_TOLERANCE = 1e-9;

/** Whether the component may take its next unit under its rate limit; if not, it is woken when it may. */
export function turnIsDue(world: World, part: Part): boolean {
  if (part.gapMs === 0 || world.nowMs >= part.nextTurnMs - TURN_TOLERANCE_MS) return true;
  if (!part.turnIsSet) {
    part.turnIsSet = true;
    world.calendar.set(part.nextTurnMs, EXPIRY, () => {
      part.turnIsSet = false;
      part.events += 1;
      world.soon.push(part.wake);
      return true;
    });
  }
  return false;
}

function overlaps(unit: Unit, other: Pick<Unit, 'flow' | 'first' | 'count'>): boolean {
  return unit.flow === other.flow && itemsOf(unit).some((item) => holdsItem(other, item));
}

/** Whether an idempotent worker is processing any of the items just now. */
export function isInProcess(part: Part, items: Pick<Unit, 'flow' | 'first' | 'count'>): boolean {
  return part.keys.some((unit) => overlaps(unit, items));
}

/** How often the look-up of keys is part of the unit's own work. */
function lookUpsBeforeAll(unit: Unit): number {
  const { part, flow } = unit;
  const steps = part.steps.get(flow) ?? [];
  const callsTarget = steps.map((step) => reachesTarget(step, flow));
  const publishes = steps.some((step) => !step.sync);
  const calls = steps.filter((step) => step.sync).length;
  const once = publishes || !callsTarget.includes(true) ? 1 : 0;
  const branches = part.together && calls > 1;
  if (!branches && callsTarget[0]) {
    unit.self.keyKnown = true;
    return once + 1;
  }
  return once;
}

/** Begins a unit in a free slot. */
export function begin(world: World, unit: Unit): void {
  const { part } = unit;
  takeSlot(world, unit);
  unit.waitedMs = world.nowMs - unit.arrivedMs;
  if (part.gapMs > 0) {
    part.nextTurnMs = Math.max(world.nowMs, part.nextTurnMs) + part.gapMs;
    unit.self.hasTurn = true;
  }
  let ms = part.draw.work();
  if (part.idempotent) {
    if (!isInProcess(part, unit)) {
      unit.holdsKeys = true;
      part.keys.push(unit);
    }
    for (let n = lookUpsBeforeAll(unit); n > 0; n--) ms += part.draw.dedupe();
  }
  const others = (unit.replica?.busy ?? 1) - 1;
  if (part.contention > 0) ms *= 1 + part.contention * others;
  workFor(world, unit, ms * part.slow);
}

function workFor(world: World, unit: Unit, ms: number): void {
  const { part, flow, first, count } = unit;
  setFor(world, unit.self, world.nowMs + ms, COMPLETION, () => {
    const targeted = isTarget(flow, part);
    if (unit.willFail || (targeted && isPoisoned(flow, first, count))) finish(world, unit, false);
    else if (targeted && unit.keyed && knowsKeys(world, flow, part, first, count)) {
      finish(world, unit, true);
    } else part.serve(unit);
  });
}

function hasToken(world: World, part: Part): boolean {
  const { bucket } = part;
  if (bucket === null) return true;
  const filled = bucket.tokens + (world.nowMs - bucket.atMs) * bucket.perMs;
  bucket.tokens = Math.min(filled, bucket.most);
  bucket.atMs = world.nowMs;
  if (bucket.tokens < 1 - TOKEN_TOLERANCE) return false;
  bucket.tokens -= 1;
  return true;
}

/** A component that serves any number of calls at once. */
function serveAtOnce(world: World, unit: Unit): void {
  const { part, flow } = unit;
  if (!hasToken(world, part)) {
    part.refused += 1;
    for (const target of flow.targets) if (target.part === part) target.rejected += 1;
    failLater(world, unit);
  } else if (part.failureRate > 0 && part.draw.chance() < part.failureRate) failLater(world, unit);
  else workFor(world, unit, part.draw.work() * part.slow);
}

/** Takes a token of the admission limit; false when there is none. */
function isAdmitted(world: World, unit: Unit): boolean {
  const { part, flow, first } = unit;
  if (part.admitPerSecond === 0) return true;
  const [item = 0] = itemsOf({ flow, first, count: 1 });
  const name = part.admitByKey ? `${flow.id} ${flow.keyOf?.(item) ?? ''}` : '';
  const perMs = part.admitPerSecond / 1000;
  const most = Math.max(1, perMs * 1000);
  const { tokens, atMs } = part.admission.get(name) ?? { tokens: most, atMs: world.nowMs };
  const now = Math.min(most, tokens + (world.nowMs - atMs) * perMs);
  const isEnough = now >= 1 - TOKEN_TOLERANCE;
  part.admission.set(name, { tokens: isEnough ? now - 1 : now, atMs: world.nowMs });
  if (!isEnough) part.overLimit += 1;
  return isEnough;
}

/** Turns away, from the old end of the line, who has waited too long and has not begun. */
export function shedOld(world: World, part: Part): void {
  for (let next = part.line[0]; next !== undefined; next = part.line[0]) {
    if (!next.isNew || world.nowMs - next.unit.arrivedMs <= part.longestWaitMs) return;
    part.line.shift();
    part.shed.waited += 1;
    failLater(world, next.unit);
  }
}

/** Lets a unit through the door of its component. */
function admit(world: World, unit: Unit): void {
  const { part } = unit;
  if (part.reject > 0 && part.draw.chance() < part.reject) failLater(world, unit);
  else if (part.replicas.length === 0) serveAtOnce(world, unit);
  else if (isAdmitted(world, unit)) getIn(world, unit);
  else {
    part.refused += 1;
    failLater(world, unit);
  }
}

/** A unit begins, or gets in line, or is turned away. */
function getIn(world: World, unit: Unit): void {
  const { part } = unit;
  shedOld(world, part);
  if (isTooLate(world, unit)) failLater(world, unit);
  else if (mayStart(part, shardOfUnit(unit)) && turnIsDue(world, part)) begin(world, unit);
  else if (part.line.length < part.backlog) getInLine(unit, true, () => begin(world, unit));
  else {
    part.refused += 1;
    failLater(world, unit);
  }
}

/** A unit that was called sets out for its component. */
export function travel(world: World, from: Part, unit: Unit): void {
  const ms = from.draw.network();
  if (ms === 0) enter(world, unit);
  else {
    setFor(world, unit.self, world.nowMs + ms, COMPLETION, () => {
      unit.arrivedMs = world.nowMs;
      enter(world, unit);
    });
  }
}

/** A unit arrives at its component. */
export function enter(world: World, unit: Unit): void {
  const { part, self } = unit;
  unit.isThere = true;
  move(world, part.inside, 1);
  if (part.replicas.length > 0) {
    const shard = shardOfUnit(unit);
    part.came[shard] = (part.came[shard] ?? 0) + 1;
  }
  const unavailable = part.outages > 0 || !isServed(unit);
  if (unavailable && unit.hops <= MAX_HOPS) part.unavailable += 1;
  if (unit.hops > MAX_HOPS || unavailable) failLater(world, unit);
  else if (part.pauses > 0) {
    const letIn = () => {
      if (part.outages > 0 || !isServed(unit)) failLater(world, unit);
      else admit(world, unit);
    };
    part.held.push({ walker: self, ticket: self.ticket, letIn });
  } else admit(world, unit);
}
