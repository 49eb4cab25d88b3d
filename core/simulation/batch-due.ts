import type { ComponentState } from './component-state';
import type { ConnectionState } from './connection-state';
import { EVENT } from './event-kinds';
import { PRIORITY } from './event-order';
import { MESSAGE } from './message-pool';
import { headFor, headOf } from './queues';
import type { World } from './world';

/** Whether so many messages of a flow are ready in queue q. */
function holds(world: World, q: ComponentState, flow: number, wanted: number): boolean {
  const { messages } = world;
  const ring = q.ready[flow];
  let found = 0;
  for (let i = 0; ring && i < ring.length && found < wanted; i++) {
    const m = ring.at(i);
    if (messages.state[m] !== MESSAGE.deleted) found += messages.left[m]!;
  }
  return found >= wanted;
}

/** Sets the moment at which consumer c looks again, unless it does so before. */
function lookAgain(world: World, c: ComponentState, at: number): void {
  if (at >= c.batchLookAt) return;
  c.batchLookAt = at;
  c.batchLook += 1;
  world.heap.push(at, PRIORITY.expiry, EVENT.batchLook, c.config.index, c.batchLook);
}

/**
 * The entry that is next for a consumer with a free slot, −1 without one. One that waits for full batches passes by a flow of
 * which too few messages are ready, until the oldest in line has waited long enough; then it looks again.
 */
export function dueFor(world: World, connection: ConnectionState): number {
  const c = connection.to;
  const { batchSize, batchWaitMs } = c.config;
  if (batchSize === 1 || batchWaitMs === 0) return headFor(world, connection);
  const { messages } = world;
  const q = connection.from;
  let best = -1;
  let again = Number.POSITIVE_INFINITY;
  for (let flow = 0; flow < q.ready.length; flow++) {
    if (!connection.carries[flow]) continue;
    const m = headOf(world, q, flow);
    if (m < 0) continue;
    const dueAt = messages.at[m]! + batchWaitMs;
    if (world.now < dueAt && !holds(world, q, flow, batchSize)) again = Math.min(again, dueAt);
    else if (best < 0 || messages.order[m]! < messages.order[best]!) best = m;
  }
  if (best < 0 && again < Number.POSITIVE_INFINITY) lookAgain(world, c, again);
  return best;
}
