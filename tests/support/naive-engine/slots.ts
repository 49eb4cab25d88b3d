import { move } from './gauges';
import type { InLine, Part, Replica, Unit, World } from './model';
import { retire } from './scaling';
import { replicasOf, shardOfReplica, shardOfUnit } from './sharding';

/** Whether a replica takes new work. */
export function isOpen({ up, state }: Replica): boolean {
  return up && state === 'on';
}

/** Slots of all replicas that are there to take work, up or down. */
export function slotsOf(part: Part): number {
  return part.replicas.filter(({ state }) => state === 'on').length * part.slotsEach;
}

/** Free slots of a shard; that of a component without shards is the first. */
export function freeSlots(part: Part, shard = 0): number {
  return replicasOf(part, shard).reduce(
    (sum, r) => sum + (isOpen(r) ? part.slotsEach - r.busy : 0),
    0,
  );
}

export function isAlive(part: Part): boolean {
  return part.replicas.length === 0 || part.replicas.some(isOpen);
}

/** Whether anybody is there for a unit: a replica of its shard. */
export function isServed(unit: Unit): boolean {
  const { part } = unit;
  return part.replicas.length === 0 || replicasOf(part, shardOfUnit(unit)).some(isOpen);
}

/** Those who wait in the line of a shard. */
export function lineOf(part: Part, shard: number): InLine[] {
  return part.shards === 1
    ? part.line
    : part.line.filter(({ unit }) => shardOfUnit(unit) === shard);
}

/** A shard has so many more slots busy. */
export function moveShard(world: World, part: Part, shard: number, slots: number): void {
  const gauge = part.busyOf[shard];
  if (gauge !== undefined) move(world, gauge, slots);
}

/** Takes a slot on the next replica in turn that has a free one. */
export function takeSlot(world: World, unit: Unit): void {
  const { part } = unit;
  const shard = shardOfUnit(unit);
  const replicas = replicasOf(part, shard);
  let place = part.replicaTurns[shard] ?? 0;
  const isFull = (replica: Replica | undefined) =>
    replica === undefined || !isOpen(replica) || replica.busy >= part.slotsEach;
  while (isFull(replicas[place])) place = (place + 1) % replicas.length;
  part.replicaTurns[shard] = (place + 1) % replicas.length;
  const replica = replicas[place];
  if (replica === undefined) throw new Error('no such replica');
  replica.busy += 1;
  unit.replica = replica;
  unit.holdsSlot = true;
  move(world, part.busy, 1);
  moveShard(world, part, shard, 1);
  retire(world, part);
}

/** Frees the slot of a unit, if it holds one; those who wait for it get it within the instant. */
export function freeSlot(world: World, unit: Unit): void {
  if (!unit.holdsSlot || unit.replica === null) return;
  unit.holdsSlot = false;
  unit.replica.busy -= 1;
  const { part } = unit;
  const shard = shardOfReplica(part, unit.replica);
  move(world, part.busy, -1);
  moveShard(world, part, shard, -1);
  world.soon.push(() => part.wakeShard(shard));
}

/** Whether new work may start now: a slot is free, nobody is ahead in line, and nothing stands still. */
export function mayStart(part: Part, shard = 0): boolean {
  return freeSlots(part, shard) > 0 && lineOf(part, shard).length === 0 && part.pauses === 0;
}

export function getInLine(unit: Unit, isNew: boolean, begin: () => void): void {
  const { part } = unit;
  part.line.push({ unit, isNew, begin });
  part.peak = Math.max(part.peak, part.line.length);
}
