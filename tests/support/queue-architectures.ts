import fc from 'fast-check';
import type { Duration } from '@/core/contracts/component-type';
import type { FaultTarget } from '@/core/contracts/mission-schema';
import { parseDiagramFor } from '@/core/diagram/parse-diagram-for';
import { parseMission } from '@/core/missions/parse-mission';
import type { Architecture } from './architectures';

/** What a worker does with a message: calls in turn, `a>b` where a calls b. */
const CHAINS = [
  ['api'],
  ['api'],
  ['api'],
  ['cache', 'api'],
  ['table', 'api'],
  ['gateway>api'],
  ['gateway>api'],
  ['table', 'gateway>api'],
  ['cache', 'gateway>table', 'api'],
  ['api', 'table'],
  ['gateway>cache,api'],
  ['api', 'second'],
] as const;

const constant: fc.Arbitrary<Duration> = fc.constantFrom(0, 1, 2, 5, 10, 10, 0.7);
const random: fc.Arbitrary<Duration> = fc.oneof(
  fc.constantFrom(3, 20, 60).map((exponential) => ({ exponential })),
  fc.constant<Duration>({ uniform: [2, 40] }),
  fc.constant<Duration>({ lognormal: { median: 10, p99: 80 } }),
);
const mostly = (duration: fc.Arbitrary<Duration>, other: fc.Arbitrary<Duration>) =>
  fc.oneof({ arbitrary: duration, weight: 4 }, { arbitrary: other, weight: 1 });

const fault = fc.record({
  at: fc.constantFrom(0, 20, 300, 1000, 4000),
  forMs: fc.constantFrom(50, 700, 6000, 20_000),
  effect: fc.constantFrom(
    'outage',
    'outage',
    'outage',
    'outage',
    'pause',
    'slow',
    'reject',
    'crash',
  ),
  target: fc.constantFrom<FaultTarget>(
    { id: 'api' },
    { id: 'api' },
    { id: 'api' },
    { callersOf: 'api' },
    { workersFor: 'api' },
    { type: 'worker' },
    { type: 'service' },
    { type: 'queue' },
    { type: 'external-api' },
  ),
});

const draws = fc.record({
  chain: fc.constantFrom(...CHAINS),
  items: fc.constantFrom(1, 3, 10, 30, 60),
  arrivals: fc.constantFrom(
    { at: [0] },
    { at: [0, 0, 500, 3000] },
    { perSecond: 4, poisson: true, fromMs: 0, toMs: 6000 },
    { perSecond: 10, poisson: false, fromMs: 100, toMs: 3000 },
  ),
  split: fc.constantFrom('item', 'item', 'item', 'request'),
  worker: fc.record({
    replicas: fc.constantFrom(1, 2, 3, 40),
    concurrency: fc.constantFrom(1, 2, 10),
    idempotent: fc.boolean(),
    ack: fc.constantFrom('after', 'after', 'after', 'before'),
    rateLimitPerSecond: fc.constantFrom(null, null, 5, 50, 400),
    retries: fc.constantFrom(0, 0, 0, 2),
    timeoutMs: fc.constantFrom(30_000, 30_000, 40, 15),
    calls: fc.constantFrom('in-turn', 'in-turn', 'together'),
  }),
  gateway: fc.record({
    replicas: fc.constantFrom(1, 3),
    concurrency: fc.constantFrom(2, 10),
    retries: fc.constantFrom(0, 0, 1),
    timeoutMs: fc.constantFrom(30_000, 30_000, 30),
    backlog: fc.constantFrom(null, null, 3),
    io: fc.constantFrom('blocking', 'non-blocking'),
  }),
  queue: fc.record({
    visibilityTimeoutMs: fc.constantFrom(300_000, 300_000, 1000, 60, 12),
    maxReceives: fc.constantFrom(1, 3, 12, 1000),
    redeliveryDelayMs: fc.constantFrom(0, 10, 100, 1000),
    capacity: fc.constantFrom(null, null, null, 40),
  }),
  deadLetters: fc.constantFrom('none', 'kept', 'kept', 'worked', 'told'),
  /** By whom the news arrives: by nobody, by the second API, or by the first, the second being the target. */
  news: fc.constantFrom('nobody', 'nobody', 'second', 'api'),
  secondWorker: fc.constantFrom(false, false, false, true),
  secondFlow: fc.constantFrom(false, false, false, true),
  work: mostly(constant, random),
  dedupe: mostly(constant, random),
  latency: mostly(random, constant),
  error: mostly(constant, random),
  storeLatency: mostly(constant, random),
  connections: fc.constantFrom(1, 3, 50),
  limit: fc.constantFrom(null, null, 10, 100),
  failureRate: fc.constantFrom(0, 0, 0, 0.2),
  faults: fc.array(fault, { minLength: 0, maxLength: 3 }),
  poison: fc.constantFrom(null, null, null, 1),
  seed: fc.string({ minLength: 1, maxLength: 4 }),
  maxEvents: fc.constantFrom(6000, 6000, 6000, 6000, 700),
});

type Draw = typeof draws extends fc.Arbitrary<infer T> ? T : never;

const TYPES = {
  user: 'client',
  other: 'client',
  api: 'external-api',
  second: 'external-api',
  sender: 'service',
  mails: 'queue',
  worker: 'worker',
  helper: 'worker',
  gateway: 'service',
  cache: 'cache',
  table: 'database',
  dead: 'queue',
  undertaker: 'worker',
} as const;
type Id = keyof typeof TYPES;

