import type {
  CacheRun,
  ComponentRun,
  FlowRun,
  HearsRun,
  ItemCounts,
  PartlyRun,
  ResponseMs,
  ResponseTime,
  ScenarioRun,
  TargetByKey,
  UsefulRun,
} from '@/core/contracts/scenario-run';
import { holdsItem } from './bundles';
import { isDelivered } from './delivering';
import { move } from './gauges';
import type { Cache, Flow, Part, Request, World } from './model';

/** Figures are given to a millionth. */
function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

function responses({ requests, responseSumMs }: Flow): ResponseMs {
  const answered = requests.filter((request) => request.state === 'accepted');
  const sorted = answered.map((request) => request.tookMs).sort((x, y) => x - y);
  const at = (percentile: number): ResponseTime => {
    if (requests.length === 0) return null;
    const took = sorted[Math.max(1, Math.ceil((percentile * requests.length) / 100)) - 1];
    return took === undefined ? 'infinite' : rounded(took);
  };
  const mean = answered.length === 0 ? null : rounded(responseSumMs / answered.length);
  return { mean, p50: at(50), p95: at(95), p99: at(99), max: at(100) };
}

function itemEnds(world: World, flow: Flow): ItemCounts {
  const counts: ItemCounts = {
    offered: flow.requests.length * flow.itemsPerRequest,
    accepted: 0,
    delivered: 0,
    duplicated: flow.targets.reduce((sum, target) => sum + target.duplicated, 0),
    deadLettered: 0,
    pending: 0,
    lost: 0,
    refused: 0,
  };
  const units = [...world.units];
  const messages = [...world.messages];
  for (let item = 0; item < counts.offered; item++) {
    const holds = (thing: { flow: Flow; first: number; count: number }) =>
      thing.flow === flow && holdsItem(thing, item);
    const copies = messages.filter(holds);
    const accepted = flow.requests[Math.floor(item / flow.itemsPerRequest)]?.state === 'accepted';
    if (accepted) counts.accepted += 1;
    if (flow.follows !== null) {
      counts[accepted ? 'delivered' : 'pending'] += 1;
      continue;
    }
    if (isDelivered(flow, item)) counts.delivered += 1;
    else if (units.some(holds) || copies.some(({ queue }) => !queue.isDeadLetterQueue)) {
      counts.pending += 1;
    } else if (copies.length > 0 || flow.kept.has(item)) counts.deadLettered += 1;
    else if (accepted) counts.lost += 1;
    else counts.refused += 1;
  }
  return counts;
}

/** The copy of the poisoned item that is still on its way and was tried most often. */
function poisonedCopy(world: World, flow: Flow): FlowRun['poisoned'] {
  const { poison } = flow;
  if (poison === null) return null;
  const copies = [...world.messages]
    .filter((m) => m.flow === flow && holdsItem(m, poison))
    .filter((m) => !m.queue.isDeadLetterQueue)
    .map(({ queue, receives, state, dueMs }) => ({
      place: queue.place,
      queue: queue.id,
      receives,
      maxReceives: queue.maxReceives,
      nextMs: state === 'delayed' && dueMs !== null ? rounded(dueMs) : null,
    }));
  copies.sort(
    (x, y) => y.receives - x.receives || (x.nextMs ?? 0) - (y.nextMs ?? 0) || x.place - y.place,
  );
  const [most] = copies;
  if (most === undefined) return null;
  const { place: _place, ...copy } = most;
  return copy;
}

/** Items that some of the flow's whole have served and others have not. */
function partlyRun(world: World, flow: Flow): PartlyRun {
  const whole = flow.targets.filter(({ part }) => flow.whole.includes(part));
  const ordered = flow.whole.flatMap((part) => whole.filter((target) => target.part === part));
  const half = Array.from({ length: flow.requests.length * flow.itemsPerRequest }, (_, i) => i)
    .filter((item) => whole.some(({ served }) => served.has(item)))
    .filter((item) => !whole.every(({ served }) => served.has(item)));
  const isThere = (item: number) =>
    [...world.units, ...world.messages].some(
      (thing) =>
        thing.flow === flow &&
        holdsItem(thing, item) &&
        !('queue' in thing && thing.queue.isDeadLetterQueue),
    );
  return {
    items: half.length,
    onTheWay: half.filter(isThere).length,
    missing: ordered.flatMap(({ part, served }) => {
      const items = half.filter((item) => !served.has(item)).length;
      return items > 0 ? [{ id: part.id, items }] : [];
    }),
  };
}

