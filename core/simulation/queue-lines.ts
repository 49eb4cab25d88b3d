import type { ComponentState } from './component-state';
import { SOON } from './event-kinds';
import { IntRing } from './int-ring';
import { keyLineOf, nextOfKey } from './keyed-queue';
import { MESSAGE } from './message-pool';
import { nextOfShard } from './sharded-queue';
import type { World } from './world';

/** Puts an entry at the end of the line of what is ready. */
export function makeReady(world: World, q: ComponentState, m: number): void {
  const { messages } = world;
  messages.state[m] = MESSAGE.ready;
  messages.order[m] = world.readyOrder++;
  const flow = messages.flow[m]!;
  let ring = q.ready[flow];
  if (ring === null || ring === undefined) {
    ring = new IntRing();
    q.ready[flow] = ring;
  }
  ring.push(m);
  world.settle(SOON.wakeQueue, q.config.index, 0);
}

/** Ends a message that stands in no line. */
export function forget(world: World, q: ComponentState, m: number): void {
  q.addInside(world.now, -1);
  world.messages.release(m);
}

/** The message that may go when m is gone: the next of its shard or key; −1 without one. */
function nextBehind(world: World, q: ComponentState, m: number): number {
  if (q.shardLines !== null) return nextOfShard(world, q, q.shardLines, m);
  const line = keyLineOf(world, q, world.messages.flow[m]!);
  return line === null ? -1 : nextOfKey(world, line, m);
}

/** Message m is gone for good: the next of its shard or key may go. */
export function letNextGo(world: World, q: ComponentState, m: number): void {
  const next = nextBehind(world, q, m);
  if (next >= 0) makeReady(world, q, next);
}

/** Lets go of message m, which nobody holds, for a reason that the queue counts. */
export function drop(
  world: World,
  q: ComponentState,
  m: number,
  why: 'superseded' | 'expired',
): void {
  q.dropped[why] += 1;
  if (world.story !== null) world.tellMessage(m, { kind: 'dropped', component: q.config.id, why });
  letNextGo(world, q, m);
  forget(world, q, m);
}
