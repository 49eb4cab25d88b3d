import {
  type ResolvedPhysics,
  type ResolvedSettings,
  resolvePhysics,
  resolveSettings,
} from '@/core/components/resolve-settings';
import type { Duration } from '@/core/contracts/component-type';
import type { Diagram, DiagramComponent } from '@/core/contracts/diagram-schema';
import type { Mission, Flow as MissionFlow, Scenario } from '@/core/contracts/mission-schema';
import { detLog } from '@/core/simulation/det-math';
import { itemKeys } from '@/core/simulation/item-keys';
import { RandomStream } from '@/core/simulation/random';
import { Sampler } from '@/core/simulation/sampler';
import { createCalendar } from './calendar';
import { wakeConsumer, wakeQueue } from './consuming';
import { linkFollowers } from './following';
import { createGauge } from './gauges';
import { guardFor } from './guarding';
import type { Flow, Link, Part, Scaling, World } from './model';
import { serverFor } from './serving';

function numberIn(values: ResolvedSettings | ResolvedPhysics, name: string, otherwise: number) {
  const value = values[name];
  return typeof value === 'number' ? value : otherwise;
}

function limitsOf(settings: ResolvedSettings): Part['limits'] {
  const { retryBudgetPercent, breakerFailures, callsAtOnce } = settings;
  const set = [retryBudgetPercent, breakerFailures, callsAtOnce].filter(
    (value) => typeof value === 'number',
  );
  if (set.length === 0) return null;
  return {
    retriesPerCall: numberIn(settings, 'retryBudgetPercent', Number.POSITIVE_INFINITY) / 100,
    failures: numberIn(settings, 'breakerFailures', 0),
    windowMs: numberIn(settings, 'breakerWindowMs', 0),
    openMs: numberIn(settings, 'breakerOpenMs', 0),
    probes: numberIn(settings, 'breakerProbes', 0),
    atOnce: numberIn(settings, 'callsAtOnce', Number.POSITIVE_INFINITY),
  };
}

function scalingOf(
  settings: ResolvedSettings,
  physics: ResolvedPhysics,
  least: number,
): Scaling | null {
  const most = numberIn(settings, 'maxReplicas', 0);
  if (most <= least) return null;
  const byBacklog = settings.scaleBy === 'backlog';
  const slots = numberIn(settings, 'concurrency', 0);
  return {
    least,
    most,
    byBacklog,
    perReplica: byBacklog
      ? numberIn(settings, 'scaleBacklog', 0)
      : (slots * numberIn(settings, 'scaleBusyPercent', 0)) / 100,
    coolDownMs: numberIn(settings, 'coolDownMs', 0),
    startUpMs: numberIn(physics, 'startUpMs', 0),
    everyMs: numberIn(physics, 'scaleEveryMs', 0),
    step: numberIn(physics, 'scaleStep', Number.POSITIVE_INFINITY),
    changedMs: 0,
    busyAreaBefore: 0,
    paid: { ...createGauge(), value: least },
    serving: { ...createGauge(), value: least },
    peak: least,
    started: 0,
    stopped: 0,
  };
}