/** What a target has shown of each key. */
function byKey(flow: Flow, part: Part): TargetByKey {
  const keyOf = flow.keyOf ?? (() => 0);
  const shown = flow.shown.filter((show) => show.part === part);
  const offered = flow.requests.length * flow.itemsPerRequest;
  const overtaken = shown.filter(({ item }, i) =>
    shown.slice(0, i).some((other) => other.item > item && keyOf(other.item) === keyOf(item)),
  );
  const late = Array.from({ length: offered }, (_, item) => {
    const first = shown.find((show) => show.item >= item && keyOf(show.item) === keyOf(item));
    const startedMs = flow.requests[Math.floor(item / flow.itemsPerRequest)]?.startedMs ?? 0;
    return first === undefined ? Number.POSITIVE_INFINITY : first.atMs - startedMs;
  }).sort((x, y) => x - y);
  const at = (percentile: number): ResponseTime => {
    if (offered === 0) return null;
    const ms = late[Math.max(1, Math.ceil((percentile * offered) / 100)) - 1] ?? 0;
    return ms === Number.POSITIVE_INFINITY ? 'infinite' : rounded(ms);
  };
  return { overtaken: overtaken.length, unseenMs: { p50: at(50), p99: at(99), max: at(100) } };
}

/** When those who followed came to know. */
function hearsRun(flow: Flow, followed: Flow): HearsRun {
  const late = flow.requests.filter((r) => r.state === 'accepted').map((r) => r.lateMs);
  const missed = flow.requests.filter((r) => r.state === 'open' && followed.doneMs.has(r.about));
  const sum = late.reduce((total, ms) => total + ms, 0);
  const all = [...late, ...missed.map(() => Number.POSITIVE_INFINITY)].sort((x, y) => x - y);
  const at = (percentile: number): ResponseTime => {
    const ms = all[Math.max(1, Math.ceil((percentile * all.length) / 100)) - 1];
    if (ms === undefined) return null;
    return ms === Number.POSITIVE_INFINITY ? 'infinite' : rounded(ms);
  };
  const mean = late.length === 0 ? null : rounded(sum / late.length);
  const ms = { mean, p50: at(50), p99: at(99), max: at(100) };
  return { asked: flow.asked, known: late.length, missed: missed.length, ms };
}

/** How many requests began in each window, and were answered in time. */
function usefulRun(world: World, flow: Flow, usefulMs: number): UsefulRun {
  const windowMs = 1000 * Math.max(1, Math.ceil(world.horizonMs / 600_000));
  const inTime = flow.requests.filter((r) => r.state === 'accepted' && r.tookMs <= usefulMs);
  const windows = Math.max(0, ...flow.requests.map((r) => Math.floor(r.startedMs / windowMs) + 1));
  const byWindow = (requests: readonly Request[]) =>
    Array.from(
      { length: windows },
      (_, i) => requests.filter((r) => Math.floor(r.startedMs / windowMs) === i).length,
    );
  return {
    answers: inTime.length,
    windowMs,
    begun: byWindow(flow.requests),
    inTime: byWindow(inTime),
  };
}

function flowRun(world: World, flow: Flow): FlowRun {
  const inState = (state: string) => flow.requests.filter((r) => r.state === state).length;
  return {
    id: flow.id,
    requests: flow.requests.length,
    accepted: inState('accepted'),
    rejected: inState('rejected'),
    timedOut: inState('timed-out'),
    responseMs: responses(flow),
    items: itemEnds(world, flow),
    targets: flow.targets.map(({ part, served, duplicated, rejected, ...more }) => ({
      id: part.id,
      delivered: served.size,
      duplicated,
      rejected,
      duplicatedItems: more.repeated.size,
      lastDeliveryMs: more.lastMs === null ? null : rounded(more.lastMs),
      ahead: flow.targets.flatMap((other) => {
        const items = more.ahead.get(other.part) ?? 0;
        return items > 0 ? [{ of: other.part.id, items }] : [];
      }),
      ...(flow.keyOf === null || flow.access === 'read' ? {} : { byKey: byKey(flow, part) }),
    })),
    lastDeliveryMs: flow.lastDeliveryMs === null ? null : rounded(flow.lastDeliveryMs),
    told: flow.news.length === 0 ? null : new Set(flow.news.flatMap(({ told }) => [...told])).size,
    news: flow.news.map(({ part, told, early }) => ({
      id: part.id,
      told: told.size,
      early: early.size,
    })),
    poisoned: poisonedCopy(world, flow),
    ...(flow.follows === null ? {} : { hears: hearsRun(flow, flow.follows) }),
    ...(flow.access === 'read' ? { reads: { stale: flow.stale } } : {}),
    ...(flow.usefulMs === null ? {} : { useful: usefulRun(world, flow, flow.usefulMs) }),
    ...(flow.whole.length === 0 ? {} : { partly: partlyRun(world, flow) }),
  };
}

