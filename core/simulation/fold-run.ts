import { startCallTimer } from './calls';
import { wakeConsumer } from './consume';
import { deliver } from './delivery';
import { settleAll } from './dispatch';
import { EVENT } from './event-kinds';
import { PRIORITY } from './event-order';
import type { HeapLane } from './heap-lane';
import { lockItem, unlockItem } from './key-locks';
import { LANE, NOWHERE } from './lanes';
import { isTurnedAway, type LeafLanes, placeLeafCall } from './leaf-calls';
import { MESSAGE } from './message-pool';
import { MAX_WORKS } from './publish';
import { MAX_HOPS, redeliveryDelay, takeHead } from './queues';
import { pickReplica, TURN_TOLERANCE_MS } from './slots';
import { turnIsDue } from './start';
import { unfold } from './unfold';
import { foldIndexOf, unitOf, type WorkerFold } from './worker-fold';
import type { World } from './world';

/** Whether nothing foreign can come between the events of a fold: its worker, its queue and its callee are as on a quiet day. */
export function canRun(fold: WorkerFold): boolean {
  const { worker, queue, step, flow } = fold;
  if (worker.config.gapMs > 0 && worker.turnLane < 0) return false;
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

/** What an event of a fold is. */
enum OWN {
  phase,
  failing,
  serving,
  other,
  turn,
  redelivery,
}

/**
 * Lets the events of a fold happen, those of its worker, its callee and its queue's redeliveries, up to the first event that
 * is none of them or comes at `until` or later, or that is of the same moment as another; at most until `mostEvents` have
 * happened in the run. Every event happens at its time and in its order, with the draws and sums of `callFolded`, `endFolded`,
 * `wakeConsumer` and `take`: what is saved is the way from one to the next. Whatever is not an everyday event is left to them.
 */
export function runFold(world: World, fold: WorkerFold, until: number, mostEvents: number): void {
  const { heads, heap, redeliveries, messages, works } = world;
  const { worker, step, flow } = fold;
  const queue = fold.queue!;
  const ready = queue.ready[flow];
  const { config } = worker;
  if (ready === null || ready === undefined || worker.lockedRanges[flow]!.length > 0) return;
  if (works.live + 2 * worker.slots > MAX_WORKS) return;
  const { times } = heads;
  const c = step.to;
  const { failing, serving, other } = c.leaf as LeafLanes & { other: HeapLane };
  const phase = worker.phaseLane!;
  const atPhase = phase.place;
  const atFailing = failing?.place ?? NOWHERE;
  const atServing = serving?.place ?? NOWHERE;
  const atOther = other.place;
  const atTurn = worker.turnLane < 0 ? NOWHERE : worker.turnLane;
  const source = worker.sources[0]!;
  const isTarget = c.targetOf[flow]! >= 0;
  const poison = isTarget ? world.flows[flow]!.poison : -1;
  const { gapMs, idempotent, timeoutMs, concurrency } = config;
  const { visibilityMs, maxReceives, jitter, index: queueIndex } = queue.config;
  const workMs = fold.workMs * worker.slow;
  const most = Math.min(mostEvents - world.events, world.mostEffort - world.effort);
  let happened = 0;
  let redeliveredAt = redeliveries.quietUntil();
  let { inside, insideArea, insideAt, busy, busyArea, busyAt } = worker;
  let { inside: inCall, insideArea: inCallArea, insideAt: inCallAt } = c;
  let isEveryday = true;
  let late = -1;
  let lateEnd = 0;
  while (happened < most && isEveryday) {
    let own = OWN.phase;
    let time = times[atPhase]!;
    let tie = false;
    let next = times[atFailing]!;
    if (next <= time) {
      tie = next === time;
      own = OWN.failing;
      time = next;
    }
    next = times[atServing]!;
    if (next <= time) {
      tie = next === time;
      own = OWN.serving;
      time = next;
    }
    next = times[atOther]!;
    if (next <= time) {
      tie = next === time;
      own = OWN.other;
      time = next;
    }
    next = times[atTurn]!;
    if (next <= time) {
      tie = next === time;
      own = OWN.turn;
      time = next;
    }
    if (redeliveredAt <= time) {
      next = redeliveries.peek(time);
      redeliveredAt = next === Number.POSITIVE_INFINITY ? redeliveries.quietUntil() : next;
      if (next <= time) {
        tie = next === time;
        own = OWN.redelivery;
        time = next;
      }
    }
    if (tie || time >= until) break;

    if (own === OWN.phase) {
      const handle = phase.first();
      if (handle >= 0 || (gapMs > 0 && worker.nextCallAt > time + TURN_TOLERANCE_MS)) break;
      phase.shift();
      const unit = unitOf(handle);
      world.now = time;
      if (gapMs > 0) {
        worker.nextCallAt = (worker.nextCallAt > time ? worker.nextCallAt : time) + gapMs;
      }
      step.sent += 1;
      step.items += 1;
      inCallArea += inCall * (time - inCallAt);
      inCallAt = time;
      inCall += 1;
      works.live += 1;
      const well = !isTurnedAway(world, c, flow, 0);
      fold.well[unit] = well ? 1 : 0;
      const end = placeLeafCall(world, c, c.leaf!, well, handle);
      worker.events += 1;
      happened += 1;
      if (end > time + timeoutMs || end >= fold.takenAt[unit]! + visibilityMs) {
        // The unit's call will not end in time, or not before its message is visible again.
        isEveryday = false;
        late = unit;
        lateEnd = end;
      }
      continue;
    }
    if (own === OWN.redelivery) {
      if (messages.queue[redeliveries.nextA()] !== queueIndex) break;
      redeliveries.take();
      redeliveredAt = redeliveries.quietUntil();
      const m = redeliveries.a;
      if (messages.receipt[m] !== redeliveries.b || messages.state[m] !== MESSAGE.delayed) continue;
      world.now = time;
      messages.state[m] = MESSAGE.ready;
      messages.order[m] = world.readyOrder++;
      ready.push(m);
      queue.events += 1;
    } else if (own === OWN.turn) {
      world.now = time;
      times[atTurn] = Number.POSITIVE_INFINITY;
      worker.events += 1;
      worker.turnSet = false;
    } else {
      const lane = own === OWN.other ? other : own === OWN.failing ? failing! : serving!;
      const handle = lane.first();
      if (handle >= 0 || foldIndexOf(handle) !== fold.index) break;
      const unit = unitOf(handle);
      const item = fold.item[unit]!;
      const m = fold.message[unit]!;
      const well = fold.well[unit] === 1 && item !== poison;
      if (!well && messages.receives[m]! >= maxReceives) break;
      lane.shift();
      world.now = time;
      c.events += 1;
      if (well) {
        c.served += 1;
        c.items += 1;
        if (isTarget) deliver(world, c, flow, item, 1, idempotent);
        worker.served += 1;
        worker.items += 1;
      } else {
        c.errors += 1;
        step.failed += 1;
        worker.errors += 1;
        source.failed += 1;
      }
      inCallArea += inCall * (time - inCallAt);
      inCallAt = time;
      inCall -= 1;
      const r = fold.replica[unit]!;
      worker.replicaBusy[r]! -= 1;
      worker.replicaInHand[r]! -= 1;
      worker.setOpen(r);
      worker.freeSlots += 1;
      busyArea += busy * (time - busyAt);
      busyAt = time;
      busy -= 1;
      if (idempotent) unlockItem(worker, flow, item);
      insideArea += inside * (time - insideAt);
      insideAt = time;
      inside -= 1;
      works.live -= 2;
      if (well) {
        queue.served += 1;
        queue.items += 1;
        queue.waitSum += fold.takenAt[unit]! - messages.at[m]!;
        queue.addInside(time, -1);
        messages.release(m);
      } else {
        messages.state[m] = MESSAGE.delayed;
        const at = time + redeliveryDelay(queue, messages.receives[m]!) * (0.5 + jitter.next());
        const sequence = heap.nextSequence();
        redeliveries.pushAt(at, PRIORITY.expiry, sequence, EVENT.redelivery, m, messages.receipt[m]!);
        if (at < redeliveredAt) redeliveredAt = at;
      }
      fold.release(unit);
    }
    happened += 1;

    while (worker.freeSlots > 0 && ready.length > 0) {
      const head = ready.first();
      if (messages.state[head] === MESSAGE.deleted) {
        isEveryday = false;
        break;
      }
      if (gapMs > 0 && time < worker.nextTurnAt - TURN_TOLERANCE_MS) {
        turnIsDue(world, worker);
        break;
      }
      const item = messages.first[head]!;
      const end = time + workMs;
      const locked = worker.lockedItems[flow]!;
      if (
        messages.each[head] !== 1 ||
        messages.hops[head]! + 2 > MAX_HOPS ||
        end >= time + visibilityMs ||
        !phase.accepts(end) ||
        (idempotent && item < locked.length && locked[item] === 1)
      ) {
        isEveryday = false;
        break;
      }
      const m = takeHead(world, queue, head);
      source.sent += 1;
      source.items += 1;
      const unit = fold.create();
      fold.message[unit] = m;
      fold.receipt[unit] = messages.receipt[m]!;
      fold.item[unit] = item;
      fold.source[unit] = source.index;
      fold.takenAt[unit] = time;
      fold.born[unit] = works.nextBirth();
      fold.sequence[unit] = heap.nextSequence();
      const r = pickReplica(worker);
      fold.replica[unit] = r;
      worker.replicaInHand[r]! += 1;
      worker.replicaBusy[r]! += 1;
      if (worker.replicaBusy[r]! >= concurrency) worker.clearOpen(r);
      worker.freeSlots -= 1;
      busyArea += busy * (time - busyAt);
      busyAt = time;
      busy += 1;
      insideArea += inside * (time - insideAt);
      insideAt = time;
      inside += 1;
      works.live += 1;
      if (gapMs > 0) worker.nextTurnAt = Math.max(time, worker.nextTurnAt) + gapMs;
      if (idempotent) lockItem(world, worker, flow, item);
      phase.push(end, fold.handleOf(unit), 0);
    }
  }
  worker.inside = inside;
  worker.insideArea = insideArea;
  worker.insideAt = insideAt;
  worker.busy = busy;
  worker.busyArea = busyArea;
  worker.busyAt = busyAt;
  c.inside = inCall;
  c.insideArea = inCallArea;
  c.insideAt = inCallAt;
  world.events += happened;
  world.effort += happened;
  if (isEveryday) return;
  if (late < 0) wakeConsumer(world, worker);
  else {
    const w = unfold(world, fold, late);
    if (lateEnd > world.now + timeoutMs) startCallTimer(world, worker, w);
  }
  settleAll(world);
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
