import type { ComponentState } from './component-state';
import type { ConnectionState } from './connection-state';
import { deliver } from './delivery';
import { serves } from './enter';
import { EVENT } from './event-kinds';
import { PRIORITY } from './event-order';
import { followsAll, noteTold } from './followed';
import type { HeapLane } from './heap-lane';
import { hear, servedBit } from './knowledge';
import type { Lane } from './lanes';
import { MAX_HOPS } from './queues';
import { grownInt16, grownInt32, grownUint8 } from './typed-arrays';
import type { World } from './world';

/** Calls in a lane that is a heap; more of them are quicker among the other events. */
const MOST_IN_LANE = 4096;

/** Where the calls of a component without slots stand until they end. */
export interface LeafLanes {
  /** Calls that fail after a time that is always the same, and calls that are served after such a time. */
  failing: Lane | null;
  serving: Lane | null;
  /** All others. */
  other: HeapLane | null;
}

/**
 * Calls of components that have no slots and call nobody, as parallel arrays: such a call only lasts, so it is no piece of
 * work of its own. A handle is an index, used again after `release`.
 */
export class LeafCalls {
  used = 0;
  /** Component called; −1 when the handle is free. */
  comp = new Int16Array(64);
  conn = new Int16Array(64);
  flow = new Uint8Array(64);
  keyed = new Uint8Array(64);
  /** What it follows from, as bits: see knowledge.ts. */
  knows = new Int32Array(64);
  /** 1 when it is served, 0 when it fails. */
  well = new Uint8Array(64);
  first = new Int32Array(64);
  count = new Int32Array(64);
  caller = new Int32Array(64);
  callerStamp = new Int32Array(64);
  private free = new Int32Array(64);
  private freeCount = 0;

  create(
    connection: ConnectionState,
    flow: number,
    first: number,
    count: number,
    keyed: number,
    knows: number,
    well: number,
    caller: number,
    callerStamp: number,
  ): number {
    let call: number;
    if (this.freeCount > 0) call = this.free[--this.freeCount]!;
    else {
      if (this.used === this.comp.length) this.grow();
      call = this.used++;
    }
    this.comp[call] = connection.to.config.index;
    this.conn[call] = connection.index;
    this.flow[call] = flow;
    this.keyed[call] = keyed;
    this.knows[call] = knows;
    this.well[call] = well;
    this.first[call] = first;
    this.count[call] = count;
    this.caller[call] = caller;
    this.callerStamp[call] = callerStamp;
    return call;
  }

  release(call: number): void {
    this.comp[call] = -1;
    this.free[this.freeCount++] = call;
  }

  private grow(): void {
    const n = this.used * 2;
    this.comp = grownInt16(this.comp, n);
    this.conn = grownInt16(this.conn, n);
    this.flow = grownUint8(this.flow, n);
    this.keyed = grownUint8(this.keyed, n);
    this.knows = grownInt32(this.knows, n);
    this.well = grownUint8(this.well, n);
    this.first = grownInt32(this.first, n);
    this.count = grownInt32(this.count, n);
    this.caller = grownInt32(this.caller, n);
    this.callerStamp = grownInt32(this.callerStamp, n);
    this.free = grownInt32(this.free, n);
  }
}

/** Whether a call that comes to component c, which has no slots and is not paused, fails. */
export function isTurnedAway(world: World, c: ComponentState, flow: number, hops: number): boolean {
  if (hops > MAX_HOPS) return true;
  if (c.outages > 0) {
    c.unavailable += 1;
    return true;
  }
  if (c.reject > 0 && c.config.chance.next() < c.reject) return true;
  return !serves(world, c, flow);
}

/** Sets the end of a call; returns when that is. */
export function placeLeafCall(
  world: World,
  c: ComponentState,
  lanes: LeafLanes,
  well: boolean,
  handle: number,
): number {
  const { config } = c;
  const lasts = well
    ? config.work.draw(config.service) * c.slow
    : config.error.draw(config.service);
  const at = world.now + lasts;
  const lane = well ? lanes.serving : lanes.failing;
  if (!lane?.push(at, handle, 0)) {
    const { other } = lanes;
    if (other !== null && (handle < 0 || other.length < MOST_IN_LANE)) other.push(at, handle);
    else world.heap.push(at, PRIORITY.completion, EVENT.leafDone, handle, 0);
  }
  return at;
}

/** Work w makes a call to a component that has lanes and is not paused. Returns when the call ends. */
export function callLeaf(
  world: World,
  connection: ConnectionState,
  lanes: LeafLanes,
  w: number,
  first: number,
  count: number,
  keyed: number,
): number {
  const { works, calls } = world;
  const c = connection.to;
  const flow = works.flow[w]!;
  c.addInside(world.now, 1);
  works.live += 1;
  const well = !isTurnedAway(world, c, flow, works.hops[w]! + 1);
  const stamp = works.stamp[w]!;
  const knows = works.knows[w]!;
  const call = calls.create(connection, flow, first, count, keyed, knows, well ? 1 : 0, w, stamp);
  return placeLeafCall(world, c, lanes, well, call);
}

/** Ends a call of component c, which is counted; returns whether it went well. */
export function endLeaf(world: World, c: ComponentState, call: number): boolean {
  const { calls } = world;
  const flow = calls.flow[call]!;
  let ok = calls.well[call] === 1;
  if (ok) {
    const first = calls.first[call]!;
    const count = calls.count[call]!;
    const isTarget = c.targetOf[flow]! >= 0;
    if (isTarget && world.flows[flow]!.isPoisoned(first, count)) ok = false;
    else {
      c.served += 1;
      c.items += count;
      const knows = calls.knows[call]!;
      if (isTarget) deliver(world, c, flow, first, count, calls.keyed[call] === 1, knows);
      const state = world.flows[flow]!;
      const after = knows | servedBit(c, flow);
      if (state.followers.length > 0 && followsAll(state, after)) {
        noteTold(world, c, state, first, count);
      }
      if (c.newsOf[flow]! >= 0) hear(world, c, flow, first, count, after);
    }
  }
  if (!ok) c.errors += 1;
  c.addInside(world.now, -1);
  world.works.live -= 1;
  calls.release(call);
  return ok;
}
