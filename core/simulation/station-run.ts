import type { ComponentState } from './component-state';
import type { ConnectionState } from './connection-state';
import { deliver } from './delivery';
import { detLog } from './det-math';
import { EVENT } from './event-kinds';
import { PRIORITY } from './event-order';
import type { FaultState } from './faults';
import { type FlowState, REQUEST } from './flow-state';
import { MAX_ITEMS } from './following';
import { TimedHeap } from './timed-heap';
import { FLAG, ORIGIN, STATE } from './work-pool';
import type { World } from './world';

/** Slots of a station, and requests in its line, at most. */
const MOST_SLOTS = 4096;
const MOST_IN_LINE = 500_000;

/** A component that serves the requests of the only flow of a run, first come first served, and calls nobody. */
export interface Station {
  flow: FlowState;
  client: ComponentState;
  step: ConnectionState;
  component: ComponentState;
}

/** The station that the whole run is about; null when it is about more, or something may fail. */
export function stationOf(world: World, faults: readonly FaultState[]): Station | null {
  const flow = world.flows[0];
  if (flow === undefined || world.flows.length > 1 || faults.length > 0) return null;
  if (world.network !== null || flow.again !== null) return null;
  const { client } = flow;
  const step = client?.steps[0]?.[0];
  if (client === null || step === undefined || client.steps[0]!.length > 1) return null;
  const component = step.to;
  const { config } = component;
  const fits =
    flow.plan.kind === 'rate' &&
    flow.poison < 0 &&
    component.slots > 0 &&
    component.slots <= MOST_SLOTS &&
    component.steps[0]!.length === 0 &&
    component.sources.length === 0 &&
    component.newsOf[0]! < 0 &&
    world.connections.every((other) => other === step || other.to !== component) &&
    config.gapMs === 0 &&
    config.contention === 0 &&
    config.scaling === null &&
    component.shards === null &&
    !config.newestFirst &&
    !component.sheds &&
    component.admission === null &&
    flow.useful === null &&
    config.backlog === Number.POSITIVE_INFINITY &&
    !config.idempotent;
  return fits ? { flow, client, step, component } : null;
}

/** When the next request comes after one that comes now; Infinity when none does. */
function nextArrival(flow: FlowState, now: number): number {
  if (flow.plan.kind !== 'rate') return Number.POSITIVE_INFINITY;
  const { poisson, gapMs, fromMs, toMs } = flow.plan;
  const time = poisson ? now - gapMs * detLog(flow.random.next()) : fromMs + gapMs * flow.planned++;
  return time < toMs ? time : Number.POSITIVE_INFINITY;
}

/**
 * Runs an empty station from a request that comes at `from` on: requests wait in a line that is two numbers, and of a request
 * in a slot only its end is kept. Goes on until something else may happen at `until`, a request may time out, or
 * `mostEvents` have happened in the run; then pieces of work and events are made of what is under way. Draws and sums are
 * those of `arrive`, `startUnit` and `finish`, in their order.
 */
