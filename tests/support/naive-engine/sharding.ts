import { shardOf } from '@/core/simulation/item-keys';
import { itemsOf } from './bundles';
import type { Flow, Part, Replica, Unit } from './model';

/** The shard that items belong to: that of the first one's key, or of its number where there are no keys. */
export function shardOfItems(part: Part, flow: Flow, first: number): number {
  const [item = 0] = itemsOf({ flow, first, count: 1 });
  return shardOf(flow.keyOf === null ? item : flow.keyOf(item), part.shards);
}

export const shardOfUnit = ({ part, flow, first }: Unit): number => shardOfItems(part, flow, first);

/** The replicas of a shard. */
export function replicasOf({ replicas, shards }: Part, shard: number): Replica[] {
  const each = replicas.length / shards;
  return replicas.slice(shard * each, (shard + 1) * each);
}

export function shardOfReplica({ replicas, shards }: Part, replica: Replica): number {
  return Math.floor((replicas.indexOf(replica) * shards) / replicas.length);
}

/** The replica that holds what a cache knows about a key. */
export function homeOf(part: Part, key: number): Replica | undefined {
  const own = replicasOf(part, shardOf(key, part.shards));
  return own[key % own.length];
}