function buildPart(
  world: World,
  mission: Mission,
  component: DiagramComponent,
  ordinal: number,
  seed: string,
): Part {
  const { id, type } = component;
  const settings = resolveSettings(mission, component);
  const physics = resolvePhysics(mission, component);
  const stream = (purpose: string) => new RandomStream(`${seed}/${type}#${ordinal}/${purpose}`);
  const durations = stream('service');
  const chance = stream('chance');
  const jitter = stream('jitter');
  const travelling = new Sampler(mission.network ?? 0);
  const drawing = (name: string) => {
    const sampler = new Sampler((physics[name] ?? 0) as Duration);
    return () => sampler.draw(durations);
  };
  const keepsData = type === 'database' || type === 'cache';
  const isServer = type === 'service' || type === 'worker';
  const shards =
    type === 'queue' ? numberIn(settings, 'partitions', 0) : numberIn(settings, 'partitions', 1);
  const replicas = keepsData || isServer ? shards * numberIn(settings, 'replicas', 1) : 0;
  const perSecond = type === 'external-api' ? numberIn(physics, 'rateLimitPerSecond', 0) : 0;
  const most = Math.max(1, perSecond);
  const callsPerSecond = numberIn(settings, 'rateLimitPerSecond', 0);
  const scaling = isServer ? scalingOf(settings, physics, replicas) : null;
  const part: Part = {
    place: world.parts.length,
    id,
    type,
    replicas: Array.from({ length: Math.max(replicas, scaling?.most ?? 0) }, (_, place) => ({
      up: place < replicas,
      state: place < replicas ? 'on' : 'off',
      busy: 0,
      open: 0,
    })),
    scaling,
    shards,
    came: Array.from({ length: shards }, () => 0),
    busyOf: Array.from({ length: shards }, createGauge),
    slotsEach: keepsData
      ? numberIn(physics, 'connections', 1)
      : numberIn(settings, 'concurrency', 0),
    backlog: numberIn(settings, 'backlog', Number.POSITIVE_INFINITY),
    nonBlocking: settings.io === 'non-blocking',
    together: settings.calls === 'together',
    timeoutMs: numberIn(settings, 'timeoutMs', 0),
    retries: numberIn(settings, 'retries', 0),
    backoffMs: numberIn(settings, 'backoffMs', 0),
    limits: limitsOf(settings),
    keepsDeadline: settings.keepsDeadline === true,
    newestFirst: settings.lineOrder === 'lifo',
    longestWaitMs: numberIn(settings, 'longestWaitMs', Number.POSITIVE_INFINITY),
    admitPerSecond: numberIn(settings, 'admitPerSecond', 0),
    admitByKey: settings.admitBy === 'key',
    admission: new Map(),
    shed: { waited: 0, late: 0 },
    overLimit: 0,
    contention: numberIn(physics, 'contention', 0),
    ackBefore: settings.ack === 'before',
    idempotent: settings.idempotent === true,
    takesAtOnce: numberIn(settings, 'batch', 1),
    waitsForMoreMs: numberIn(settings, 'batchWaitMs', 0),
    look: { atMs: Number.POSITIVE_INFINITY, ticket: {} },
    holdMs: numberIn(settings, 'holdMs', 0),
    maxHeld: numberIn(physics, 'maxHeld', 0),
    askAgainMs: numberIn(settings, 'askAgainMs', 0),
    told: new Map(),
    open: [],
    openNow: createGauge(),
    openPeak: 0,
    openPeakOfOne: 0,
    turnedAway: 0,
    keyed: (cameIn) =>
      settings.idempotent === true ||
      settings.keys === 'per-operation' ||
      (settings.keys !== 'per-attempt' && cameIn),
    keyTtlMs: numberIn(physics, 'keyTtlMs', Number.POSITIVE_INFINITY),
    gapMs: callsPerSecond > 0 ? 1000 / callsPerSecond : 0,
    capacity: numberIn(settings, 'capacity', Number.POSITIVE_INFINITY),
    visibilityMs: numberIn(settings, 'visibilityTimeoutMs', 0),
    maxReceives: numberIn(settings, 'maxReceives', 0),
    redeliveryMs: numberIn(settings, 'redeliveryDelayMs', 0),
    cache: null,
    data: null,
    copies: [],
    copyOf: [],
    perKey: settings.order === 'per-key',
    latestOnly: settings.keep === 'latest-per-key',
    ttlMs: numberIn(settings, 'ttlMs', Number.POSITIVE_INFINITY),
    behind: [],
    under:
      shards > 0 || settings.order === 'per-key' || settings.keep === 'latest-per-key'
        ? new Map()
        : null,
    dropped: { superseded: 0, expired: 0 },
    leastBusy: settings.policy === 'least-busy',
    batch: numberIn(physics, 'maxPublishBatch', 1),
    failureRate: numberIn(physics, 'failureRate', 0),
    bucket: perSecond > 0 ? { perMs: perSecond / 1000, most, tokens: most, atMs: 0 } : null,
    draw: {
      work: drawing(isServer ? 'workMs' : 'latencyMs'),
      publish: drawing('publishMs'),
      dedupe: drawing('dedupeMs'),
      error: drawing('errorMs'),
      lag: drawing('replicationLagMs'),
      network: () => travelling.draw(durations),
      chance: () => chance.next(),
      jitter: () => jitter.next(),
    },
    steps: new Map(),
    sources: [],
    consumers: [],
    deadLetter: null,
    isDeadLetterQueue: false,
    serve: () => undefined,
    wake: () => undefined,
    wakeShard: () => undefined,
    line: [],
    held: [],
    ready: [],
    keys: [],
    replicaTurns: Array.from({ length: shards }, () => 0),
    turn: 0,
    nextTurnMs: 0,
    nextCallMs: 0,
    turnIsSet: false,
    outages: 0,
    pauses: 0,
    died: 0,
    slow: 1,
    reject: 0,
    losing: 0,
    answersLost: null,
    inside: createGauge(),
    busy: createGauge(),
    peak: 0,
    served: 0,
    items: 0,
    waitSumMs: 0,
    errors: 0,
    refused: 0,
    unavailable: 0,
    again: { expired: 0, failed: 0, sameKey: 0 },
    events: 0,
  };
  part.serve = serverFor(world, part);
  part.wakeShard = (shard) => wakeConsumer(world, part, shard);
  part.wake = () => {
    if (type === 'queue') wakeQueue(world, part);
    else for (let shard = 0; shard < shards; shard++) part.wakeShard(shard);
  };
  return part;
}

