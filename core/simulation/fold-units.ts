import { startCallTimer } from './calls';
import type { ConnectionState } from './connection-state';
import { deliver } from './delivery';
import { SOON } from './event-kinds';
import { lockItem, unlockItem } from './key-locks';
import { hear, keepDeadLetter, servedBit, WAS_DEAD } from './knowledge';
import { isTurnedAway, placeLeafCall } from './leaf-calls';
import { acknowledge, giveBack, MAX_HOPS } from './queues';
import { freeReplica, TURN_TOLERANCE_MS, takeReplica } from './slots';
import { phaseDone } from './steps';
import { unfold } from './unfold';
import type { WorkerFold } from './worker-fold';
import type { World } from './world';

/**
 * Begins the unit that message m, just taken, brings the worker of a fold; false, with nothing done, when it must be a piece
 * of work. The steps are those of `take` and `startUnit`, in their order.
 */
export function beginFolded(
  world: World,
  fold: WorkerFold,
  source: ConnectionState,
  m: number,
): boolean {
  const { messages, now } = world;
  const { worker } = fold;
  const { config } = worker;
  const lane = worker.phaseLane!;
  const end = now + fold.workMs * worker.slow;
  if (
    messages.each[m] !== 1 ||
    messages.flow[m] !== fold.flow ||
    worker.reject > 0 ||
    messages.hops[m]! + 2 > MAX_HOPS ||
    end >= now + source.from.config.visibilityMs ||
    !lane.accepts(end)
  ) {
    return false;
  }
  const unit = fold.create();
  const item = messages.first[m]!;
  fold.message[unit] = m;
  fold.receipt[unit] = messages.receipt[m]!;
  fold.item[unit] = item;
  fold.source[unit] = source.index;
  fold.takenAt[unit] = now;
  fold.born[unit] = world.works.nextBirth();
  fold.sequence[unit] = world.heap.nextSequence();
  fold.replica[unit] = takeReplica(worker, now);
  worker.addInside(now, 1);
  world.works.live += 1;
  if (config.gapMs > 0) worker.nextTurnAt = Math.max(now, worker.nextTurnAt) + config.gapMs;
  if (config.idempotent) lockItem(world, worker, fold.flow, item);
  lane.push(end, fold.handleOf(unit), 0);
  return true;
}

/** The own work of a folded unit is over: it calls. */
export function callFolded(world: World, fold: WorkerFold, unit: number): void {
  const { worker, step, flow } = fold;
  const { now } = world;
  const { gapMs, timeoutMs } = worker.config;
  const c = step.to;
  const at = gapMs > 0 && worker.nextCallAt > now ? worker.nextCallAt : now;
  if (at > now + TURN_TOLERANCE_MS || c.pauses > 0) {
    phaseDone(world, unfold(world, fold, unit));
    return;
  }
  if (gapMs > 0) worker.nextCallAt = at + gapMs;
  step.sent += 1;
  step.items += 1;
  c.addInside(now, 1);
  world.works.live += 1;
  const m = fold.message[unit]!;
  const well = !isTurnedAway(world, c, flow, world.messages.hops[m]! + 2);
  fold.well[unit] = well ? 1 : 0;
  const end = placeLeafCall(world, c, c.leaf!, well, fold.handleOf(unit));
  const queue = world.components[world.messages.queue[m]!]!;
  const isLate = end > now + timeoutMs;
  if (isLate || end >= fold.takenAt[unit]! + queue.config.visibilityMs) {
    const w = unfold(world, fold, unit);
    if (isLate) startCallTimer(world, worker, w);
  }
}

/** The call of a folded unit ends, and with it the unit: its message is acknowledged or given back. */
export function endFolded(world: World, fold: WorkerFold, unit: number): void {
  const { worker, step, flow } = fold;
  const { now } = world;
  const c = step.to;
  const item = fold.item[unit]!;
  const m = fold.message[unit]!;
  const receipt = fold.receipt[unit]!;
  const knows = world.messages.knows[m]!;
  const isTarget = c.targetOf[flow]! >= 0;
  const ok = fold.well[unit] === 1 && !(isTarget && world.flows[flow]!.isPoisoned(item, 1));
  c.events += 1;
  if (ok) {
    c.served += 1;
    c.items += 1;
    if (isTarget) deliver(world, c, flow, item, 1, worker.config.idempotent, knows);
    if (c.newsOf[flow]! >= 0) hear(world, c, flow, item, 1, knows | servedBit(c, flow));
    if ((knows & WAS_DEAD) !== 0) {
      keepDeadLetter(world, worker, fold.source[unit]!, flow, item, 1);
    }
    worker.served += 1;
    worker.items += 1;
  } else {
    c.errors += 1;
    step.failed += 1;
    worker.errors += 1;
  }
  c.addInside(now, -1);
  freeReplica(worker, fold.replica[unit]!, now);
  world.settle(SOON.wakeConsumer, worker.config.index, 0);
  if (worker.config.idempotent) unlockItem(worker, flow, item);
  worker.addInside(now, -1);
  world.works.live -= 2;
  if (ok) {
    world.messages.waited[m] = fold.takenAt[unit]! - world.messages.at[m]!;
    acknowledge(world, m, receipt);
  } else {
    world.connections[fold.source[unit]!]!.failed += 1;
    giveBack(world, m, receipt, 'failed');
  }
  fold.release(unit);
}
