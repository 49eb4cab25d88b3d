import { dueFor } from './batch-due';
import type { ComponentState } from './component-state';
import type { ConnectionState } from './connection-state';
import { failLater, isTooLate, shedOld } from './enter';
import { beginFolded } from './fold-units';
import { isLocked } from './key-locks';
import { acknowledgeAtOnce, giveBack, headOf, MAX_HOPS, takeHead } from './queues';
import type { Shards } from './shards';
import { isFresh } from './slots';
import { startUnit, turnIsDue } from './start';
import { retakeSlot } from './steps';
import { unfold } from './unfold';
import { FLAG, ORIGIN } from './work-pool';
import type { World } from './world';

function pulls(c: ComponentState): boolean {
  return c.freeSlots > 0 && c.pauses === 0 && c.outages === 0;
}

function delivers(q: ComponentState): boolean {
  return q.pauses === 0 && q.outages === 0;
}

/** Hands the message at the head of a queue to a consumer, which has a free slot. */
function take(world: World, connection: ConnectionState, head: number): void {
  const { works, messages, now } = world;
  const c = connection.to;
  if (c.config.batchSize > 1) {
    takeBatch(world, connection, head);
    return;
  }
  const q = connection.from;
  const m = takeHead(world, q, head);
  const flow = messages.flow[m]!;
  const first = messages.first[m]!;
  const count = messages.each[m]!;
  const receipt = messages.receipt[m]!;
  const hops = messages.hops[m]! + 1;
  connection.sent += 1;
  connection.items += count;
  if (world.story !== null) world.tellMessage(m, { kind: 'taken', component: c.config.id });
  if (c.config.idempotent && isLocked(world, c, flow, first, count)) {
    connection.failed += 1;
    giveBack(world, m, receipt, 'sameKey');
    return;
  }
  if (c.fold !== null) {
    if (beginFolded(world, c.fold, connection, m)) return;
    unfold(world, c.fold, -1);
  }
  const w = works.create(c.config.index, connection.index, flow, first, count, hops, now);
  works.knows[w] = messages.knows[m]!;
  if (c.config.ackBefore) acknowledgeAtOnce(world, m);
  else {
    works.origin[w] = ORIGIN.message;
    works.from[w] = m;
    works.fromStamp[w] = receipt;
    q.timers!.start(m, receipt, now + q.config.visibilityMs);
  }
  c.addInside(now, 1);
  if (hops > MAX_HOPS || (c.reject > 0 && c.config.chance.next() < c.reject)) {
    works.set(w, FLAG.failed);
  }
  startUnit(world, w);
}

/** The next message of a batch, if it came the same way as the first of them; −1 without one. */
function nextOfBatch(world: World, q: ComponentState, flow: number, like: number): number {
  const { messages } = world;
  const head = headOf(world, q, flow);
  if (head < 0) return -1;
  const alike =
    messages.hops[head] === messages.hops[like] && messages.knows[head] === messages.knows[like];
  return alike ? head : -1;
}