function arrivalTimes(
  arrivals: MissionFlow['arrivals'],
  random: RandomStream,
): Flow['nextArrivalMs'] {
  let made = 0;
  if ('users' in arrivals || 'follows' in arrivals || 'rereads' in arrivals) return () => null;
  if ('at' in arrivals) {
    const times = arrivals.at.toSorted((x, y) => x - y);
    return () => times[made++] ?? null;
  }
  const { perSecond, poisson, fromMs, toMs } = arrivals;
  const gapMs = 1000 / perSecond;
  return (afterMs) => {
    const atMs = poisson
      ? Math.max(afterMs, fromMs) - gapMs * detLog(random.next())
      : fromMs + gapMs * made++;
    return atMs < toMs ? atMs : null;
  };
}

function buildFlow(
  world: World,
  flow: MissionFlow,
  index: number,
  scenario: Scenario,
  seed: string,
): Flow {
  const { id, arrivals } = flow;
  const random = new RandomStream(`${seed}/flow#${index}`);
  const partCalled = (wanted: string): Part => {
    const part = world.parts.find((candidate) => candidate.id === wanted);
    if (part === undefined) throw new Error(`no component ${wanted}`);
    return part;
  };
  const thinking = 'users' in arrivals ? new Sampler(arrivals.thinkMs) : null;
  return {
    id,
    client: partCalled(flow.from),
    itemsPerRequest: flow.items,
    timeoutMs: flow.timeoutMs,
    again: flow.again ? { ...flow.again, keyed: flow.again.keys === 'per-operation' } : null,
    keyOf: flow.keys ? itemKeys(flow.keys) : null,
    shown: [],
    bundled: [],
    access: flow.access ?? null,
    versions: [],
    usefulMs: flow.usefulMs ?? null,
    stale: 0,
    rereaders: [],
    follows: null,
    followers: [],
    heardBy: () => undefined,
    doneMs: new Map(),
    pauseMs: 5000,
    asked: 0,
    whole: (flow.whole ?? []).map(partCalled),
    poison: scenario.poison?.flow === id ? scenario.poison.item : null,
    requests: [],
    responseSumMs: 0,
    targets: [flow.to].flat().map((to) => ({
      part: partCalled(to),
      served: new Set(),
      keys: new Map(),
      duplicated: 0,
      rejected: 0,
      repeated: new Set(),
      lastMs: null,
      ahead: new Map(),
    })),
    news: (flow.news ?? []).map((id) => ({
      part: partCalled(id),
      told: new Set(),
      early: new Set(),
    })),
    kept: new Set(),
    lastDeliveryMs: null,
    nextArrivalMs: arrivalTimes(arrivals, random),
    think: thinking === null ? null : () => thinking.draw(random),
    users: 'users' in arrivals ? arrivals.users : 0,
  };
}

