import { move } from './gauges';
import type { Part, Replica, Unit, World } from './model';
import { retire } from './scaling';

/** Whether a replica takes new work. */
export function isOpen({ up, state }: Replica): boolean {
  return up && state === 'on';
}

/** Slots of all replicas that are there to take work, up or down. */
export function slotsOf(part: Part): number {
  return part.replicas.filter(({ state }) => state === 'on').length * part.slotsEach;
}

export function freeSlots(part: Part): number {
  return part.replicas.reduce((sum, r) => sum + (isOpen(r) ? part.slotsEach - r.busy : 0), 0);
}

export function isAlive(part: Part): boolean {
  return part.replicas.length === 0 || part.replicas.some(isOpen);
}

/** Takes a slot on the next replica in turn that has a free one. */
export function takeSlot(world: World, unit: Unit): void {
  const { part } = unit;
  const { replicas } = part;
  let place = part.replicaTurn;
  const isFull = (replica: Replica | undefined) =>
    replica === undefined || !isOpen(replica) || replica.busy >= part.slotsEach;
  while (isFull(replicas[place])) place = (place + 1) % replicas.length;
  part.replicaTurn = (place + 1) % replicas.length;
  const replica = replicas[place];
  if (replica === undefined) throw new Error('no such replica');
  replica.busy += 1;
  unit.replica = replica;
  unit.holdsSlot = true;
  move(world, part.busy, 1);
  retire(world, part);
}

/** Frees the slot of a unit, if it holds one; those who wait for it get it within the instant. */
export function freeSlot(world: World, unit: Unit): void {
  if (!unit.holdsSlot || unit.replica === null) return;
  unit.holdsSlot = false;
  unit.replica.busy -= 1;
  move(world, unit.part.busy, -1);
  world.soon.push(unit.part.wake);
}

/** Whether new work may start now: a slot is free, nobody is ahead in line, and nothing stands still. */
export function mayStart(part: Part): boolean {
  return freeSlots(part) > 0 && part.line.length === 0 && part.pauses === 0;
}

export function getInLine(unit: Unit, isNew: boolean, begin: () => void): void {
  const { part } = unit;
  part.line.push({ unit, isNew, begin });
  part.peak = Math.max(part.peak, part.line.length);
}
