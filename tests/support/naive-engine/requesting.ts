import { ARRIVAL, EXPIRY } from './calendar';
import { travel } from './door';
import { move } from './gauges';
import type { Flow, Request, World } from './model';
import { createUnit } from './walkers';

function plan(world: World, flow: Flow, atMs: number, next: () => void): void {
  world.calendar.set(atMs, ARRIVAL, () => {
    flow.client.events += 1;
    next();
    return true;
  });
}

/** A user of a closed flow thinks, then makes a request. */
function think(world: World, flow: Flow): void {
  if (flow.think !== null) plan(world, flow, world.nowMs + flow.think(), () => open(world, flow));
}

function close(
  world: World,
  flow: Flow,
  request: Request,
  state: 'accepted' | 'rejected' | 'timed-out',
): void {
  const { client, again } = flow;
  if (state !== 'accepted' && again !== null && request.tries < again.times) {
    request.tries += 1;
    plan(world, flow, world.nowMs + again.afterMs, () => tryOnce(world, flow, request));
    return;
  }
  request.state = state;
  request.tookMs = world.nowMs - request.startedMs;
  move(world, client.inside, -1);
  if (state === 'accepted') {
    flow.responseSumMs += request.tookMs;
    client.served += 1;
    client.items += flow.itemsPerRequest;
  } else client.errors += 1;
  think(world, flow);
}

/** A client makes a request: it calls all its connections at once. */
function open(world: World, flow: Flow): void {
  const { client } = flow;
  const request: Request = {
    startedMs: world.nowMs,
    tookMs: 0,
    state: 'open',
    awaited: 0,
    tries: 0,
  };
  flow.requests.push(request);
  move(world, client.inside, 1);
  tryOnce(world, flow, request);
}

/** One try of a request; answers of an earlier one mean nothing. */
function tryOnce(world: World, flow: Flow, request: Request): void {
  const { client, itemsPerRequest } = flow;
  const links = client.steps.get(flow) ?? [];
  const first = flow.requests.indexOf(request) * itemsPerRequest;
  const { tries } = request;
  const isOver = () => request.state !== 'open' || request.tries !== tries;
  request.awaited = links.length;
  if (links.length === 0) {
    close(world, flow, request, 'rejected');
    return;
  }
  for (const link of links) {
    link.sent += 1;
    link.items += itemsPerRequest;
    const ended = (ok: boolean) => {
      if (isOver()) return;
      if (!ok) {
        link.failed += 1;
        close(world, flow, request, 'rejected');
        return;
      }
      request.awaited -= 1;
      if (request.awaited === 0) close(world, flow, request, 'accepted');
    };
    const unit = createUnit(world, {
      part: link.to,
      flow,
      first,
      count: itemsPerRequest,
      hops: 1,
      keyed: flow.again?.keyed ?? false,
      ended,
      lost: () => undefined,
    });
    travel(world, client, unit);
  }
  world.calendar.set(world.nowMs + flow.timeoutMs, EXPIRY, () => {
    if (isOver()) return false;
    client.events += 1;
    close(world, flow, request, 'timed-out');
    return true;
  });
}

function planNext(world: World, flow: Flow, afterMs: number): void {
  const atMs = flow.nextArrivalMs(afterMs);
  if (atMs === null) return;
  plan(world, flow, atMs, () => {
    planNext(world, flow, world.nowMs);
    open(world, flow);
  });
}

/** Sets the first request of every flow, of a closed one each user's. */
export function planArrivals(world: World): void {
  for (const flow of world.flows) {
    for (let user = 0; user < flow.users; user++) think(world, flow);
    planNext(world, flow, 0);
  }
}