function buildLinks(world: World, diagram: Diagram): void {
  const { parts, flows } = world;
  for (const connection of diagram.connections) {
    const from = parts.find((part) => part.id === connection.from);
    const to = parts.find((part) => part.id === connection.to);
    if (from === undefined || to === undefined) throw new Error('a connection leads nowhere');
    const publishes = from.type === 'service' || from.type === 'worker';
    const link: Link = {
      id: connection.id,
      from,
      to,
      sync: connection.kind === 'sync',
      splits: connection.kind === 'async' && publishes && connection.unit === 'item',
      flows: new Set(flows.filter((flow) => connection.flows?.includes(flow.id) ?? true)),
      sent: 0,
      items: 0,
      failed: 0,
      timedOut: 0,
      guard: publishes && connection.kind === 'sync' ? guardFor(from) : undefined,
    };
    world.links.push(link);
    if (from.type === 'database') {
      from.copies.push(link);
      continue;
    }
    if (from.type !== 'queue') continue;
    if (to.type === 'queue') {
      from.deadLetter = link;
      to.isDeadLetterQueue = true;
    } else {
      from.consumers.push(link);
      to.sources.push(link);
    }
  }
  for (const part of parts) {
    if (part.type === 'queue' || part.type === 'database') {
      if (part.type === 'database') for (const flow of flows) part.steps.set(flow, []);
      continue;
    }
    for (const flow of flows) {
      const outgoing = world.links.filter((link) => link.from === part && link.flows.has(flow));
      const callsFirst = [
        ...outgoing.filter((link) => link.sync),
        ...outgoing.filter((link) => !link.sync),
      ];
      part.steps.set(flow, part.together ? callsFirst : outgoing);
    }
  }
}

/** Gives caches that ask others a memory, where something is read or written. */
function buildCaches(world: World, mission: Mission, diagram: Diagram): void {
  for (const component of diagram.components) {
    const part = world.parts.find(({ id }) => id === component.id);
    if (part?.type !== 'cache') continue;
    const settings = resolveSettings(mission, component);
    const asks = world.flows.some(
      (flow) =>
        flow.access !== null &&
        (settings.onMiss === 'say' || (part.steps.get(flow) ?? []).length > 0),
    );
    if (!asks) continue;
    part.cache = {
      capacity: part.replicas.length * numberIn(settings, 'entries', Number.POSITIVE_INFINITY),
      maxAgeMs: numberIn(settings, 'maxAgeMs', Number.POSITIVE_INFINITY),
      eviction: String(settings.eviction),
      once: settings.singleFlight === true,
      onWrite: String(settings.onWrite),
      aside: settings.onMiss === 'say',
      entries: new Map(),
      flights: new Map(),
      counts: { hits: 0, misses: 0, joined: 0, evicted: 0, expired: 0, ageSumMs: 0 },
    };
  }
}

function sourcesOf(world: World, part: Part, known: Part[]): Part[] {
  for (const other of world.parts) {
    if (known.includes(other) || other.copies.every(({ to }) => to !== part)) continue;
    known.push(other);
    sourcesOf(world, other, known);
  }
  return known;
}

/** Gives databases what they know, and those who read what they wrote its keys. */
function buildData(world: World, mission: Mission): void {
  mission.flows.forEach(({ arrivals }, place) => {
    const reader = world.flows[place];
    if (reader === undefined || !('rereads' in arrivals)) return;
    const written = world.flows.find(({ id }) => id === arrivals.rereads);
    written?.rereaders.push({ reader, afterMs: arrivals.afterMs });
    reader.keyOf = (item) => written?.keyOf?.(reader.requests[item]?.about ?? 0) ?? 0;
  });
  if (world.flows.every(({ access }) => access === null)) return;
  for (const part of world.parts) {
    if (part.type !== 'database') continue;
    part.data = [];
    part.copyOf = sourcesOf(world, part, []).filter((other) => other !== part);
  }
}

/** Mission and diagram made ready for a run; both must have passed their parsers. */
export function buildWorld(
  mission: Mission,
  diagram: Diagram,
  scenario: Scenario,
  seed: string,
): World {
  const world: World = {
    nowMs: 0,
    events: 0,
    writes: 0,
    horizonMs: scenario.horizonMs,
    accepted: new Map(),
    effort: 0,
    calendar: createCalendar(scenario.horizonMs),
    soon: [],
    parts: [],
    links: [],
    flows: [],
    units: new Set(),
    messages: new Set(),
  };
  for (const component of diagram.components) {
    const ordinal = world.parts.filter((part) => part.type === component.type).length;
    world.parts.push(buildPart(world, mission, component, ordinal, seed));
  }
  world.flows = mission.flows.map((flow, index) => buildFlow(world, flow, index, scenario, seed));
  buildLinks(world, diagram);
  linkFollowers(world, mission);
  buildCaches(world, mission, diagram);
  buildData(world, mission);
  return world;
}
