import type { ComponentState } from './component-state';
import type { ConnectionState } from './connection-state';
import { beginFolded } from './fold-units';
import { isLocked } from './key-locks';
import { acknowledgeAtOnce, giveBack, headFor, MAX_HOPS, takeHead } from './queues';
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
  if (c.config.idempotent && isLocked(c, flow, first, count)) {
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
    const head = headFor(world, source);
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
    if (c.line.length > 0) {
      const w = c.line.first();
      const fresh = isFresh(works.state[w]!);
      if (fresh && !turnIsDue(world, c)) return;
      c.line.shift();
      if (fresh) startUnit(world, w);
      else retakeSlot(world, w);
    } else if (c.outages > 0 || !pullOne(world, c)) return;
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
    const head = pulls(c) && c.line.length === 0 ? headFor(world, connection) : -1;
    if (head < 0 || !turnIsDue(world, c)) idle += 1;
    else {
      take(world, connection, head);
      idle = 0;
    }
  }
}
