import { startCallTimer } from './calls';
import { wakeConsumer } from './consume';
import { deliver } from './delivery';
import { settleAll } from './dispatch';
import { PRIORITY } from './event-order';
import type { HeapLane } from './heap-lane';
import { hear, keepDeadLetter, servedBit, WAS_DEAD } from './knowledge';
import { NOWHERE } from './lanes';
import { isTurnedAway, type LeafLanes, placeLeafCall } from './leaf-calls';
import { MESSAGE } from './message-pool';
import { redeliveryDelay, takeHead } from './queues';
import { TURN_TOLERANCE_MS } from './slots';
import { turnIsDue } from './start';
import { unfold } from './unfold';
import { foldIndexOf, unitOf, type WorkerFold } from './worker-fold';
import type { World } from './world';

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
 * is none of them or comes at `until` or later; at most until `mostEvents` have
 * happened in the run. Every event happens at its time and in its order, with the draws and sums of `callFolded`, `endFolded`,
 * `wakeConsumer` and `take`: what is saved is the way from one to the next. Whatever is not an everyday event is left to them.
 */
export function runFold(world: World, fold: WorkerFold, until: number, mostEvents: number): void {
  const { heads, heap, redeliveries, messages, works } = world;
  const { worker, step, flow } = fold;
  const queue = fold.queue!;
  const ready = queue.ready[flow];
  const { config } = worker;
  if (ready === null || ready === undefined) return;
  const { times, orders } = heads;
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
  const isNews = c.newsOf[flow]! >= 0;
  const poisoned = world.flows[flow]!.poison;
  const poison = isTarget ? world.flows[flow]!.poison : -1;
  const { gapMs, idempotent, timeoutMs, concurrency } = config;
  const { visibilityMs, maxReceives, jitter, index: queueIndex } = queue.config;
  const workMs = fold.workMs * worker.slow;
  const most = Math.min(mostEvents - world.events, world.mostEffort - world.effort);
  let happened = 0;
  let calls = 0;
  let turns = 0;
  let taken = 0;
  let endedWell = 0;
  let endedBadly = 0;
  let redeliveredAt = redeliveries.quietUntil();
  let { inside, insideArea, insideAt, busy, busyArea, busyAt, freeSlots, replicaTurn } = worker;
  let { inside: inCall, insideArea: inCallArea, insideAt: inCallAt } = c;
  const { message, receipt, item: items, replica, source: sources, well: wells } = fold;
  const { takenAt, born, sequence } = fold;
  const { replicaBusy, replicaInHand, openReplicas } = worker;
  const { replicas } = config;
  const lastWord = openReplicas.length - 1;
  const locked = worker.lockedItems[flow]!;
  let { state, receives, receipt: receipts, first, left, at: publishedAt } = messages;
  const hasFlows = world.flows.length > 1;
  const { poisonDue } = world;
  let isEveryday = true;
  let late = -1;
  let lateEnd = 0;
  while (happened < most && isEveryday) {
    let own = OWN.phase;
    let time = times[atPhase]!;
    let place = atPhase;
    let next = times[atFailing]!;
    if (next < time || (next === time && orders[atFailing]! < orders[place]!)) {
      own = OWN.failing;
      place = atFailing;
      time = next;
    }
    next = times[atServing]!;
    if (next < time || (next === time && orders[atServing]! < orders[place]!)) {
      own = OWN.serving;
      place = atServing;
      time = next;
    }
    next = times[atOther]!;
    if (next < time || (next === time && orders[atOther]! < orders[place]!)) {
      own = OWN.other;
      place = atOther;
      time = next;
    }
    next = times[atTurn]!;
    if (next < time || (next === time && orders[atTurn]! < orders[place]!)) {
      own = OWN.turn;
      place = atTurn;
      time = next;
    }
    if (redeliveredAt <= time) {
      next = redeliveries.peek(time);
      redeliveredAt = next === Number.POSITIVE_INFINITY ? redeliveries.quietUntil() : next;
      if (next < time || (next === time && redeliveries.peekOrder() < orders[place]!)) {
        own = OWN.redelivery;
        time = next;
      }
    }
    if (time >= until) break;

    if (own === OWN.phase) {
      const handle = phase.first();
      const { nextCallAt } = worker;
      if (handle >= 0 || (gapMs > 0 && nextCallAt > time + TURN_TOLERANCE_MS)) break;
      phase.shift();
      const unit = unitOf(handle);
      world.now = time;
      if (gapMs > 0) worker.nextCallAt = Math.max(nextCallAt, time) + gapMs;
      inCallArea += inCall * (time - inCallAt);
      inCallAt = time;
      inCall += 1;
      calls += 1;
      const well = !isTurnedAway(world, c, flow, 0);
      wells[unit] = well ? 1 : 0;
      const end = placeLeafCall(world, c, c.leaf!, well, handle);
      happened += 1;
      if (end > time + timeoutMs || end >= takenAt[unit]! + visibilityMs) {
        // The unit's call will not end in time, or not before its message is visible again.
        isEveryday = false;
        late = unit;
        lateEnd = end;
      }
      continue;
    }
    if (own === OWN.redelivery) {
      if (redeliveries.nextKind() !== queueIndex) break;
      redeliveries.take();
      redeliveredAt = redeliveries.quietUntil();
      const m = redeliveries.a;
      world.now = time;
      // Nothing looks at the state of a message in line, unless it is the poisoned one's, nor at its place among several flows where there is one: what is not
      // touched need not be fetched.
      if (hasFlows) messages.order[m] = world.readyOrder;
      if (poisonDue.size > 0 && poisonDue.has(m)) state[m] = MESSAGE.ready;
      world.readyOrder += 1;
      ready.push(m);
      queue.events += 1;
    } else if (own === OWN.turn) {
      world.now = time;
      times[atTurn] = Number.POSITIVE_INFINITY;
      turns += 1;
      worker.turnSet = false;
    } else {
      const lane = own === OWN.other ? other : own === OWN.failing ? failing! : serving!;
      const handle = lane.first();
      if (handle >= 0 || foldIndexOf(handle) !== fold.index) break;
      const unit = unitOf(handle);
      const item = items[unit]!;
      const m = message[unit]!;
      const well = wells[unit] === 1 && item !== poison;
      if (!well && receives[m]! >= maxReceives) break;
      lane.shift();
      world.now = time;
      if (well) {
        endedWell += 1;
        const knows = messages.knows[m]!;
        if (isTarget) deliver(world, c, flow, item, 1, idempotent, knows);
        if (isNews) hear(world, c, flow, item, 1, knows | servedBit(c, flow));
        if ((knows & WAS_DEAD) !== 0) keepDeadLetter(world, worker, source.index, flow, item, 1);
      } else endedBadly += 1;
      inCallArea += inCall * (time - inCallAt);
      inCallAt = time;
      inCall -= 1;
      const r = replica[unit]!;
      replicaBusy[r]! -= 1;
      replicaInHand[r]! -= 1;
      openReplicas[r >> 5]! |= 1 << (r & 31);
      freeSlots += 1;
      busyArea += busy * (time - busyAt);
      busyAt = time;
      busy -= 1;
      if (idempotent) locked[item] = 0;
      insideArea += inside * (time - insideAt);
      insideAt = time;
      inside -= 1;
      if (well) {
        queue.waitSum += takenAt[unit]! - publishedAt[m]!;
        queue.addInside(time, -1);
        messages.release(m);
      } else {
        state[m] = MESSAGE.delayed;
        const at = time + redeliveryDelay(queue, receives[m]!) * (0.5 + jitter.next());
        const order = heap.nextSequence();
        redeliveries.pushAt(at, PRIORITY.expiry, order, queueIndex, m, receipts[m]!);
        if (at < redeliveredAt) redeliveredAt = at;
        if (item === poisoned) world.poisonDue.set(m, at);
      }
      fold.release(unit);
    }
    happened += 1;

    while (freeSlots > 0 && ready.length > 0) {
      const head: number = ready.first();
      if (gapMs > 0 && time < worker.nextTurnAt - TURN_TOLERANCE_MS) {
        turnIsDue(world, worker);
        break;
      }
      const item = first[head]!;
      const end = time + workMs;
      if (
        end >= time + visibilityMs ||
        !phase.accepts(end) ||
        (idempotent && (item >= locked.length || locked[item] === 1))
      ) {
        isEveryday = false;
        break;
      }
      let m = head;
      if (receives[head] === 0 && left[head]! > 1) {
        m = takeHead(world, queue, head);
        if (messages.state !== state) {
          ({ state, receives, receipt: receipts, first, left, at: publishedAt } = messages);
        }
      } else {
        ready.shift();
        state[m] = MESSAGE.inFlight;
        receipts[m]! += 1;
        receives[m]! += 1;
      }
      taken += 1;
      const unit = fold.create();
      message[unit] = m;
      receipt[unit] = receipts[m]!;
      items[unit] = item;
      sources[unit] = source.index;
      takenAt[unit] = time;
      born[unit] = works.nextBirth();
      sequence[unit] = heap.nextSequence();
      let word = replicaTurn >> 5;
      let open = openReplicas[word]! & (-1 << (replicaTurn & 31));
      while (open === 0) {
        word = word === lastWord ? 0 : word + 1;
        open = openReplicas[word]!;
      }
      const r = word * 32 + 31 - Math.clz32(open & -open);
      replicaTurn = r + 1 === replicas ? 0 : r + 1;
      replica[unit] = r;
      replicaInHand[r]! += 1;
      replicaBusy[r]! += 1;
      if (replicaBusy[r]! >= concurrency) openReplicas[word]! &= ~(1 << (r & 31));
      freeSlots -= 1;
      busyArea += busy * (time - busyAt);
      busyAt = time;
      busy += 1;
      insideArea += inside * (time - insideAt);
      insideAt = time;
      inside += 1;
      if (gapMs > 0) {
        const { nextTurnAt } = worker;
        worker.nextTurnAt = Math.max(nextTurnAt, time) + gapMs;
      }
      if (idempotent) locked[item] = 1;
      phase.push(end, fold.handleOf(unit), 0);
    }
  }
  worker.freeSlots = freeSlots;
  worker.replicaTurn = replicaTurn;
  const ended = endedWell + endedBadly;
  step.sent += calls;
  step.items += calls;
  step.failed += endedBadly;
  source.sent += taken;
  source.items += taken;
  source.failed += endedBadly;
  c.events += ended;
  c.served += endedWell;
  c.items += endedWell;
  c.errors += endedBadly;
  worker.events += calls + turns;
  worker.served += endedWell;
  worker.items += endedWell;
  worker.errors += endedBadly;
  queue.served += endedWell;
  queue.again.failed += endedBadly;
  queue.items += endedWell;
  works.live += taken + calls - 2 * ended;
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
