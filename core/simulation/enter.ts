import { TOKEN_TOLERANCE } from './admission';
import type { ComponentState } from './component-state';
import { EVENT } from './event-kinds';
import { MAX_HOPS } from './queues';
import { shardOfWork } from './shard-of';
import { canStartHere, isFresh, isOutFor, waitInLine } from './slots';
import { startUnit, turnIsDue } from './start';
import { STATE } from './work-pool';
import type { World } from './world';

/** Lets work w fail after the time that a failure takes; returns when. */
export function failLater(world: World, c: ComponentState, w: number): number {
  const at = world.now + c.config.error.draw(c.config.service);
  world.works.state[w] = STATE.failing;
  world.schedule(EVENT.failureDone, at, w);
  return at;
}

/** Turns away, from the old end of the line, who has waited too long for a slot and has not begun. */
export function shedOld(world: World, c: ComponentState): void {
  const { works } = world;
  const { longestWaitMs } = c.config;
  while (c.line.length > 0) {
    const w = c.line.first();
    if (!isFresh(works.state[w]!) || world.now - works.since[w]! <= longestWaitMs) return;
    c.line.shift();
    c.shed.waited += 1;
    if (world.story !== null) world.tellWork(w, { kind: 'shed', component: c.config.id });
    failLater(world, c, w);
  }
}

/** Whether nobody waits any more for work w, which component c was to begin or go on with: that is counted. */
export function isTooLate(world: World, c: ComponentState, w: number): boolean {
  if (!c.config.keepsDeadline || world.now < world.works.deadline[w]!) return false;
  c.shed.late += 1;
  if (world.story !== null) world.tellWork(w, { kind: 'too-late', component: c.config.id });
  return true;
}

function hasToken(world: World, c: ComponentState): boolean {
  const { tokensPerMs, bucket } = c.config;
  if (tokensPerMs === 0) return true;
  const tokens = c.tokens + (world.now - c.tokensAt) * tokensPerMs;
  c.tokens = Math.min(tokens, bucket);
  c.tokensAt = world.now;
  if (c.tokens < 1 - TOKEN_TOLERANCE) return false;
  c.tokens -= 1;
  return true;
}

/** Whether component c, which has no slots, serves a call that has come in: refused by the rate limit, failed by chance, or not. */
export function serves(world: World, c: ComponentState, flow: number): boolean {
  if (!hasToken(world, c)) {
    const t = c.targetOf[flow]!;
    if (t >= 0) world.flows[flow]!.targetRejected[t]! += 1;
    c.refused += 1;
    return false;
  }
  const { failureRate } = c.config;
  return failureRate === 0 || c.config.chance.next() >= failureRate;
}

/** Calls of components without slots fail at once, or are served after the latency. */
function serveAtOnce(world: World, c: ComponentState, w: number): number {
  const { works } = world;
  if (!serves(world, c, works.flow[w]!)) return failLater(world, c, w);
  works.state[w] = STATE.working;
  const at = world.now + c.config.work.draw(c.config.service) * c.slow;
  world.schedule(EVENT.phaseDone, at, w);
  return at;
}

/** The bucket of an admission limit that work w takes its token from. */
function bucketOf(world: World, w: number): number {
  const flow = world.flows[world.works.flow[w]!]!;
  if (flow.keyOf === null) return flow.index;
  return world.flows.length * (1 + flow.keyOf(flow.itemAt(world.works.first[w]!))) + flow.index;
}

/** Whether the admission limit of component c keeps work w out. */
function isOverLimit(world: World, c: ComponentState, w: number): boolean {
  const { admission } = c;
  if (admission === null) return false;
  return !admission.admits(admission.byKey ? bucketOf(world, w) : -1, world.now);
}

/** Lets work w through the door of component c; returns when it ends if that is certain, else Infinity. */
export function admit(world: World, c: ComponentState, w: number): number {
  if (c.reject > 0 && c.config.chance.next() < c.reject) return failLater(world, c, w);
  if (c.slots === 0) {
    const at = serveAtOnce(world, c, w);
    return c.config.onward === 'one' ? Number.POSITIVE_INFINITY : at;
  }
  if (isOverLimit(world, c, w)) {
    c.refused += 1;
    c.overLimit += 1;
    return failLater(world, c, w);
  }
  if (c.sheds) {
    shedOld(world, c);
    if (isTooLate(world, c, w)) return failLater(world, c, w);
  }
  if (canStartHere(world, c, w) && turnIsDue(world, c)) startUnit(world, w);
  else if (c.line.length >= c.config.backlog) {
    c.refused += 1;
    return failLater(world, c, w);
  } else waitInLine(world, c, w, STATE.waiting);
  return Number.POSITIVE_INFINITY;
}

/**
 * Work w arrives at its component. Returns when it ends if that is certain already, else Infinity. A component that is
 * out, or without a live replica, fails it; a paused one lets it hang at the door.
 */
export function enter(world: World, w: number): number {
  const { works } = world;
  const c = world.components[works.comp[w]!]!;
  c.addInside(world.now, 1);
  if (world.story !== null) world.tellWork(w, { kind: 'arrives', component: c.config.id });
  if (c.shards !== null) c.shards.came[shardOfWork(world, w, c.shards.count)]! += 1;
  if (works.hops[w]! > MAX_HOPS || isOutFor(world, c, w)) {
    if (works.hops[w]! <= MAX_HOPS) c.unavailable += 1;
    return failLater(world, c, w);
  }
  if (c.pauses > 0) {
    works.state[w] = STATE.held;
    c.held.push(w);
    c.held.push(works.stamp[w]!);
    return Number.POSITIVE_INFINITY;
  }
  return admit(world, c, w);
}
