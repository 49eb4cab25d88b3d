import type { ComponentState } from './component-state';
import type { ConnectionState } from './connection-state';
import { SOON } from './event-kinds';
import { PRIORITY } from './event-order';
import { isOutdated, keyLineOf } from './keyed-queue';
import { WAS_DEAD } from './knowledge';
import { MESSAGE } from './message-pool';
import { drop, forget, letNextGo, makeReady } from './queue-lines';
import { isOutdatedInShard } from './sharded-queue';
import { store } from './store';
import type { World } from './world';

const MAX_REDELIVERY_MS = 900_000;
/** Work that has passed so many components fails. */
export const MAX_HOPS = 100;

/** Lets go of a whole entry that has waited too long. */
function dropEntry(world: World, q: ComponentState, m: number): void {
  const { messages } = world;
  const more = messages.left[m]! - 1;
  q.dropped.expired += more;
  q.addInside(world.now, -more);
  drop(world, q, m, 'expired');
}

/** The entry of a flow that is next in queue q, or −1. */
export function headOf(world: World, q: ComponentState, flow: number): number {
  const ring = q.ready[flow];
  if (ring === null || ring === undefined) return -1;
  const { messages } = world;
  while (ring.length > 0) {
    const m = ring.first();
    if (messages.state[m] === MESSAGE.deleted) {
      ring.shift();
      q.deletedInLine -= 1;
      messages.release(m);
    } else if (world.now - messages.at[m]! > q.config.ttlMs) {
      ring.shift();
      dropEntry(world, q, m);
    } else return m;
  }
  return -1;
}

/** The entry that is next for a consumer, among the flows its connection carries; −1 without one. */
export function headFor(world: World, connection: ConnectionState): number {
  const q = connection.from;
  let best = -1;
  for (let flow = 0; flow < q.ready.length; flow++) {
    if (!connection.carries[flow]) continue;
    const m = headOf(world, q, flow);
    if (m >= 0 && (best < 0 || world.messages.order[m]! < world.messages.order[best]!)) best = m;
  }
  return best;
}

/** Takes one message from the entry at the head of its line; returns the message, now in flight. */
export function takeHead(world: World, q: ComponentState, head: number): number {
  const { messages } = world;
  const flow = messages.flow[head]!;
  let m = head;
  if (messages.left[head]! > 1) {
    m = messages.create(
      q.config.index,
      flow,
      messages.first[head]!,
      messages.each[head]!,
      messages.hops[head]!,
    );
    messages.at[m] = messages.at[head]!;
    messages.knows[m] = messages.knows[head]!;
    messages.first[head]! += messages.each[head]!;
    messages.left[head]! -= 1;
  } else q.ready[flow]!.shift();
  messages.state[m] = MESSAGE.inFlight;
  messages.receipt[m]! += 1;
  messages.receives[m]! += 1;
  messages.waited[m] = world.now - messages.at[m]!;
  return m;
}

/** Acknowledges message m: it is gone. Only the newest receipt counts, even when its time has run out. */
export function acknowledge(world: World, m: number, receipt: number): void {
  const { messages } = world;
  if (messages.receipt[m] !== receipt) return;
  const q = world.components[messages.queue[m]!]!;
  q.served += 1;
  q.items += messages.each[m]!;
  q.waitSum += messages.waited[m]!;
  if (world.story !== null) world.tellMessage(m, { kind: 'acknowledged', component: q.config.id });
  letNextGo(world, q, m);
  if (messages.state[m] === MESSAGE.inFlight) forget(world, q, m);
  else {
    messages.state[m] = MESSAGE.deleted;
    q.deletedInLine += 1;
    q.addInside(world.now, -1);
  }
}

