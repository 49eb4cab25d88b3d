import { startCallTimer } from './calls';
import type { ConnectionState } from './connection-state';
import { deliver } from './delivery';
import { enter } from './enter';
import { EVENT } from './event-kinds';
import { servedBit } from './knowledge';
import { MAX_HOPS } from './queues';
import { releaseSlot } from './slots';
import { store } from './store';
import { STATE } from './work-pool';
import type { World } from './world';

/** Pieces of work that a run may hold at once; beyond it the budget is exceeded. */
export const MAX_WORKS = 2_000_000;

/** Hands `count` units of `each` items to a service or worker without a broker: they wait in its memory. */
export function sendDirect(
  world: World,
  connection: ConnectionState,
  flow: number,
  first: number,
  each: number,
  count: number,
  hops: number,
  knows: number,
): void {
  const { works } = world;
  const to = connection.to.config.index;
  connection.sent += count;
  connection.items += count * each;
  for (let i = 0; i < count; i++) {
    world.effort += 1;
    if (works.live >= MAX_WORKS) {
      world.overrun = { component: connection.to };
      // The rest is still to be sent: one unit stands for it, so that nothing counts as lost.
      const rest = (count - i) * each;
      works.create(to, connection.index, flow, first + i * each, rest, hops, world.now);
      return;
    }
    const at = first + i * each;
    const w = works.create(to, connection.index, flow, at, each, hops, world.now);
    works.knows[w] = knows;
    enter(world, w);
  }
}

/** Sends the present publishing step of work w to a service or worker at once. */
export function sendStep(world: World, w: number, connection: ConnectionState): void {
  const { works } = world;
  const count = works.count[w]!;
  const units = connection.split ? count : 1;
  const hops = works.hops[w]! + 1;
  const first = works.first[w]!;
  const knows = works.knows[w]!;
  sendDirect(world, connection, works.flow[w]!, first, count / units, units, hops, knows);
}

/** Publishes the next batch of work w; its acknowledgement, its refusal or a time-out will follow. */
export function publishBatch(world: World, w: number, connection: ConnectionState): void {
  const { works, now } = world;
  const c = world.components[works.comp[w]!]!;
  const broker = connection.to;
  works.state[w] = STATE.publishing;
  if (!c.config.blocking) releaseSlot(world, c, w);
  if (
    broker.outages > 0 ||
    works.hops[w]! >= MAX_HOPS ||
    (broker.reject > 0 && broker.config.chance.next() < broker.reject)
  ) {
    world.schedule(EVENT.publishFailed, now, w);
  } else if (broker.pauses > 0) {
    broker.held.push(w);
    broker.held.push(works.stamp[w]!);
    startCallTimer(world, c, w);
  } else {
    const ms = c.config.publish.draw(c.config.service) * broker.slow;
    world.schedule(EVENT.published, now + ms, w);
  }
}

function batchOf(world: World, w: number, connection: ConnectionState): number {
  const { works } = world;
  if (!connection.split) return 1;
  const c = world.components[works.comp[w]!]!;
  return Math.min(c.config.batch, works.count[w]! - works.progress[w]!);
}

/** Counts the present batch of work w as published in vain. */
export function countRefusedBatch(world: World, w: number, connection: ConnectionState): void {
  const batch = batchOf(world, w, connection);
  const each = connection.split ? 1 : world.works.count[w]!;
  connection.sent += batch;
  connection.items += batch * each;
  connection.failed += batch;
  connection.to.errors += batch;
}

function copyToSubscribers(
  world: World,
  connection: ConnectionState,
  flow: number,
  first: number,
  each: number,
  count: number,
  hops: number,
  known: number,
): void {
  const topic = connection.to;
  const knows = known | servedBit(topic, flow);
  topic.served += count;
  topic.items += count * each;
  if (topic.targetOf[flow]! >= 0) deliver(world, topic, flow, first, count * each, false, known);
  for (const onward of topic.steps[flow]!) {
    if (onward.to.config.keeps) {
      onward.sent += count;
      onward.items += count * each;
      const down = onward.to.outages > 0;
      const stored = down ? 0 : store(world, onward.to, flow, first, each, count, hops + 1, knows);
      onward.failed += count - stored;
      topic.errors += count - stored;
    } else sendDirect(world, onward, flow, first, each, count, hops + 1, knows);
  }
}

/**
 * The broker has answered the present batch of work w: what fits is stored and visible at once. Returns 'failed' when
 * part of the batch was refused, 'more' when batches are left, else 'done'.
 */
export function storeBatch(
  world: World,
  w: number,
  connection: ConnectionState,
): 'failed' | 'more' | 'done' {
  const { works } = world;
  const flow = works.flow[w]!;
  const total = connection.split ? works.count[w]! : 1;
  const each = connection.split ? 1 : works.count[w]!;
  const done = works.progress[w]!;
  const batch = batchOf(world, w, connection);
  const first = works.first[w]! + done * each;
  const hops = works.hops[w]! + 1;
  const knows = works.knows[w]!;
  connection.sent += batch;
  connection.items += batch * each;
  let stored = batch;
  if (connection.to.config.copies) {
    copyToSubscribers(world, connection, flow, first, each, batch, hops, knows);
  } else stored = store(world, connection.to, flow, first, each, batch, hops, knows);
  works.progress[w] = done + stored;
  connection.failed += batch - stored;
  if (stored < batch) return 'failed';
  works.attempt[w] = 0;
  return done + batch < total ? 'more' : 'done';
}
