import type { ComponentState } from './component-state';
import type { ConnectionState } from './connection-state';
import { isTooLate } from './enter';
import { EVENT } from './event-kinds';
import { finish } from './finish';
import { BUNDLED } from './flow-state';
import { callLeaf } from './leaf-calls';
import { releaseSlot, TURN_TOLERANCE_MS } from './slots';
import { travel } from './travel';
import { FLAG, ORIGIN, STATE } from './work-pool';
import type { World } from './world';

/** The connection that work w is going through. */
export function currentStep(world: World, w: number): ConnectionState {
  const { works } = world;
  const c = world.components[works.comp[w]!]!;
  return c.steps[works.flow[w]!]![works.step[w]!]!;
}

/** Starts the clock of a call of work w: after the component's time-out it is given up. */
export function startCallTimer(world: World, c: ComponentState, w: number): void {
  c.timers!.start(w, world.works.stamp[w]!, world.now + c.config.timeoutMs);
}

/** Whether component c sends a key along that its callee can recognise: its own, or the one that came in. */
function keyOf({ config }: ComponentState, cameIn: number): number {
  if (config.ownKeys === null) return cameIn;
  return config.ownKeys === 'per-operation' ? 1 : 0;
}

/** Whether what guards the connection lets the present call of work w out. */
function isLetOut(world: World, w: number): boolean {
  const { works, now } = world;
  const { guard, to } = currentStep(world, w);
  if (guard === null) return true;
  if (!guard.lets(now, works.attempt[w]! > 0)) {
    if (world.story !== null) world.tellWork(w, { kind: 'kept-back', component: to.config.id });
    return false;
  }
  works.round[w] = guard.round;
  return true;
}

/** The present call of work w, which it has waited for, is out no more. */
export function endGuarded(world: World, w: number, ok: boolean): void {
  const { guard } = currentStep(world, w);
  guard?.end(world.now, world.works.round[w]!, ok);
}

/** Work w dies, or nobody waits for it any more: if it is calling, what guards the connection learns that. */
export function forgetGuarded(world: World, w: number): void {
  const { works } = world;
  if (works.state[w] !== STATE.calling) return;
  const c = world.components[works.comp[w]!]!;
  if (c.config.guards !== null) currentStep(world, w).guard?.forget(works.round[w]!);
}

/** By when the callee of work w has to answer: its caller's time-out, and the deadline that was passed on. */
function deadlineOf(world: World, c: ComponentState, w: number): number {
  const own = world.now + c.config.timeoutMs;
  return c.config.keepsDeadline ? Math.min(own, world.works.deadline[w]!) : own;
}

function callNow(world: World, c: ComponentState, w: number): boolean {
  const { works, now } = world;
  if (c.config.keepsDeadline && isTooLate(world, c, w)) {
    finish(world, w, false);
    return true;
  }
  if (c.config.guards !== null && !isLetOut(world, w)) return false;
  const connection = currentStep(world, w);
  const flow = works.flow[w]!;
  const single = connection.reachesTarget[flow] === true && works.first[w]! < BUNDLED;
  const first = works.first[w]! + (single ? works.progress[w]! : 0);
  const count = single ? 1 : works.count[w]!;
  const { to } = connection;
  const keyed = keyOf(c, works.keyed[w]!);
  if (to.leaf !== null && to.pauses === 0) {
    works.state[w] = STATE.calling;
    connection.sent += 1;
    connection.items += count;
    const end = callLeaf(world, connection, to.leaf, w, first, count, keyed);
    if (end > now + c.config.timeoutMs) startCallTimer(world, c, w);
    return true;
  }
  const child = works.create(
    to.config.index,
    connection.index,
    flow,
    first,
    count,
    works.hops[w]! + 1,
    now,
  );
  works.origin[child] = ORIGIN.work;
  works.from[child] = w;
  works.fromStamp[child] = works.stamp[w]!;
  works.keyed[child] = keyed;
  works.knows[child] = works.knows[w]!;
  works.deadline[child] = deadlineOf(world, c, w);
  works.state[w] = STATE.calling;
  connection.sent += 1;
  connection.items += count;
  // A call whose answer is certain to come in time needs no timer.
  const end = travel(world, c, child);
  if (to.mayLose || end > now + c.config.timeoutMs) startCallTimer(world, c, w);
  return true;
}

/** Makes the present call of work w, at once or when the rate limit of its worker allows it; false when it is not let out. */
export function placeCall(world: World, w: number): boolean {
  const { works, now } = world;
  const c = world.components[works.comp[w]!]!;
  const { gapMs } = c.config;
  if (gapMs > 0) {
    let at = now;
    if (works.has(w, FLAG.credit)) works.clear(w, FLAG.credit);
    else {
      if (c.nextTurnAt > at) at = c.nextTurnAt;
      c.nextTurnAt = at + gapMs;
    }
    if (c.nextCallAt > at) at = c.nextCallAt;
    c.nextCallAt = at + gapMs;
    if (at > now + TURN_TOLERANCE_MS) {
      works.state[w] = STATE.turn;
      world.scheduleExpiry(EVENT.callTurn, at, w);
      return true;
    }
  }
  return callNow(world, c, w);
}

/** Makes the present call of work w, whose turn under the rate limit has come; false when it is not let out. */
export function callInTurn(world: World, w: number): boolean {
  return callNow(world, world.components[world.works.comp[w]!]!, w);
}

/** Begins the present call of work w: looks up the item's key where the worker is idempotent, then calls; false when it is not let out. */
export function beginCall(world: World, c: ComponentState, w: number): boolean {
  const { works } = world;
  if (!c.config.blocking) releaseSlot(world, c, w);
  if (c.config.idempotent && currentStep(world, w).reachesTarget[works.flow[w]!]) {
    if (!works.has(w, FLAG.deduped)) {
      works.state[w] = STATE.deduping;
      const ms = c.config.dedupe.draw(c.config.service) * c.slow;
      const end = world.now + ms;
      if (!c.lookUpLane?.push(end, w, works.stamp[w]!)) world.schedule(EVENT.phaseDone, end, w);
      return true;
    }
    works.clear(w, FLAG.deduped);
  }
  return placeCall(world, w);
}

/** The present call or publishing of work w has failed: whether it is tried again, after a backoff. */
export function triesAgain(world: World, w: number): boolean {
  const { works } = world;
  const { config } = world.components[works.comp[w]!]!;
  const attempt = works.attempt[w]!;
  if (attempt >= config.retries) return false;
  const { guard } = currentStep(world, w);
  if (guard !== null && !guard.allowsRetry()) return false;
  works.attempt[w] = attempt + 1;
  works.state[w] = STATE.backoff;
  const delay = config.backoffMs * 2 ** attempt * (0.5 + config.jitter.next());
  if (world.story !== null) world.tellWork(w, { kind: 'tries-again', component: config.id });
  world.scheduleExpiry(EVENT.retry, world.now + delay, w);
  return true;
}
