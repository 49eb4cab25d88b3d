import type { ComponentState } from './component-state';
import { EVENT } from './event-kinds';
import { PRIORITY } from './event-order';
import { type FlowState, REQUEST } from './flow-state';
import { followsAll } from './followed';
import { ask, noteKnown, openFollowing, waitToAsk } from './following';
import { noteAccepted } from './versions';
import type { World } from './world';

/** Lets a user of a closed flow think before the next request. */
export function think(world: World, flow: FlowState): void {
  if (flow.plan.kind !== 'users') return;
  const ms = flow.plan.think.draw(flow.random);
  world.heap.push(world.now + ms, PRIORITY.arrival, EVENT.thinkDone, flow.index, 0);
}

/** By `REQUEST`, beginning with its first closed state. */
const ENDS = ['accepted', 'rejected', 'timed-out'] as const;

/** Whether the client makes a request that has failed again: it is then set, and answers of this try no longer count. */
function triesAgain(world: World, flow: FlowState, request: number): boolean {
  const { again, tries } = flow;
  if (again === null || again === undefined || tries[request]! >= again.times) return false;
  tries[request]! += 1;
  world.heap.push(
    world.now + again.afterMs,
    PRIORITY.arrival,
    EVENT.asksAgain,
    flow.index,
    request,
  );
  return true;
}

/** Ends a request that is still open: accepted, rejected or timed out. Its client counts it and its user thinks on. */
export function closeRequest(
  world: World,
  flow: FlowState,
  request: number,
  state: number,
  knows = 0,
): void {
  if (flow.states[request] !== REQUEST.open) return;
  if (flow.follows >= 0) {
    if (state !== REQUEST.accepted) {
      waitToAsk(world, flow, request);
      return;
    }
    noteKnown(world, flow, request);
  }
  if (state !== REQUEST.accepted && triesAgain(world, flow, request)) return;
  flow.states[request] = state;
  const client = flow.client;
  const took = world.now - flow.times[request]!;
  if (client !== null) {
    client.addInside(world.now, -1);
    if (state === REQUEST.accepted) {
      client.served += 1;
      client.items += flow.itemsPerRequest;
    } else client.errors += 1;
  }
  if (state === REQUEST.accepted) {
    flow.accepted += 1;
    flow.useful?.answer(flow.times[request]!, took);
    flow.times[request] = took;
    flow.responseSum += took;
    if (flow.access !== null) settleAccess(world, flow, request);
  } else if (state === REQUEST.rejected) flow.rejected += 1;
  else flow.timedOut += 1;
  if (world.story?.covers(flow.index, request * flow.itemsPerRequest, flow.itemsPerRequest)) {
    const end = ENDS[state - 1] ?? 'timed-out';
    world.story.tell(world.now, { kind: 'request-ended', request, end, tookMs: took });
  }
  if (state === REQUEST.accepted) {
    const isKnown = followsAll(flow, knows);
    for (const follower of flow.followers) follow(world, follower, request, isKnown);
  }
  think(world, flow);
}

/** A read was answered, or a write accepted, after which its own client reads it. */
function settleAccess(world: World, flow: FlowState, request: number): void {
  if (flow.access === 'read') {
    if (flow.seenVersion < flow.versions[request]!) flow.stale += 1;
    return;
  }
  noteAccepted(world, flow, request);
  for (const { flow: reader, afterMs } of flow.rereaders) {
    const at = world.now + afterMs;
    world.heap.push(at, PRIORITY.arrival, EVENT.rereads, reader.index, request);
  }
}

/** The client's request about an item was accepted: from now on it wants to know when that is done, unless the answer said so. */
function follow(world: World, flow: FlowState, item: number, isKnown: boolean): void {
  const request = openFollowing(world, flow, item);
  if (request < 0) return;
  const heard = flow.client?.told[flow.follows]?.[item] === 1;
  if (isKnown || heard) closeRequest(world, flow, request, REQUEST.accepted);
  else ask(world, flow, request);
}

/** A question has been answered. */
export function answerQuestion(
  world: World,
  flow: FlowState,
  request: number,
  saysDone: boolean,
): void {
  if (saysDone) closeRequest(world, flow, request, REQUEST.accepted);
  else waitToAsk(world, flow, request);
}

/** News of items has come to client c: whoever waits for one need not ask any more. */
export function hearNews(
  world: World,
  c: ComponentState,
  followed: FlowState,
  first: number,
  count: number,
): void {
  for (const flow of followed.followers) {
    for (let n = first; flow.client === c && n < first + count; n++) {
      const request = (flow.requestAbout[followed.itemAt(n)] ?? 0) - 1;
      if (request >= 0) closeRequest(world, flow, request, REQUEST.accepted);
    }
  }
}

/** One call of a request has been answered. The first error rejects the request; the last good answer accepts it. */
export function answerRequest(
  world: World,
  flow: FlowState,
  request: number,
  ok: boolean,
  knows: number,
): void {
  if (flow.states[request] !== REQUEST.open) return;
  if (!ok) {
    closeRequest(world, flow, request, REQUEST.rejected);
    return;
  }
  const open = request < flow.openCalls.length ? flow.openCalls[request]! : 0;
  if (open > 1) flow.openCalls[request] = open - 1;
  else closeRequest(world, flow, request, REQUEST.accepted, knows);
}