function cacheRun({ counts, entries }: Cache): CacheRun {
  const { ageSumMs, ...all } = counts;
  const meanAgeMs = counts.hits === 0 ? null : rounded(ageSumMs / counts.hits);
  return { ...all, entries: entries.size, meanAgeMs };
}

/** What came to the busiest shard. */
function shardsRun(world: World, part: Part): Pick<ComponentRun, 'shards'> {
  const { shards: count, came, busyOf } = part;
  if (count === 0 || (count === 1 && part.type !== 'queue')) return {};
  const all = came.reduce((sum, units) => sum + units, 0);
  if (all === 0) return { shards: { count, busiest: null } };
  const most = Math.max(...came);
  const shard = came.indexOf(most);
  const busy = busyOf[shard] ?? { area: 0 };
  for (const gauge of busyOf) move(world, gauge, 0);
  const slots = part.type === 'queue' ? 1 : (part.replicas.length / count) * part.slotsEach;
  const utilisation = world.nowMs > 0 ? rounded(busy.area / (slots * world.nowMs)) : 0;
  return { shards: { count, busiest: { shard, share: rounded(most / all), utilisation } } };
}

function componentRun(world: World, part: Part): ComponentRun {
  const endMs = world.nowMs;
  const { scaling } = part;
  const slots = part.replicas.length * part.slotsEach;
  const waits = slots > 0 || part.type === 'queue';
  move(world, part.inside, 0);
  move(world, part.busy, 0);
  move(world, part.openNow, 0);
  if (scaling !== null) {
    move(world, scaling.paid, 0);
    move(world, scaling.serving, 0);
  }
  const slotTime = scaling === null ? slots * endMs : scaling.serving.area * part.slotsEach;
  const openArea = part.openNow.area;
  return {
    id: part.id,
    served: part.served,
    items: part.items,
    utilisation: slots > 0 && endMs > 0 ? rounded(part.busy.area / slotTime) : null,
    meanWaitMs: waits && part.served > 0 ? rounded(part.waitSumMs / part.served) : null,
    meanInSystem: endMs > 0 ? rounded(part.inside.area / endMs) : 0,
    peakDepth: part.peak,
    errors: part.errors,
    refused: part.refused,
    unavailable: part.unavailable,
    again: part.type === 'queue' ? { ...part.again } : null,
    ...(part.answersLost === null ? {} : { answersLost: part.answersLost }),
    ...(part.holdMs > 0 && world.flows.some(({ follows }) => follows !== null)
      ? {
          held: {
            perReplica: part.openPeakOfOne,
            peak: part.openPeak,
            meanOpen: endMs > 0 ? rounded(openArea / endMs) : 0,
            turnedAway: part.turnedAway,
          },
        }
      : {}),
    ...(part.admitPerSecond === 0 ? {} : { overLimit: part.overLimit }),
    ...(part.keepsDeadline || part.longestWaitMs < Number.POSITIVE_INFINITY
      ? { shed: { ...part.shed } }
      : {}),
    ...shardsRun(world, part),
    ...(scaling === null
      ? {}
      : {
          scaled: {
            mean: endMs > 0 ? rounded(scaling.paid.area / endMs) : scaling.peak,
            most: scaling.peak,
            started: scaling.started,
            stopped: scaling.stopped,
          },
        }),
    ...(part.cache === null ? {} : { cache: cacheRun(part.cache) }),
    ...(part.type === 'queue' && (part.latestOnly || part.ttlMs < Number.POSITIVE_INFINITY)
      ? { dropped: { ...part.dropped } }
      : {}),
  };
}

/** What happened up to now. */
export function reportRun(world: World, scenarioId: string, exceeded: boolean): ScenarioRun {
  const most = Math.max(...world.parts.map((part) => part.events));
  const blamed = world.parts.find((part) => part.events === most);
  return {
    id: scenarioId,
    status: exceeded ? 'budget-exceeded' : 'ok',
    events: world.events,
    blamed: exceeded ? (blamed?.id ?? null) : null,
    flows: world.flows.map((flow) => flowRun(world, flow)),
    components: world.parts.map((part) => componentRun(world, part)),
    connections: world.links.map(({ id, sent, items, failed, timedOut, guard }) => ({
      id,
      sent,
      items,
      failed,
      timedOut,
      ...(guard === undefined ? {} : { kept: { ...guard.kept } }),
    })),
  };
}
