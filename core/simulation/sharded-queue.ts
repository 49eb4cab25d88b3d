import type { ComponentState } from './component-state';
import { keyOfMessage, putInPlace } from './keyed-queue';
import { MESSAGE } from './message-pool';
import type { ShardLines } from './shard-lines';
import { shardOfItem } from './shard-of';
import type { World } from './world';

function shardOfMessage(world: World, lines: ShardLines, m: number): number {
  const { messages, flows } = world;
  const flow = messages.flow[m]!;
  return shardOfItem(world, flow, flows[flow]!.itemAt(messages.first[m]!), lines.count);
}

/** Puts the items of a new message in the place of one of the same key that waits; false when none does, or none is to give way. */
export function takesPlaceInShard(
  world: World,
  q: ComponentState,
  lines: ShardLines,
  flow: number,
  first: number,
  each: number,
  hops: number,
  knows: number,
): boolean {
  const state = world.flows[flow]!;
  if (!q.config.latestOnly || state.keyOf === null) return false;
  const { messages } = world;
  const item = state.itemAt(first);
  const key = state.keyOf(item);
  let m = lines.latestOf(flow).get(key) ?? -1;
  if (m < 0) {
    const under = lines.under[shardOfItem(world, flow, item, lines.count)]!;
    if (under < 0 || messages.state[under] !== MESSAGE.ready || messages.flow[under] !== flow)
      return false;
    if (keyOfMessage(world, under) !== key) return false;
    m = under;
  }
  putInPlace(world, q, m, first, each, hops, knows);
  return true;
}

/** Notes a message that is ready for the first time; false when it has to wait behind another of its shard. */
export function mayGoInShard(
  world: World,
  q: ComponentState,
  lines: ShardLines,
  m: number,
): boolean {
  const shard = shardOfMessage(world, lines, m);
  lines.came[shard]! += 1;
  if (lines.under[shard]! < 0) {
    lines.under[shard] = m;
    lines.since[shard] = world.now;
    return true;
  }
  lines.behind[shard]!.push(m);
  const flow = world.messages.flow[m]!;
  if (q.config.latestOnly && world.flows[flow]!.keyOf !== null) {
    lines.latestOf(flow).set(keyOfMessage(world, m), m);
  }
  return false;
}

/** Message m is gone for good. Returns the one of its shard that is next, or −1. */
export function nextOfShard(world: World, q: ComponentState, lines: ShardLines, m: number): number {
  const shard = shardOfMessage(world, lines, m);
  if (lines.under[shard] !== m) return -1;
  const behind = lines.behind[shard]!;
  if (behind.length === 0) {
    lines.under[shard] = -1;
    lines.busyMs[shard]! += world.now - lines.since[shard]!;
    return -1;
  }
  const next = behind.shift();
  lines.under[shard] = next;
  const flow = world.messages.flow[next]!;
  if (q.config.latestOnly && world.flows[flow]!.keyOf !== null) {
    lines.latestOf(flow).delete(keyOfMessage(world, next));
  }
  return next;
}

/** Whether a newer message of its key waits behind message m, which comes back: then m is dropped. */
export function isOutdatedInShard(
  world: World,
  q: ComponentState,
  lines: ShardLines,
  m: number,
): boolean {
  const flow = world.messages.flow[m]!;
  if (!q.config.latestOnly || world.flows[flow]!.keyOf === null) return false;
  return lines.latestOf(flow).has(keyOfMessage(world, m));
}
