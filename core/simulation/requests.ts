import { EVENT } from './event-kinds';
import { PRIORITY } from './event-order';
import { type FlowState, REQUEST } from './flow-state';
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
export function closeRequest(world: World, flow: FlowState, request: number, state: number): void {
  if (flow.states[request] !== REQUEST.open) return;
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
    flow.times[request] = took;
    flow.responseSum += took;
  } else if (state === REQUEST.rejected) flow.rejected += 1;
  else flow.timedOut += 1;
  if (world.story?.covers(flow.index, request * flow.itemsPerRequest, flow.itemsPerRequest)) {
    const end = ENDS[state - 1] ?? 'timed-out';
    world.story.tell(world.now, { kind: 'request-ended', request, end, tookMs: took });
  }
  think(world, flow);
}

/** One call of a request has been answered. The first error rejects the request; the last good answer accepts it. */
export function answerRequest(world: World, flow: FlowState, request: number, ok: boolean): void {
  if (flow.states[request] !== REQUEST.open) return;
  if (!ok) {
    closeRequest(world, flow, request, REQUEST.rejected);
    return;
  }
  const open = request < flow.openCalls.length ? flow.openCalls[request]! : 0;
  if (open > 1) flow.openCalls[request] = open - 1;
  else closeRequest(world, flow, request, REQUEST.accepted);
}
