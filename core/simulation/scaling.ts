import type { ComponentState } from './component-state';
import { EVENT, SOON } from './event-kinds';
import { PRIORITY } from './event-order';
import type { World } from './world';

/** By what a component changes how many replicas it has, and how fast it can. */
export interface ScalingLimits {
  least: number;
  most: number;
  byBacklog: boolean;
  /** Of one replica: slots that are to be busy, or units that are to be there. */
  perReplica: number;
  coolDownMs: number;
  startUpMs: number;
  everyMs: number;
  /** Most replicas started, or taken away, at one look. */
  step: number;
}

/** What a replica of a component that scales is doing. */
export enum LIFE {
  off = 0,
  starting = 1,
  on = 2,
  leaving = 3,
}

/** Rounding must not cost a replica. */
const SHARE_TOLERANCE = 1e-6;

/** The replicas of a component that scales: how many there are, and what was paid for. */
export class ReplicaScaling {
  readonly life: Uint8Array;
  on: number;
  starting = 0;
  leaving = 0;
  changedAt = 0;
  busyAreaBefore = 0;
  peak: number;
  started = 0;
  stopped = 0;
  paidArea = 0;
  servingArea = 0;
  private at = 0;

  constructor(readonly limits: ScalingLimits) {
    this.life = new Uint8Array(limits.most).fill(LIFE.on, 0, limits.least);
    this.on = limits.least;
    this.peak = limits.least;
  }

  /** Replicas that are paid for: from the moment they are started until they are gone. */
  get paid(): number {
    return this.on + this.starting + this.leaving;
  }

  /** Brings the sums up to date; called before anything changes. */
  tick(now: number): void {
    this.paidArea += this.paid * (now - this.at);
    this.servingArea += (this.on + this.leaving) * (now - this.at);
    this.at = now;
  }

  isLeaving(replica: number): boolean {
    return this.life[replica] === LIFE.leaving;
  }

  /** A replica that leaves is gone once it has nothing in hand. */
  retire(replica: number, now: number): void {
    this.tick(now);
    this.life[replica] = LIFE.off;
    this.leaving -= 1;
    this.stopped += 1;
  }
}

/** Sets when a component that scales looks for the first time. */
export function planScaling(world: World): void {
  for (const c of world.components) if (c.scaling !== null) setLook(world, c, c.scaling);
}

function setLook(world: World, c: ComponentState, { limits }: ReplicaScaling): void {
  const at = world.now + limits.everyMs;
  world.heap.push(at, PRIORITY.expiry, EVENT.scaleLook, c.config.index, 0);
}

/** What there is to do: in the queues that it takes from and in its line; without queues, all that is inside. */
function backlogOf(c: ComponentState): number {
  if (c.sources.length === 0) return c.inside;
  return c.sources.reduce((sum, { from }) => sum + from.inside, c.line.length);
}

function wanted(c: ComponentState, scaling: ReplicaScaling, now: number): number {
  const { byBacklog, perReplica, everyMs, least, most } = scaling.limits;
  c.addBusy(now, 0);
  const busy = (c.busyArea - scaling.busyAreaBefore) / everyMs;
  scaling.busyAreaBefore = c.busyArea;
  const load = byBacklog ? backlogOf(c) : busy;
  return Math.min(most, Math.max(least, Math.ceil(load / perReplica - SHARE_TOLERANCE)));
}

function startReplicas(world: World, c: ComponentState, scaling: ReplicaScaling, n: number): void {
  scaling.tick(world.now);
  let left = n;
  for (let r = 0; left > 0 && r < scaling.life.length; r++) {
    if (scaling.life[r] !== LIFE.off) continue;
    scaling.life[r] = LIFE.starting;
    scaling.starting += 1;
    scaling.started += 1;
    left -= 1;
    const at = world.now + scaling.limits.startUpMs;
    world.heap.push(at, PRIORITY.expiry, EVENT.replicaStarts, c.config.index, r);
  }
  scaling.peak = Math.max(scaling.peak, scaling.paid);
}

/** Takes no new work at the last n replicas that are up; what they have in hand they finish. */
function takeAway(world: World, c: ComponentState, scaling: ReplicaScaling, n: number): number {
  scaling.tick(world.now);
  let left = n;
  for (let r = scaling.life.length - 1; left > 0 && r >= 0; r--) {
    if (scaling.life[r] !== LIFE.on || c.replicaUp[r] === 0) continue;
    left -= 1;
    scaling.life[r] = LIFE.leaving;
    scaling.on -= 1;
    scaling.leaving += 1;
    c.slots -= c.config.concurrency;
    c.freeSlots -= c.config.concurrency - c.replicaBusy[r]!;
    c.upReplicas -= 1;
    c.replicaUp[r] = 0;
    c.clearOpen(r);
    if (c.replicaInHand[r] === 0) scaling.retire(r, world.now);
  }
  return n - left;
}

/** Component c looks how much there is to do, starts replicas or takes some away, and looks again later. */
export function lookAndScale(world: World, c: ComponentState): void {
  const scaling = c.scaling!;
  const { least, step, coolDownMs } = scaling.limits;
  const want = wanted(c, scaling, world.now);
  const have = scaling.on + scaling.starting;
  // A replica that leaves keeps its place until it is gone.
  const room = Math.min(step, scaling.limits.most - scaling.paid);
  if (want > have && room > 0) {
    startReplicas(world, c, scaling, Math.min(want - have, room));
    scaling.changedAt = world.now;
  } else if (want < have && world.now - scaling.changedAt >= coolDownMs) {
    const most = Math.min(have - want, step, scaling.on - least);
    if (takeAway(world, c, scaling, most) > 0) scaling.changedAt = world.now;
  }
  setLook(world, c, scaling);
}

/** A replica that was started takes work from now on. */
export function replicaStarts(world: World, c: ComponentState, replica: number): void {
  const scaling = c.scaling!;
  scaling.tick(world.now);
  scaling.life[replica] = LIFE.on;
  scaling.starting -= 1;
  scaling.on += 1;
  c.slots += c.config.concurrency;
  c.freeSlots += c.config.concurrency;
  c.upReplicas += 1;
  c.replicaUp[replica] = 1;
  c.setOpen(replica);
  world.settle(SOON.wakeConsumer, c.config.index, 0);
}
