import type { ConnectionState } from './connection-state';
import { detLog } from './det-math';
import { EVENT } from './event-kinds';
import { PRIORITY } from './event-order';
import { type FlowState, REQUEST } from './flow-state';
import { MAX_ITEMS } from './following';
import { closeRequest, think } from './requests';
import { travel } from './travel';
import { grownInt32 } from './typed-arrays';
import { expectVersion, numberWrite } from './versions';
import { ORIGIN } from './work-pool';
import type { World } from './world';

function openRequest(world: World, flow: FlowState, about = -1): void {
  const { now } = world;
  const { client, itemsPerRequest } = flow;
  const steps = client?.steps[flow.index] ?? [];
  world.itemsKept += itemsPerRequest * flow.targetIds.length;
  if (world.itemsKept > MAX_ITEMS) {
    world.overrun = { component: client };
    return;
  }
  const request = flow.open(now, steps.length);
  client?.addInside(now, 1);
  if (about >= 0) {
    if (request >= flow.about.length) flow.about = grownInt32(flow.about, flow.times.length);
    flow.about[request] = about;
  }
  if (flow.access === 'write') numberWrite(world, flow, request);
  else if (flow.access === 'read') expectVersion(world, flow, request);
  const first = request * itemsPerRequest;
  if (world.story?.covers(flow.index, first, itemsPerRequest)) {
    world.story.tell(now, { kind: 'sets-out', request });
  }
  makeCalls(world, flow, request, steps);
}

/** The calls of a request's present try, and the time-out of it. */
function makeCalls(
  world: World,
  flow: FlowState,
  request: number,
  steps: readonly ConnectionState[],
): void {
  const { works, now } = world;
  const { itemsPerRequest, again } = flow;
  if (steps.length === 0) {
    closeRequest(world, flow, request, REQUEST.rejected);
    return;
  }
  const first = request * itemsPerRequest;
  const tries = flow.triesOf(request);
  for (const step of steps) {
    const w = works.create(
      step.to.config.index,
      step.index,
      flow.index,
      first,
      itemsPerRequest,
      1,
      now,
    );
    works.origin[w] = ORIGIN.request;
    works.from[w] = request;
    works.fromStamp[w] = tries;
    works.deadline[w] = now + flow.timeoutMs;
    if (again?.keys === 'per-operation') works.keyed[w] = 1;
    step.sent += 1;
    step.items += itemsPerRequest;
    travel(world, flow.client!, w);
  }
  flow.timers!.start(request, tries, now + flow.timeoutMs);
}

/** A client makes a request again that has failed. */
export function askAgain(world: World, flow: FlowState, request: number): void {
  const steps = flow.client?.steps[flow.index] ?? [];
  const { itemsPerRequest } = flow;
  if (steps.length > 1) flow.openCalls[request] = steps.length;
  if (world.story?.covers(flow.index, request * itemsPerRequest, itemsPerRequest)) {
    world.story.tell(world.now, { kind: 'asks-again', request });
  }
  makeCalls(world, flow, request, steps);
}

function push(world: World, flow: FlowState, time: number): void {
  world.heap.push(time, PRIORITY.arrival, EVENT.arrival, flow.index, 0);
}

function planNext(world: World, flow: FlowState, from: number): void {
  const { plan } = flow;
  if (plan.kind === 'at') {
    const time = plan.times[flow.planned++];
    if (time !== undefined) push(world, flow, time);
  } else if (plan.kind === 'rate') {
    const time = plan.poisson
      ? from - plan.gapMs * detLog(flow.random.next())
      : plan.fromMs + plan.gapMs * flow.planned++;
    if (time < plan.toMs) push(world, flow, time);
  }
}

/** Sets the first request of every flow; users of closed flows think first. */
export function planArrivals(world: World): void {
  for (const flow of world.flows) {
    const { plan } = flow;
    if (plan.kind === 'users') for (let user = 0; user < plan.users; user++) think(world, flow);
    else planNext(world, flow, plan.kind === 'rate' ? plan.fromMs : 0);
  }
}

/** The next planned request of a flow arrives. */
export function arrive(world: World, flow: FlowState): void {
  planNext(world, flow, world.now);
  openRequest(world, flow);
}

/** Whoever wrote an item of another flow reads it. */
export function reread(world: World, flow: FlowState, item: number): void {
  openRequest(world, flow, item);
}

/** A user of a closed flow makes the next request. */
export function userReturns(world: World, flow: FlowState): void {
  openRequest(world, flow);
}
