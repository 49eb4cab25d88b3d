import { wakeConsumer } from './consume';
import { settleAll } from './dispatch';
import { callFolded, endFolded } from './fold-units';
import { LANE } from './lanes';
import { MAX_WORKS } from './publish';
import { redeliver } from './queues';
import { foldIndexOf, unitOf, type WorkerFold } from './worker-fold';
import type { World } from './world';

/** Whether nothing foreign can come between the events of a fold: its worker, its queue and its callee are as on a quiet day. */
export function canRun(fold: WorkerFold): boolean {
  const { worker, queue, step, flow } = fold;
  if (queue === null || worker.pauses > 0 || worker.outages > 0 || worker.line.length > 0) {
    return false;
  }
  if (worker.reject > 0 || step.to.pauses > 0 || queue.pauses > 0 || queue.outages > 0)
    return false;
  for (let other = 0; other < queue.ready.length; other++) {
    if (other !== flow && (queue.ready[other]?.length ?? 0) > 0) return false;
  }
  return true;
}

/**
 * Lets the events of a fold happen, those of its worker, its callee and its queue's redeliveries, up to the first event that
 * is none of them or comes at `until` or later; at most until `mostEvents` have happened in the run. Every event happens at
 * its time and in its order: what is saved is the way through the general loop.
 */
export function runFold(world: World, fold: WorkerFold, until: number, mostEvents: number): void {
  const { heads, heap, redeliveries, messages } = world;
  const { worker, queue } = fold;
  const { times } = heads;
  const leaf = fold.step.to.leaf!;
  const phase = worker.phaseLane!;
  const { failing, serving } = leaf;
  const other = leaf.other!;
  const atPhase = phase.place;
  const atFailing = failing === null ? atPhase : failing.place;
  const atServing = serving === null ? atPhase : serving.place;
  const atOther = other.place;
  const atTurn = worker.turnLane < 0 ? atPhase : worker.turnLane;
  const queueIndex = queue!.config.index;
  const { pushes } = heap;
  const buried = queue!.errors;
  // What sets an event elsewhere, as a dead letter may, may set it before `until`.
  while (world.events < mostEvents && heap.pushes === pushes && queue!.errors === buried) {
    let place = atPhase;
    let time = times[atPhase]!;
    let tie = false;
    let next = times[atFailing]!;
    if (next <= time && atFailing !== atPhase) {
      tie = next === time;
      place = atFailing;
      time = next;
    }
    next = times[atServing]!;
    if (next <= time && atServing !== atPhase) {
      tie = next === time;
      place = atServing;
      time = next;
    }
    next = times[atOther]!;
    if (next <= time) {
      tie = next === time;
      place = atOther;
      time = next;
    }
    next = times[atTurn]!;
    if (next <= time && atTurn !== atPhase) {
      tie = next === time;
      place = atTurn;
      time = next;
    }
    next = redeliveries.peek(time);
    if (next <= time) {
      if (tie || next === time || next >= until) break;
      if (messages.queue[redeliveries.nextA()] !== queueIndex) break;
      redeliveries.take();
      world.now = next;
      if (redeliver(world, redeliveries.a, redeliveries.b)) {
        queue!.events += 1;
        world.events += 1;
        world.effort += 1;
        settleAll(world);
        if (hasToStop(world)) break;
      }
      continue;
    }
    if (tie || time >= until) break;
    if (place === atTurn && atTurn !== atPhase) {
      world.now = time;
      times[place] = Number.POSITIVE_INFINITY;
      worker.events += 1;
      worker.turnSet = false;
      wakeConsumer(world, worker);
    } else if (place === atPhase) {
      const handle = phase.first();
      if (handle >= 0) break;
      world.now = time;
      phase.shift();
      worker.events += 1;
      callFolded(world, fold, unitOf(handle));
    } else {
      const lane = place === atOther ? other : place === atFailing ? failing! : serving!;
      const handle = lane.first();
      if (handle >= 0 || foldIndexOf(handle) !== fold.index) break;
      world.now = time;
      lane.shift();
      endFolded(world, fold, unitOf(handle));
    }
    world.events += 1;
    world.effort += 1;
    settleAll(world);
    if (hasToStop(world)) break;
  }
}

/** The first time at which something that is no part of the fold may happen, or a snapshot is to be taken. */
export function quietUntil(world: World, fold: WorkerFold, nextSnapshot: number): number {
  const { heads, heap, components } = world;
  let until = Math.min(nextSnapshot, heap.quietUntil());
  for (let place = 0; place < heads.count; place++) {
    const time = heads.times[place]!;
    if (time >= until) continue;
    const isForeign =
      components[heads.owners[place]!]!.runs !== fold || heads.kinds[place] === LANE.lookUp;
    if (isForeign) until = time;
  }
  return until;
}

function hasToStop(world: World): boolean {
  return world.effort >= world.mostEffort || world.works.live > MAX_WORKS || world.overrun !== null;
}
