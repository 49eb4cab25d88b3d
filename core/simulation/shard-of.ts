import { shardOf } from './item-keys';
import type { World } from './world';

/** The shard of an item of a flow: that of its key, and without keys that of its number. */
export function shardOfItem(world: World, flow: number, item: number, shards: number): number {
  const { keyOf } = world.flows[flow]!;
  return shardOf(keyOf === null ? item : keyOf(item), shards);
}

/** The shard of work w at a component of so many: that of its first item. */
export function shardOfWork(world: World, w: number, shards: number): number {
  const flow = world.works.flow[w]!;
  return shardOfItem(world, flow, world.flows[flow]!.itemAt(world.works.first[w]!), shards);
}
