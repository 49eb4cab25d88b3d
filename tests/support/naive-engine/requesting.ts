import { ARRIVAL, EXPIRY } from './calendar';
import { travel } from './door';
import { move } from './gauges';
import type { Flow, Past, Request, World } from './model';
import { NO_PAST } from './past';
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
  past: Past = NO_PAST,
): void {
  if (request.state !== 'open') return;
  const { client, again, follows } = flow;
  if (follows !== null) {
    if (state !== 'accepted') {
      waitToAsk(world, flow, request);
      return;
    }
    const doneMs = follows.doneMs.get(request.about);
    request.lateMs = doneMs === undefined ? 0 : world.nowMs - doneMs;
  }
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
    settleAccess(world, flow, request, past);
    const knows = flow.targets.every((target) => past.served.has(target.part));
    for (const follower of flow.followers) {
      follow(world, follower, flow.requests.indexOf(request), knows);
    }
  } else client.errors += 1;
  think(world, flow);
}

/** A read was answered, or a write accepted, after which its own client reads it. */
function settleAccess(world: World, flow: Flow, request: Request, past: Past): void {
  const item = flow.requests.indexOf(request);
  const version = flow.versions[item] ?? 0;
  if (flow.access === 'read' && past.version < version) flow.stale += 1;
  if (flow.access !== 'write') return;
  const key = flow.keyOf?.(item) ?? 0;
  world.accepted.set(key, Math.max(version, world.accepted.get(key) ?? 0));
  for (const { reader, afterMs } of flow.rereaders) {
    plan(world, reader, world.nowMs + afterMs, () => open(world, reader, item));
  }
}

/** A client whose request was accepted wants to know when it is done, unless the answer said so, or news has come already. */
function follow(world: World, flow: Flow, item: number, knows: boolean): void {
  const request: Request = { ...newRequest(world), about: item };
  flow.requests.push(request);
  move(world, flow.client.inside, 1);
  const heard = flow.follows !== null && flow.client.told.get(flow.follows)?.has(item) === true;
  if (knows || heard) close(world, flow, request, 'accepted');
  else ask(world, flow, request);
}

function waitToAsk(world: World, flow: Flow, request: Request): void {
  request.tries += 1;
  world.calendar.set(world.nowMs + flow.pauseMs, ARRIVAL, () => {
    if (request.state !== 'open') return false;
    flow.client.events += 1;
    ask(world, flow, request);
    return true;
  });
}

/** Asks once whether the thing is done. */
function ask(world: World, flow: Flow, request: Request): void {
  const { client } = flow;
  const links = client.steps.get(flow) ?? [];
  const { tries } = request;
  const isOver = () => request.state !== 'open' || request.tries !== tries;
  if (links.length === 0) return;
  flow.asked += 1;
  for (const link of links) {
    link.sent += 1;
    link.items += 1;
    const unit = createUnit(world, {
      part: link.to,
      flow,
      first: flow.requests.indexOf(request),
      count: 1,
      hops: 1,
      deadlineMs: world.nowMs + flow.timeoutMs,
      ended: (ok) => {
        if (isOver()) return;
        if (!ok) link.failed += 1;
        close(world, flow, request, ok && unit.self.past.saysDone ? 'accepted' : 'rejected');
      },
      lost: () => undefined,
    });
    travel(world, client, unit);
  }
  world.calendar.set(world.nowMs + flow.timeoutMs, EXPIRY, () => {
    if (isOver()) return false;
    client.events += 1;
    waitToAsk(world, flow, request);
    return true;
  });
}

function newRequest(world: World): Request {
  const startedMs = world.nowMs;
  return { startedMs, tookMs: 0, state: 'open', awaited: 0, tries: 0, about: -1, lateMs: 0 };
}

/** A write gets the next version; a read has to show the newest whose write was accepted. */
function number(world: World, flow: Flow, item: number): void {
  if (flow.access === 'write') world.writes += 1;
  flow.versions[item] =
    flow.access === 'write' ? world.writes : (world.accepted.get(flow.keyOf?.(item) ?? 0) ?? 0);
}

/** A client makes a request: it calls all its connections at once. */
function open(world: World, flow: Flow, about = -1): void {
  const { client } = flow;
  const request = { ...newRequest(world), about };
  flow.requests.push(request);
  move(world, client.inside, 1);
  if (flow.access !== null) number(world, flow, flow.requests.length - 1);
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
      if (request.awaited === 0) close(world, flow, request, 'accepted', unit.self.past);
    };
    const unit = createUnit(world, {
      part: link.to,
      flow,
      first,
      count: itemsPerRequest,
      hops: 1,
      keyed: flow.again?.keyed ?? false,
      deadlineMs: world.nowMs + flow.timeoutMs,
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
    flow.heardBy = (items) => {
      for (const follower of flow.followers) {
        if (follower.client !== flow.client) continue;
        for (const item of items) {
          const request = follower.requests.find(({ about }) => about === item);
          if (request !== undefined) close(world, follower, request, 'accepted');
        }
      }
    };
    for (let user = 0; user < flow.users; user++) think(world, flow);
    planNext(world, flow, 0);
  }
}
