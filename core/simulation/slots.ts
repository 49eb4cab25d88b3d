import type { ComponentState } from './component-state';
import { SOON } from './event-kinds';
import { shardOfWork } from './shard-of';
import type { Shards } from './shards';
import { FLAG, STATE } from './work-pool';
import type { World } from './world';

/** A turn under a rate limit that is due within a nanosecond is due now: rounding must not cost an event. */
export const TURN_TOLERANCE_MS = 1e-6;

/** The next replica in turn that is up and has a free slot; there must be one. */
function pickReplica(c: ComponentState): number {
  const { openReplicas } = c;
  const turn = c.replicaTurn;
  let word = turn >> 5;
  let open = openReplicas[word]! & (-1 << (turn & 31));
  while (open === 0) {
    word = word + 1 === openReplicas.length ? 0 : word + 1;
    open = openReplicas[word]!;
  }
  const r = word * 32 + 31 - Math.clz32(open & -open);
  c.replicaTurn = r + 1 === c.config.replicas ? 0 : r + 1;
  return r;
}

/** Takes a slot of component c, which must have a free one, for a unit that will be in the hands of its replica. */
export function takeReplica(c: ComponentState, now: number): number {
  const r = pickReplica(c);
  c.replicaInHand[r]! += 1;
  c.replicaBusy[r]! += 1;
  if (c.replicaBusy[r]! >= c.config.concurrency) c.clearOpen(r);
  c.freeSlots -= 1;
  c.addBusy(now, 1);
  return r;
}

/** Takes a slot of a shard, which must have a free one: that of its next replica in turn. */
function takeInShard(c: ComponentState, shards: Shards, shard: number, now: number): number {
  const { each } = shards;
  const { concurrency } = c.config;
  let turn = shards.turn[shard]!;
  let r = shard * each + turn;
  while (c.replicaUp[r] === 0 || c.replicaBusy[r]! >= concurrency) {
    turn = turn + 1 === each ? 0 : turn + 1;
    r = shard * each + turn;
  }
  shards.turn[shard] = turn + 1 === each ? 0 : turn + 1;
  shards.free[shard]! -= 1;
  shards.addBusy(shard, now, 1);
  c.replicaInHand[r]! += 1;
  c.replicaBusy[r]! += 1;
  c.freeSlots -= 1;
  c.addBusy(now, 1);
  return r;
}

/** Frees a slot of the replica. */
function vacate(c: ComponentState, r: number, now: number): void {
  c.replicaBusy[r]! -= 1;
  c.addBusy(now, -1);
  if (c.shards !== null) {
    const shard = c.shards.ofReplica(r);
    c.shards.addBusy(shard, now, -1);
    c.shards.free[shard]! += 1;
  }
  if (c.scaling?.isLeaving(r)) return;
  c.setOpen(r);
  c.freeSlots += 1;
}

/** Takes a unit out of the replica's hands; one that leaves and has none left is gone. */
function putDown(c: ComponentState, r: number, now: number): void {
  c.replicaInHand[r]! -= 1;
  if (c.replicaInHand[r] === 0 && c.scaling?.isLeaving(r)) c.scaling.retire(r, now);
}

/** Takes a unit that holds a slot out of the replica's hands. */
export function freeReplica(c: ComponentState, r: number, now: number): void {
  vacate(c, r, now);
  putDown(c, r, now);
}

/** Gives work w a slot of component c, which must have a free one. */
export function takeSlot(world: World, c: ComponentState, w: number): void {
  const { works } = world;
  const before = works.replica[w]!;
  if (before >= 0) putDown(c, before, world.now);
  const { shards } = c;
  works.replica[w] =
    shards === null
      ? takeReplica(c, world.now)
      : takeInShard(c, shards, shardOfWork(world, w, shards.count), world.now);
  works.set(w, FLAG.holdsSlot);
}

/** Frees the slot that work w holds, if any; whoever waits for it is served before the next event. */
export function releaseSlot(world: World, c: ComponentState, w: number): void {
  const { works } = world;
  if (!works.has(w, FLAG.holdsSlot)) return;
  works.clear(w, FLAG.holdsSlot);
  const r = works.replica[w]!;
  vacate(c, r, world.now);
  // Counted from 1: 0 wakes all of them.
  const shard = c.shards === null ? 0 : 1 + c.shards.ofReplica(r);
  world.settle(SOON.wakeConsumer, c.config.index, shard);
}

/** Takes work w out of the replica's hands for good. */
export function leaveReplica(world: World, c: ComponentState, w: number): void {
  releaseSlot(world, c, w);
  const r = world.works.replica[w]!;
  if (r >= 0) putDown(c, r, world.now);
}

/** Lets work w wait in line for a slot. */
export function waitInLine(world: World, c: ComponentState, w: number, state: number): void {
  world.works.state[w] = state;
  // What has not begun waits since it arrived: it may have hung at the door before.
  if (!isFresh(state)) world.works.since[w] = world.now;
  const { shards } = c;
  if (shards === null) c.line.push(w);
  else shards.push(shardOfWork(world, w, shards.count), w);
  if (c.waiting() > c.peak) c.peak = c.waiting();
}

/** Whether new work may start now: a slot is free, nobody is ahead in line, and nothing stands still. */
export function canStart(c: ComponentState): boolean {
  return c.freeSlots > 0 && c.line.length === 0 && c.pauses === 0;
}

/** Whether work w, which has come to component c, may start now: in the shard that it belongs to. */
export function canStartHere(world: World, c: ComponentState, w: number): boolean {
  const { shards } = c;
  if (shards === null) return canStart(c);
  const shard = shardOfWork(world, w, shards.count);
  return shards.free[shard]! > 0 && shards.lines[shard]!.length === 0 && c.pauses === 0;
}

/** Whether nobody is there to serve work w at component c: it is out, or all replicas of it, or of the shard, are down. */
export function isOutFor(world: World, c: ComponentState, w: number): boolean {
  if (c.outages > 0 || c.upReplicas === 0) return true;
  const { shards } = c;
  return shards !== null && shards.up[shardOfWork(world, w, shards.count)] === 0;
}

/** Whether the work that waits in line as `state` is a unit that has not begun. */
export function isFresh(state: number): boolean {
  return state === STATE.waiting;
}