/** Hands the messages at the head of a queue to a consumer that takes several at a time and has a free slot. */
function takeBatch(world: World, connection: ConnectionState, first: number): void {
  const { works, messages, now } = world;
  const c = connection.to;
  const q = connection.from;
  const { batchSize, idempotent, ackBefore, index } = c.config;
  const flow = messages.flow[first]!;
  const state = world.flows[flow]!;
  const hops = messages.hops[first]! + 1;
  const knows = messages.knows[first]!;
  const batch: number[] = [];
  let head = first;
  for (let taken = 0; taken < batchSize && head >= 0; taken++) {
    const m = takeHead(world, q, head);
    const each = messages.each[m]!;
    connection.sent += 1;
    connection.items += each;
    if (world.story !== null) world.tellMessage(m, { kind: 'taken', component: c.config.id });
    if (idempotent && isLocked(world, c, flow, messages.first[m]!, each)) {
      connection.failed += 1;
      giveBack(world, m, messages.receipt[m]!, 'sameKey');
    } else batch.push(m);
    if (taken + 1 < batchSize) head = nextOfBatch(world, q, flow, m);
  }
  if (batch.length === 0) return;
  let start = -1;
  let count = 0;
  for (const m of batch) {
    const each = messages.each[m]!;
    const at = state.bundle(messages.first[m]!, each);
    if (start < 0) start = at;
    count += each;
  }
  // They are kept to the end of the run: the budget has to know of them.
  world.effort += count;
  if (count === 1) start = state.itemAt(start);
  const w = works.create(index, connection.index, flow, start, count, hops, now);
  works.knows[w] = knows;
  if (ackBefore) for (const m of batch) acknowledgeAtOnce(world, m);
  else {
    works.origin[w] = ORIGIN.batch;
    works.from[w] = world.nextBatch++;
    const receipts = batch.map((m) => messages.receipt[m]!);
    world.batches.set(works.from[w]!, { messages: batch, receipts });
    batch.forEach((m, i) => {
      q.timers!.start(m, receipts[i]!, now + q.config.visibilityMs);
    });
  }
  c.addInside(now, 1);
  if (hops > MAX_HOPS || (c.reject > 0 && c.config.chance.next() < c.reject)) {
    works.set(w, FLAG.failed);
  }
  startUnit(world, w);
}

/** Takes one message for consumer c from its queues in turn; false when there is none to take now. */
function pullOne(world: World, c: ComponentState): boolean {
  const { sources } = c;
  const n = sources.length;
  world.spend(n);
  // The event that ends this wait is set already.
  if (c.turnSet && !turnIsDue(world, c)) return false;
  let place = c.sourceTurn;
  for (let k = 0; k < n; k++, place = place + 1 === n ? 0 : place + 1) {
    const source = sources[place]!;
    if (!delivers(source.from)) continue;
    const head = dueFor(world, source);
    if (head < 0) continue;
    if (!turnIsDue(world, c)) return false;
    c.sourceTurn = place + 1 === n ? 0 : place + 1;
    take(world, source, head);
    return true;
  }
  return false;
}

/** Component c may have a free slot: first come those that wait in line, then the queues it takes from. */
export function wakeConsumer(world: World, c: ComponentState): void {
  const { works } = world;
  while (c.freeSlots > 0 && c.pauses === 0) {
    if (c.sheds) shedOld(world, c);
    if (c.line.length > 0) {
      const { newestFirst } = c.config;
      const w = newestFirst ? c.line.last() : c.line.first();
      const fresh = isFresh(works.state[w]!);
      if (fresh && !turnIsDue(world, c)) return;
      if (newestFirst) c.line.pop();
      else c.line.shift();
      if (fresh && isTooLate(world, c, w)) failLater(world, c, w);
      else if (fresh) startUnit(world, w);
      else retakeSlot(world, w);
    } else if (c.outages > 0 || !pullOne(world, c)) return;
  }
}

/** A shard of component c (counted from 1; all of them for 0) may have a free slot for those that wait in its line. */
export function wakeShards(world: World, c: ComponentState, shards: Shards, which: number): void {
  const end = which === 0 ? shards.count : which;
  for (let shard = Math.max(0, which - 1); shard < end; shard++) {
    const line = shards.lines[shard]!;
    while (shards.free[shard]! > 0 && line.length > 0 && c.pauses === 0) {
      startUnit(world, shards.shift(shard));
    }
  }
}

/** Queue q may have something to deliver: its consumers with a free slot take it in turns. */
export function wakeQueue(world: World, q: ComponentState): void {
  const n = q.consumers.length;
  world.spend(n);
  let idle = 0;
  while (idle < n && delivers(q)) {
    const connection = q.consumers[q.consumerTurn]!;
    q.consumerTurn = q.consumerTurn + 1 === n ? 0 : q.consumerTurn + 1;
    const c = connection.to;
    const head = pulls(c) && c.line.length === 0 ? dueFor(world, connection) : -1;
    if (head < 0 || !turnIsDue(world, c)) idle += 1;
    else {
      take(world, connection, head);
      idle = 0;
    }
  }
}
