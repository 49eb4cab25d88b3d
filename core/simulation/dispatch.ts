import { arrive, askAgain, reread, userReturns } from './arrivals';
import type { ComponentState } from './component-state';
import { wakeConsumer, wakeQueue, wakeShards } from './consume';
import { EVENT, SOON } from './event-kinds';
import { beginFault, endFault, type FaultState } from './faults';
import { endHold, finish } from './finish';
import { REQUEST } from './flow-state';
import { callFolded } from './fold-units';
import { ask } from './following';
import type { HeapLane } from './heap-lane';
import { LANE, type Lane } from './lanes';
import { leafDone } from './leaf-done';
import { becomeVisible, redeliver } from './queues';
import { endJoined } from './read-through';
import { closeRequest } from './requests';
import { lookAndScale, replicaStarts } from './scaling';
import {
  answered,
  branchEnded,
  callTimedOut,
  callTurnCame,
  phaseDone,
  published,
  publishRefused,
  retry,
} from './steps';
import { endTravel } from './travel';
import { unitOf } from './worker-fold';
import type { World } from './world';

/** The component an event of work w is put down to; null when the work no longer waits for it. */
function liveAt(world: World, w: number, stamp: number): ComponentState | null {
  const { works } = world;
  return works.stamp[w] === stamp ? world.components[works.comp[w]!]! : null;
}

function workEvent(world: World, kind: number, w: number): void {
  switch (kind) {
    case EVENT.failureDone:
      finish(world, w, false);
      break;
    case EVENT.published:
      published(world, w);
      break;
    case EVENT.arrives:
      endTravel(world, w);
      break;
    case EVENT.publishFailed:
      publishRefused(world, w);
      break;
    case EVENT.retry:
      retry(world, w);
      break;
    case EVENT.holdOver:
      endHold(world, w);
      break;
    default:
      callTurnCame(world, w);
  }
}

function timerEvent(world: World, kind: number, a: number): boolean {
  if (kind === EVENT.requestTimeout) {
    const flow = world.flows[a]!;
    const request = flow.timers!.expire(world.now);
    if (request >= 0) {
      if (flow.client !== null) flow.client.events += 1;
      closeRequest(world, flow, request, REQUEST.timedOut);
    }
    flow.timers!.rearm();
    return request >= 0;
  }
  const c = world.components[a]!;
  const handle = c.timers!.expire(world.now);
  if (handle >= 0) {
    c.events += 1;
    if (kind === EVENT.visibility) becomeVisible(world, handle);
    else callTimedOut(world, handle);
  }
  c.timers!.rearm();
  return handle >= 0;
}

function phaseEnds(world: World, c: ComponentState, lane: Lane): boolean {
  lane.shift();
  const w = lane.handle;
  if (w < 0) {
    c.events += 1;
    callFolded(world, c.fold!, unitOf(w));
    return true;
  }
  if (world.works.stamp[w] !== lane.stamp) return false;
  c.events += 1;
  phaseDone(world, w);
  return true;
}

/** Lets the head of a lane happen; false when what it was for has ended before. */
export function dispatchLane(world: World, place: number): boolean {
  const { heads } = world;
  const c = world.components[heads.owners[place]!]!;
  switch (heads.kinds[place]) {
    case LANE.phase:
      return phaseEnds(world, c, c.phaseLane!);
    case LANE.lookUp:
      return phaseEnds(world, c, c.lookUpLane!);
    case LANE.turn:
      heads.times[place] = Number.POSITIVE_INFINITY;
      c.events += 1;
      c.turnSet = false;
      wakeConsumer(world, c);
      return true;
    case LANE.failing:
      leafDone(world, takeFrom(c.leaf!.failing!));
      return true;
    case LANE.serving:
      leafDone(world, takeFrom(c.leaf!.serving!));
      return true;
    default:
      leafDone(world, takeFrom(c.leaf!.other!));
      return true;
  }
}

function takeFrom(lane: Lane | HeapLane): number {
  lane.shift();
  return lane.handle;
}

/** Lets one event happen; false when what it was for has ended before. */
export function dispatch(
  world: World,
  faults: readonly FaultState[],
  kind: number,
  a: number,
  b: number,
): boolean {
  if (kind === EVENT.phaseDone) {
    const c = liveAt(world, a, b);
    if (c === null) return false;
    c.events += 1;
    phaseDone(world, a);
    return true;
  }
  switch (kind) {
    case EVENT.arrival:
    case EVENT.asksAgain:
    case EVENT.rereads:
    case EVENT.thinkDone: {
      const flow = world.flows[a]!;
      if (kind === EVENT.asksAgain && flow.states[b] !== REQUEST.open) return false;
      if (flow.client !== null) flow.client.events += 1;
      if (kind === EVENT.arrival) arrive(world, flow);
      else if (kind === EVENT.rereads) reread(world, flow, b);
      else if (kind === EVENT.thinkDone) userReturns(world, flow);
      else if (flow.follows >= 0) ask(world, flow, b);
      else askAgain(world, flow, b);
      return true;
    }
    case EVENT.callTimeout:
    case EVENT.visibility:
    case EVENT.requestTimeout:
      return timerEvent(world, kind, a);
    case EVENT.redelivery: {
      const queue = world.messages.queue[a]!;
      if (!redeliver(world, a, b)) return false;
      world.components[queue]!.events += 1;
      return true;
    }
    case EVENT.turn: {
      const c = world.components[a]!;
      c.events += 1;
      c.turnSet = false;
      wakeConsumer(world, c);
      return true;
    }
    case EVENT.batchLook: {
      const c = world.components[a]!;
      if (c.batchLook !== b) return false;
      c.events += 1;
      c.batchLookAt = Number.POSITIVE_INFINITY;
      wakeConsumer(world, c);
      return true;
    }
    case EVENT.scaleLook:
    case EVENT.replicaStarts: {
      const c = world.components[a]!;
      c.events += 1;
      if (kind === EVENT.scaleLook) lookAndScale(world, c);
      else replicaStarts(world, c, b);
      return true;
    }
    case EVENT.leafDone:
      leafDone(world, a);
      return true;
    case EVENT.faultBegin:
      beginFault(world, faults, a);
      return true;
    case EVENT.faultEnd:
      endFault(world, faults, a);
      return true;
    default: {
      const c = liveAt(world, a, b);
      if (c === null) return false;
      c.events += 1;
      workEvent(world, kind, a);
      return true;
    }
  }
}

/** Settles everything that follows from the event within its instant. */
export function settleAll(world: World): void {
  const { soon } = world;
  for (let kind = soon.take(); kind !== 0; kind = soon.take()) {
    const { handle: a, stamp } = soon;
    switch (kind) {
      case SOON.answerOk:
        answered(world, a, stamp, true);
        break;
      case SOON.answerError:
        answered(world, a, stamp, false);
        break;
      case SOON.wakeConsumer: {
        const c = world.components[a]!;
        if (c.shards === null) wakeConsumer(world, c);
        else wakeShards(world, c, c.shards, stamp);
        break;
      }
      case SOON.wakeQueue:
        wakeQueue(world, world.components[a]!);
        break;
      case SOON.holdEnds:
        if (world.works.stamp[a] === stamp) endHold(world, a);
        break;
      case SOON.joinedOk:
        endJoined(world, a, stamp, true);
        break;
      case SOON.joinedError:
        endJoined(world, a, stamp, false);
        break;
      case SOON.branchOk:
        branchEnded(world, a, stamp, true);
        break;
      default:
        branchEnded(world, a, stamp, false);
    }
  }
}