function linksOf(draw: Draw): [Id, Id, 'sync' | 'async', object?][] {
  const links: [Id, Id, 'sync' | 'async', object?][] = [
    ['user', 'sender', 'sync'],
    ['sender', 'mails', 'async', { unit: draw.split }],
    ['mails', 'worker', 'async'],
  ];
  if (draw.secondFlow) links.push(['other', 'sender', 'sync']);
  const workers: Id[] = draw.secondWorker ? ['worker', 'helper'] : ['worker'];
  if (draw.secondWorker) links.push(['mails', 'helper', 'async']);
  const seen = new Set<string>();
  const call = (from: Id, to: Id) => {
    if (!seen.has(`${from} ${to}`)) links.push([from, to, 'sync']);
    seen.add(`${from} ${to}`);
  };
  for (const from of workers) {
    for (const step of draw.chain) {
      const [first, behind] = step.split('>') as [Id, string?];
      call(from, first);
      for (const to of (behind?.split(',') ?? []) as Id[]) call(first, to);
    }
  }
  if (draw.deadLetters !== 'none') links.push(['mails', 'dead', 'async']);
  if (draw.deadLetters === 'worked') {
    links.push(['dead', 'undertaker', 'async'], ['undertaker', 'api', 'sync']);
  }
  if (draw.deadLetters === 'told') {
    links.push(['dead', 'undertaker', 'async'], ['undertaker', 'second', 'sync']);
  }
  return links;
}

const position = { x: 0, y: 0 };

function build(draw: Draw): Architecture {
  const links = linksOf(draw);
  const used = new Set<Id>(links.flatMap((link) => link.slice(0, 2) as Id[]));
  const named: readonly Id[] = draw.news === 'nobody' ? ['api'] : ['api', 'second'];
  const present = (Object.keys(TYPES) as Id[]).filter((id) => used.has(id) || named.includes(id));
  const given = present.filter((id) => ['user', 'other', 'api', 'second'].includes(id));
  const part = (id: Id) => ({ id, type: TYPES[id], label: id, position });
  const publishing = { publishMs: 1, maxPublishBatch: 10 };
  const settings: Partial<Record<Id, object>> = {
    sender: { replicas: 2, concurrency: 10 },
    worker: draw.worker,
    helper: draw.worker,
    gateway: draw.gateway,
    mails: draw.queue,
    undertaker: { idempotent: draw.worker.idempotent },
  };
  const flow = {
    from: 'user',
    to: draw.news === 'api' ? 'second' : 'api',
    ...(draw.news === 'nobody' ? {} : { news: [draw.news] }),
    items: draw.items,
    arrivals: draw.arrivals,
    timeoutMs: 30_000,
  };
  const mission = parseMission({
    title: 'Any',
    orderIndex: 1,
    minutes: 1,
    given: given.map(part),
    palette: ['service', 'queue', 'worker', 'database', 'cache', 'external-api'],
    physics: {
      service: { workMs: 2, ...publishing },
      worker: { workMs: draw.work, dedupeMs: draw.dedupe, ...publishing },
      api: {
        latencyMs: draw.latency,
        errorMs: draw.error,
        rateLimitPerSecond: draw.limit,
        failureRate: draw.failureRate,
      },
      database: { latencyMs: draw.storeLatency, connections: draw.connections },
      cache: { latencyMs: draw.storeLatency, connections: draw.connections },
    },
    limits: {},
    flows: [
      { id: 'f0', ...flow },
      ...(draw.secondFlow ? [{ id: 'f1', ...flow, from: 'other', items: 2 }] : []),
    ],
    scenarios: [
      {
        id: 's',
        title: 'Any',
        horizonMs: 40_000,
        faults: draw.faults.map(({ at, forMs, effect, target }) => ({
          at,
          forMs,
          target,
          effect,
          ...(effect === 'slow' ? { factor: 3 } : {}),
          ...(effect === 'reject' ? { share: 0.5 } : {}),
          ...(effect === 'crash' ? { replicas: 1 } : {}),
        })),
        ...(draw.poison === null ? {} : { poison: { flow: 'f0', item: 0 } }),
      },
    ],
    stages: [
      { title: 'Any', checks: [{ id: 'c', check: 'no-loose-ends', points: 1, because: 'any' }] },
    ],
  });
  if (!mission.ok) throw new Error(JSON.stringify(mission.problems));
  const diagram = parseDiagramFor(mission.value, {
    format: 1,
    components: present.map((id) =>
      given.includes(id) ? part(id) : { ...part(id), settings: settings[id] ?? {} },
    ),
    connections: links.map(([from, to, kind, more], place) => ({
      id: `c${place}`,
      from,
      to,
      kind,
      ...more,
    })),
  });
  if (!diagram.ok) throw new Error(JSON.stringify(diagram.problems));
  const { seed, maxEvents } = draw;
  return { mission: mission.value, diagram: diagram.value, scenarioId: 's', seed, maxEvents };
}

/**
 * Architectures in which a queue is worked off through a chain of calls while its end is often out, over its limit or slow:
 * failing loops, storms of refusals and steady chains, with and without a rate limit, ending in one item or hundreds.
 */
export const queueArchitecture: fc.Arbitrary<Architecture> = draws.map(build);