export function runStation(
  world: World,
  station: Station,
  from: number,
  until: number,
  mostEvents: number,
): void {
  const { heap, works } = world;
  const { flow, client, step, component: c } = station;
  const { itemsPerRequest: count, timeoutMs } = flow;
  const { work, service } = c.config;
  const isTarget = c.targetOf[0]! >= 0;
  const items = count * flow.targetIds.length;
  const most = Math.min(mostEvents - world.events, world.mostEffort - world.effort);
  const ends = new TimedHeap();
  const requests = new Int32Array(c.slots);
  const waits = new Float64Array(c.slots);
  const replicas = new Int32Array(c.slots);
  const free = new Int32Array(c.slots);
  for (let unit = 0; unit < c.slots; unit++) free[unit] = c.slots - 1 - unit;
  let arrival = from;
  /** The first request that waits in line, and the first that is still open. */
  let inLine = flow.requests;
  let oldest = flow.requests;
  let happened = 0;
  let { inside, insideArea, insideAt, busy, busyArea, busyAt, freeSlots, replicaTurn } = c;
  let { inside: asked, insideArea: askedArea, insideAt: askedAt } = client;
  const { replicaBusy, replicaInHand, openReplicas } = c;
  const { replicas: replicaCount, concurrency } = c.config;
  const lastWord = openReplicas.length - 1;
  let { waitSum } = c;
  let { responseSum } = flow;
  let ended = 0;
  let arrived = 0;
  while (happened < most) {
    const end = ends.size > 0 ? ends.times[0]! : Number.POSITIVE_INFINITY;
    const isEnd = end <= arrival;
    const time = isEnd ? end : arrival;
    if (time >= until || time > heap.horizonMs) break;
    if (flow.requests - inLine > MOST_IN_LINE || world.itemsKept + items > MAX_ITEMS) break;
    while (oldest < flow.requests && flow.states[oldest] !== REQUEST.open) oldest += 1;
    if (oldest < flow.requests && flow.times[oldest]! + timeoutMs <= time) break;
    world.now = time;
    happened += 1;
    let starts = -1;
    if (isEnd) {
      const unit = ends.handles[0]!;
      ends.dropFirst();
      const request = requests[unit]!;
      ended += 1;
      waitSum += waits[unit]!;
      if (isTarget) deliver(world, c, 0, request * count, count, false, 0);
      const r = replicas[unit]!;
      replicaBusy[r]! -= 1;
      replicaInHand[r]! -= 1;
      openReplicas[r >> 5]! |= 1 << (r & 31);
      busyArea += busy * (time - busyAt);
      busyAt = time;
      busy -= 1;
      insideArea += inside * (time - insideAt);
      insideAt = time;
      inside -= 1;
      const took = time - flow.times[request]!;
      askedArea += asked * (time - askedAt);
      askedAt = time;
      asked -= 1;
      flow.states[request] = REQUEST.accepted;
      flow.times[request] = took;
      responseSum += took;
      free[freeSlots] = unit;
      freeSlots += 1;
      if (inLine < flow.requests) starts = inLine++;
    } else {
      arrived += 1;
      world.itemsKept += items;
      arrival = nextArrival(flow, time);
      const request = flow.open(time, 1);
      askedArea += asked * (time - askedAt);
      askedAt = time;
      asked += 1;
      insideArea += inside * (time - insideAt);
      insideAt = time;
      inside += 1;
      if (freeSlots > 0) {
        starts = request;
        inLine = flow.requests;
      } else if (flow.requests - inLine > c.peak) c.peak = flow.requests - inLine;
    }
    if (starts >= 0) {
      freeSlots -= 1;
      const unit = free[freeSlots]!;
      let word = replicaTurn >> 5;
      let open = openReplicas[word]! & (-1 << (replicaTurn & 31));
      while (open === 0) {
        word = word === lastWord ? 0 : word + 1;
        open = openReplicas[word]!;
      }
      const r = word * 32 + 31 - Math.clz32(open & -open);
      replicaTurn = r + 1 === replicaCount ? 0 : r + 1;
      replicaInHand[r]! += 1;
      replicaBusy[r]! += 1;
      if (replicaBusy[r]! >= concurrency) openReplicas[word]! &= ~(1 << (r & 31));
      busyArea += busy * (time - busyAt);
      busyAt = time;
      busy += 1;
      replicas[unit] = r;
      requests[unit] = starts;
      waits[unit] = time - flow.times[starts]!;
      ends.push(time + work.draw(service) * c.slow, heap.nextSequence(), unit);
    }
  }
  if (happened === 0) return;
  Object.assign(c, { inside, insideArea, insideAt, busy, busyArea, busyAt });
  Object.assign(c, { freeSlots, replicaTurn, waitSum });
  Object.assign(client, { inside: asked, insideArea: askedArea, insideAt: askedAt });
  flow.responseSum = responseSum;
  c.events += ended;
  c.served += ended;
  c.items += ended * count;
  client.events += arrived;
  client.served += ended;
  client.items += ended * count;
  flow.accepted += ended;
  step.sent += arrived;
  step.items += arrived * count;
  world.events += happened;
  world.effort += happened;
  if (arrival < Number.POSITIVE_INFINITY) {
    heap.push(arrival, PRIORITY.arrival, EVENT.arrival, flow.index, 0);
  }

  const open = Array.from({ length: ends.size }, (_, at) => ({
    request: requests[ends.handles[at]!]!,
    at,
  })).sort((x, y) => x.request - y.request);
  const create = (request: number, state: STATE) => {
    const since = flow.times[request]!;
    const w = works.create(c.config.index, step.index, 0, request * count, count, 1, since);
    works.origin[w] = ORIGIN.request;
    works.from[w] = request;
    works.state[w] = state;
    flow.timers!.start(request, 0, since + timeoutMs);
    return w;
  };
  for (const { request, at } of open) {
    const unit = ends.handles[at]!;
    const w = create(request, STATE.working);
    works.wait[w] = waits[unit]!;
    works.replica[w] = replicas[unit]!;
    works.set(w, FLAG.holdsSlot);
    const stamp = works.stamp[w]!;
    const time = ends.times[at]!;
    heap.pushAt(time, PRIORITY.completion, ends.orders[at]!, EVENT.phaseDone, w, stamp);
  }
  for (let request = inLine; request < flow.requests; request++) {
    c.line.push(create(request, STATE.waiting));
  }
}