/** Moves message m, received too often, to the dead-letter queue, or forgets it when there is none. */
function bury(world: World, q: ComponentState, m: number): void {
  const { messages } = world;
  const route = q.deadLetter;
  const flow = messages.flow[m]!;
  q.errors += 1;
  const hops = messages.hops[m]! + 1;
  if (world.story !== null)
    world.tellMessage(m, { kind: 'received-too-often', component: q.config.id });
  if (route?.carries[flow] && hops <= MAX_HOPS) {
    const each = messages.each[m]!;
    route.sent += 1;
    route.items += each;
    const knows = messages.knows[m]! | WAS_DEAD;
    route.failed += 1 - store(world, route.to, flow, messages.first[m]!, each, 1, hops, knows);
  } else if (world.story !== null) world.tellMessage(m, { kind: 'gone', component: q.config.id });
  letNextGo(world, q, m);
  forget(world, q, m);
}

/** How long a message of queue q that was received so often stays away on average, ms. */
export function redeliveryDelay(q: ComponentState, receives: number): number {
  let delay = q.config.redeliveryMs;
  for (let i = 1; i < receives && delay < MAX_REDELIVERY_MS; i++) delay *= 2;
  return Math.min(delay, MAX_REDELIVERY_MS);
}

/**
 * A consumer gives message m back, because its work has failed or another copy of it is in process: it is visible again
 * after the redelivery delay, or buried after too many receives.
 */
export function giveBack(
  world: World,
  m: number,
  receipt: number,
  why: 'failed' | 'sameKey',
): void {
  const { messages } = world;
  if (messages.receipt[m] !== receipt || messages.state[m] !== MESSAGE.inFlight) return;
  const q = world.components[messages.queue[m]!]!;
  const receives = messages.receives[m]!;
  if (receives >= q.config.maxReceives) {
    bury(world, q, m);
    return;
  }
  const delay = redeliveryDelay(q, receives) * (0.5 + q.config.jitter.next());
  messages.state[m] = MESSAGE.delayed;
  q.again[why] += 1;
  const poisoned = world.flows[messages.flow[m]!]!.isPoisoned(
    messages.first[m]!,
    messages.each[m]!,
  );
  if (poisoned) world.poisonDue.set(m, world.now + delay);
  if (world.story !== null) world.tellMessage(m, { kind: 'given-back', component: q.config.id });
  const { heap, redeliveries, now } = world;
  const sequence = heap.nextSequence();
  redeliveries.pushAt(now + delay, PRIORITY.expiry, sequence, q.config.index, m, receipt);
}

/** Whether a newer message of its key makes message m needless, which comes back. */
function isNeedless(world: World, q: ComponentState, m: number): boolean {
  if (q.shardLines !== null) return isOutdatedInShard(world, q, q.shardLines, m);
  const line = keyLineOf(world, q, world.messages.flow[m]!);
  return line !== null && isOutdated(world, q, line, m);
}

/** Message m, which was handed out before, is ready again, unless a newer one of its key makes it needless. */
function comeBack(world: World, q: ComponentState, m: number): void {
  if (isNeedless(world, q, m)) {
    drop(world, q, m, 'superseded');
    world.settle(SOON.wakeQueue, q.config.index, 0);
  } else makeReady(world, q, m);
}

/** The redelivery delay of message m is over; false when the message has ended before. */
export function redeliver(world: World, m: number, receipt: number): boolean {
  const { messages } = world;
  if (messages.receipt[m] !== receipt || messages.state[m] !== MESSAGE.delayed) return false;
  comeBack(world, world.components[messages.queue[m]!]!, m);
  return true;
}

/** The visibility time-out of message m is over: it is delivered again, from the back, while the first attempt goes on. */
export function becomeVisible(world: World, m: number): void {
  const { messages } = world;
  const q = world.components[messages.queue[m]!]!;
  if (world.story !== null) world.tellMessage(m, { kind: 'expired', component: q.config.id });
  if (messages.receives[m]! >= q.config.maxReceives) bury(world, q, m);
  else {
    q.again.expired += 1;
    comeBack(world, q, m);
  }
}

/** Removes message m at the moment it is taken: it was acknowledged before the work. */
export function acknowledgeAtOnce(world: World, m: number): void {
  acknowledge(world, m, world.messages.receipt[m]!);
}
