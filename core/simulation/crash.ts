import { forgetGuarded } from './calls';
import type { ComponentState } from './component-state';
import { die } from './finish';
import type { IntRing } from './int-ring';
import type { Shards } from './shards';
import { ORIGIN, STATE } from './work-pool';
import type { World } from './world';

/** A replica that is down; `replica` is −1 for a component that has none to lose (it is out as a whole). */
export interface DeadReplica {
  component: ComponentState;
  replica: number;
}

/** Work of a component (of one replica, unless `replica` is −1) that is not a branch, oldest first. */
function workAt(world: World, c: ComponentState, replica: number): number[] {
  const { works } = world;
  const found: number[] = [];
  for (let w = 0; w < works.used; w++) {
    if (works.state[w] === STATE.free || works.comp[w] !== c.config.index) continue;
    if (works.origin[w] === ORIGIN.branch || works.state[w] === STATE.travelling) continue;
    if (replica < 0 || works.replica[w] === replica) found.push(w);
  }
  return found.sort((x, y) => works.born[x]! - works.born[y]!);
}

/** Ends the branches of work w; what they had called goes on, with nobody listening. */
function dropBranches(world: World, w: number): void {
  const { works } = world;
  if (works.state[w] !== STATE.together) return;
  for (let branch = 0; branch < works.used; branch++) {
    if (
      works.state[branch] !== STATE.free &&
      works.origin[branch] === ORIGIN.branch &&
      works.from[branch] === w &&
      works.fromStamp[branch] === works.stamp[w]
    ) {
      forgetGuarded(world, branch);
      works.release(branch);
    }
  }
}

function kill(world: World, victims: readonly number[]): void {
  for (const w of victims) {
    dropBranches(world, w);
    forgetGuarded(world, w);
    die(world, w);
  }
}

function removeFromLine(world: World, line: IntRing, replica: number): void {
  for (let n = line.length; n > 0; n--) {
    const w = line.shift();
    if (world.works.replica[w] !== replica) line.push(w);
  }
}

/** A replica that was busy in so many slots is gone from its shard; returns whom that leaves without one. */
function leaveShard(c: ComponentState, shards: Shards, replica: number, busy: number, now: number) {
  const shard = shards.ofReplica(replica);
  shards.addBusy(shard, now, -busy);
  shards.free[shard]! -= c.config.concurrency - busy;
  shards.up[shard]! -= 1;
  const waiting: number[] = [];
  if (shards.up[shard]! > 0) return waiting;
  while (shards.lines[shard]!.length > 0) waiting.push(shards.shift(shard));
  return waiting;
}

function killReplica(world: World, c: ComponentState, replica: number): void {
  const victims = workAt(world, c, replica);
  const busy = c.replicaBusy[replica]!;
  c.addBusy(world.now, -busy);
  c.freeSlots -= c.config.concurrency - busy;
  c.replicaBusy[replica] = 0;
  c.replicaInHand[replica] = 0;
  c.replicaUp[replica] = 0;
  c.clearOpen(replica);
  c.upReplicas -= 1;
  c.entries?.dropShare((key) => c.homeOf(key) === replica);
  removeFromLine(world, c.line, replica);
  const left = c.shards === null ? [] : leaveShard(c, c.shards, replica, busy, world.now);
  kill(world, victims);
  kill(world, left);
  // What waits in line is held in memory that the last replica takes with it.
  if (c.upReplicas === 0) {
    const waiting: number[] = [];
    while (c.line.length > 0) waiting.push(c.line.shift());
    kill(world, waiting);
  }
}

/** Who of a component may die, in the order in which they would: the most work in hand first, then the lowest index. */
interface Ranks {
  component: ComponentState;
  replicas: { replica: number; inHand: number }[];
}

function ranksOf(component: ComponentState): Ranks {
  if (component.slots === 0) {
    const up = component.outages === 0;
    return { component, replicas: up ? [{ replica: -1, inHand: component.inside }] : [] };
  }
  const replicas: Ranks['replicas'] = [];
  for (let replica = 0; replica < component.config.replicas; replica++) {
    if (component.replicaUp[replica] === 0) continue;
    replicas.push({ replica, inHand: component.replicaInHand[replica]! });
  }
  replicas.sort((x, y) => y.inHand - x.inHand || x.replica - y.replica);
  return { component, replicas };
}

/** Components with work in hand before idle ones, then those of which fewest have died, then those with the most in hand. */
function byTurn(x: Ranks, y: Ranks): number {
  const [inHandX, inHandY] = [x.replicas[0]!.inHand, y.replicas[0]!.inHand];
  return (
    Number(inHandY > 0) - Number(inHandX > 0) ||
    x.component.died - y.component.died ||
    inHandY - inHandX ||
    x.component.config.index - y.component.config.index
  );
}

/**
 * Kills that many replicas of the targets together, one of each component in turn, so that nobody is spared for what
 * else is struck or for the order of drawing. Queues and topics keep what they hold and are only out; other components
 * without replicas lose the calls they were serving.
 */
export function crash(
  world: World,
  targets: readonly ComponentState[],
  replicas: number,
): DeadReplica[] {
  const ranks = targets
    .map(ranksOf)
    .filter((each) => each.replicas.length > 0)
    .sort(byTurn);
  const most = Math.max(0, ...ranks.map((each) => each.replicas.length));
  const dead: DeadReplica[] = [];
  for (let round = 0; round < most; round++) {
    for (const { component, replicas: ranked } of ranks) {
      const next = ranked[round];
      if (next !== undefined && dead.length < replicas) {
        dead.push({ component, replica: next.replica });
      }
    }
  }
  for (const { component } of dead) component.died += 1;
  for (const { component, replica } of dead) {
    if (replica >= 0) killReplica(world, component, replica);
    else {
      component.outages += 1;
      const { keeps, copies } = component.config;
      if (!keeps && !copies) kill(world, workAt(world, component, -1));
    }
  }
  return dead;
}
