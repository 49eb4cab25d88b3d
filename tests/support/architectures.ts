import fc from 'fast-check';
import { COMPONENTS } from '@/core/components/registry';
import type { ComponentTypeId } from '@/core/contracts/component-type';
import type { Connection, Diagram } from '@/core/contracts/diagram-schema';
import type { Mission } from '@/core/contracts/mission-schema';
import { allowedKinds } from '@/core/diagram/connection-rules';
import { parseDiagramFor } from '@/core/diagram/parse-diagram-for';
import { parseMission } from '@/core/missions/parse-mission';
import {
  arrivals,
  duration,
  faultAt,
  physicsOf,
  type Settings,
  settingsOf,
} from './architecture-parts';

/** A mission with one scenario `s`, a design for it, and how to run it. */
export interface Architecture {
  mission: Mission;
  diagram: Diagram;
  scenarioId: string;
  seed: string;
  maxEvents: number;
}

/** Every component there may be. */
const TYPES: Record<string, ComponentTypeId> = {
  'client-a': 'client',
  'client-b': 'client',
  'balancer-a': 'load-balancer',
  'service-a': 'service',
  'service-b': 'service',
  'service-c': 'service',
  'queue-a': 'queue',
  'queue-b': 'queue',
  'queue-c': 'queue',
  'topic-a': 'topic',
  'worker-a': 'worker',
  'worker-b': 'worker',
  'database-a': 'database',
  'database-b': 'database',
  'cache-a': 'cache',
  'api-a': 'external-api',
  'api-b': 'external-api',
};
/** Limits that offer what guards calls. */
const GUARDED = {
  retryBudgetPercent: [0, 1000],
  breakerFailures: [1, 1000],
  callsAtOnce: [1, 100_000],
};

const IDS = Object.keys(TYPES);

/** Everything that may be connected, each way it may. */
const ALLOWED = IDS.flatMap((from) =>
  IDS.filter((to) => to !== from).flatMap((to) =>
    allowedKinds(TYPES[from] ?? 'client', TYPES[to] ?? 'client').map((kind) => ({
      from,
      to,
      kind,
    })),
  ),
);

/** Designs that work, as `a -> b` (call) and `a ~> b` (message), each ending at what the flow must reach. */
const SPINES: readonly { path: string; to: string | string[] }[] = [
  { path: 'client-a -> service-a -> api-a', to: 'api-a' },
  { path: 'client-a -> service-a -> worker-a -> api-a', to: 'api-a' },
  {
    path: 'client-a -> balancer-a -> service-a -> api-a, balancer-a -> service-b -> api-a',
    to: 'api-a',
  },
  { path: 'client-a -> service-a ~> queue-a ~> worker-a -> api-a', to: 'api-a' },
  {
    path: 'client-a -> service-a ~> queue-a ~> worker-a -> api-a, queue-a ~> queue-c',
    to: 'api-a',
  },
  {
    path: 'client-a -> service-a ~> queue-a ~> service-b ~> queue-b ~> worker-b -> api-b',
    to: 'api-b',
  },
  { path: 'client-a -> balancer-a -> service-a -> service-b -> database-a', to: 'database-a' },
  { path: 'client-a -> service-a -> balancer-a -> service-b -> cache-a', to: 'cache-a' },
  { path: 'client-a -> service-a -> cache-a -> database-a', to: 'database-a' },
  { path: 'client-a -> service-a -> cache-a -> service-b -> api-b', to: 'api-b' },
  {
    path: 'client-a -> balancer-a -> service-a -> cache-a -> service-b -> database-a, balancer-a -> service-c -> cache-a',
    to: 'database-a',
  },
  { path: 'client-a -> service-a ~> queue-a ~> worker-a -> cache-a -> api-a', to: 'api-a' },
  {
    path: 'client-a -> service-a -> cache-a -> database-b, client-a -> service-b -> database-a ~> database-b',
    to: 'database-a',
  },
  {
    path: 'client-a -> service-a -> database-b, service-a -> database-a ~> database-b',
    to: 'database-a',
  },
  {
    path: 'client-a -> service-c -> database-b, client-a -> service-b -> database-a ~> database-b',
    to: 'database-a',
  },
  { path: 'client-a -> service-a -> cache-a -> api-a', to: 'api-a' },
  { path: 'client-a -> service-b -> cache-a -> database-a', to: 'database-a' },
  {
    path: 'client-a -> service-a ~> topic-a ~> queue-a ~> worker-a -> api-a, topic-a ~> queue-b ~> worker-b -> database-a',
    to: ['api-a', 'database-a'],
  },
  {
    path: 'client-a -> service-a ~> topic-a ~> worker-a -> cache-a, topic-a ~> service-b',
    to: ['cache-a', 'service-b'],
  },
  {
    path: 'client-a -> service-b ~> topic-a ~> queue-a ~> worker-a -> api-a, topic-a ~> queue-b ~> worker-b -> api-b',
    to: ['api-a', 'api-b'],
  },
  { path: 'client-a -> service-a ~> worker-a -> database-a', to: 'database-a' },
  { path: 'client-a -> service-a ~> queue-a ~> worker-a, worker-a -> client-b', to: 'worker-a' },
  { path: 'client-a -> service-a -> api-a -> service-c', to: 'service-c' },
  { path: 'client-a -> service-a ~> queue-a ~> worker-a -> service-b -> api-b', to: 'api-b' },
  { path: 'client-a -> service-a ~> queue-a', to: 'queue-a' },
  {
    path: 'client-b -> service-c ~> topic-a ~> service-b -> api-a, client-a -> service-c',
    to: 'topic-a',
  },
];

type Link = Pick<Connection, 'from' | 'to' | 'kind'>;

function linksOf(path: string): Link[] {
  return path.split(', ').flatMap((chain) => {
    const words = chain.split(' ');
    return words.flatMap((word, place): Link[] => {
      if (word !== '->' && word !== '~>') return [];
      const kind = word === '->' ? 'sync' : 'async';
      return [{ from: words[place - 1] ?? '', to: words[place + 1] ?? '', kind }];
    });
  });
}

/** What came first of connections that say the same, and of dead-letter routes of one queue. */
function withoutRepeats<T extends Link>(links: readonly T[]): T[] {
  const seen = new Set<string>();
  return links.filter(({ from, to, kind }) => {
    const deadLetter = TYPES[from] === 'queue' && TYPES[to] === 'queue';
    const key = deadLetter ? `${from} dead letters` : `${from} ${to} ${kind}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

const position = { x: 0, y: 0 };

const ends = fc.constantFrom(...IDS.filter((id) => TYPES[id] !== 'client'));

const flow = fc.record({
  to: fc.oneof(ends, fc.uniqueArray(ends, { minLength: 2, maxLength: 3 })),
  items: fc.constantFrom(1, 1, 4, 12, 20),
  arrivals,
  usefulMs: fc.constantFrom(undefined, undefined, 40, 2000),
  timeoutMs: fc.constantFrom(30, 500, 30_000, 30_000),
  again: fc.constantFrom(
    undefined,
    undefined,
    { times: 1, afterMs: 0, keys: 'per-operation' },
    { times: 3, afterMs: 300, keys: 'none' },
    { times: 2, afterMs: 20, keys: 'per-operation' },
  ),
  access: fc.constantFrom(undefined, undefined, undefined, undefined, undefined, 'read', 'write'),
  isWhole: fc.constantFrom(true, true, true, false),
  isFollower: fc.constantFrom(true, true, true, true, true, false),
  keys: fc.constantFrom(
    undefined,
    { count: 3 },
    { count: 1 },
    { count: 6, popularity: 'zipf' },
    { count: 2, popularity: 'zipf' },
  ),
});

/** Settings by which calls are guarded, lines kept short and replicas started: together they leave little of a run for anything else. */
const GUARDS = new Set([
  ...['retryBudgetPercent', 'breakerFailures', 'callsAtOnce', 'keepsDeadline'],
  ...['lineOrder', 'longestWaitMs', 'admitPerSecond', 'maxReplicas'],
]);

/** Which of them an architecture keeps, and what makes them matter in a short run. */
type Guarded = 'no' | 'all' | 'calls' | 'retries' | 'line' | 'late';
const KEPT: Record<Guarded, { keeps: readonly string[]; set: Settings }> = {
  no: { keeps: ['maxReplicas'], set: {} },
  all: { keeps: [...GUARDS], set: {} },
  calls: { keeps: ['breakerFailures', 'callsAtOnce'], set: {} },
  retries: {
    keeps: ['retryBudgetPercent'],
    set: { retryBudgetPercent: 10, retries: 3, backoffMs: 10, timeoutMs: 20 },
  },
  line: {
    keeps: ['lineOrder', 'longestWaitMs', 'admitPerSecond'],
    set: { longestWaitMs: 10, concurrency: 1, replicas: 1, backlog: null, timeoutMs: 100 },
  },
  late: { keeps: [], set: { keepsDeadline: true, concurrency: 1, replicas: 1, timeoutMs: 100 } },
};

/** Physics by type under which a cache asks for longer than others wait to join. */
const CUT_SHORT: Partial<Record<ComponentTypeId, Record<string, number>>> = {
  service: { workMs: 1 },
  cache: { latencyMs: 1, connections: 3 },
  database: { latencyMs: 600, contention: 0 },
  'external-api': { latencyMs: 600, failureRate: 0 },
};
const CRASH = { at: 420, forMs: 100, target: { type: 'cache' }, effect: 'crash', replicas: 1 };

const draws = fc.record({
  guarded: fc.constantFrom<Guarded>('no', 'no', 'no', 'all', 'calls', 'retries', 'line', 'late'),
  spine: fc.constantFrom(...SPINES),
  extra: fc.uniqueArray(fc.nat(ALLOWED.length - 1), { maxLength: 9 }),
  units: fc.array(fc.constantFrom('item', 'request', undefined), { minLength: 30, maxLength: 30 }),
  shuffled: fc.nat(5),
  // What a cache asks for takes long, many wait for it, and the cache loses a replica meanwhile.
  isCutShort: fc.constantFrom(true, false, false, false, false),
  settings: fc.record(Object.fromEntries(IDS.map((id) => [id, settingsOf(TYPES[id] ?? 'client')]))),
  given: fc.subarray(IDS),
  physics: fc.record(Object.fromEntries(IDS.map((id) => [id, physicsOf(TYPES[id] ?? 'client')]))),
  flows: fc.oneof(
    fc.array(flow, { minLength: 2, maxLength: 2 }),
    fc.array(flow, { minLength: 1, maxLength: 2 }),
  ),
  onlyFirst: fc.subarray([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], { maxLength: 3 }),
  onlySecond: fc.subarray([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], { maxLength: 2 }),
  faultDraws: fc.array(faultAt(['spine-0', 'spine-1', 'spine-2', 'spine-3', 'spine-4', 'any']), {
    maxLength: 3,
  }),
  network: fc.option(duration, { nil: null, freq: 2 }),
  poison: fc.option(fc.nat(20), { nil: null, freq: 2 }),
  seed: fc.string({ minLength: 1, maxLength: 4 }),
  maxEvents: fc.constantFrom(4000, 4000, 4000, 300),
});

/** Where what is written goes, and where it is read, in designs that copy. */
const WAYS: Record<string, string[]> = { 'database-a': ['f0'], 'database-b': ['f1'] };

type Draw = typeof draws extends fc.Arbitrary<infer T> ? T : never;

/** Whether a design copies one database to another. */
function isCopied(spine: readonly Link[]): boolean {
  return spine.some(({ to }) => to === 'database-b');
}

function connectionsOf(draw: Draw, spine: readonly Link[]): Connection[] {
  const extras = draw.extra.map((place) => ALLOWED[place]).filter((link) => link !== undefined);
  const links = withoutRepeats([...spine, ...extras]);
  const turned = [...links.slice(draw.shuffled), ...links.slice(0, draw.shuffled)];
  return turned.map((link, place) => {
    const unit = draw.units[place];
    const two = draw.flows.length > 1;
    const onSpine = spine.some((other) => other.from === link.from && other.to === link.to);
    const way = isCopied(spine) && onSpine ? WAYS[link.to] : undefined;
    const flows = way
      ? way
      : draw.onlyFirst.includes(place)
        ? ['f0']
        : two && !onSpine && draw.onlySecond.includes(place)
          ? ['f1']
          : undefined;
    return {
      id: `c${place}`,
      ...link,
      ...(unit === undefined ? {} : { unit }),
      ...(flows === undefined ? {} : { flows }),
    };
  });
}

function build(draw: Draw): Architecture {
  const spine = linksOf(draw.spine.path);
  const { keeps, set } = KEPT[draw.guarded];
  const isCutShort = draw.isCutShort && spine.some(({ to }) => to === 'cache-a');
  const physicsFor = (id: string) => ({
    ...draw.physics[id],
    ...(isCutShort ? CUT_SHORT[TYPES[id] ?? 'client'] : {}),
  });
  const settingsFor = (id: string) => {
    const own = Object.entries(draw.settings[id] ?? {});
    const there = COMPONENTS[TYPES[id] ?? 'client'].settings;
    const isOwn = TYPES[id] === 'service' || (TYPES[id] === 'worker' && draw.guarded !== 'line');
    const isCache = isCutShort && TYPES[id] === 'cache';
    return Object.fromEntries([
      ...own.filter(([name]) => keeps.includes(name) || !GUARDS.has(name)),
      ...Object.entries(set).filter(([name]) => isOwn && name in there),
      ...(isCache ? [['singleFlight', true]] : []),
    ]);
  };
  const connections = connectionsOf(draw, spine);
  const used = new Set(['client-a', ...connections.flatMap(({ from, to }) => [from, to])]);
  const present = IDS.filter((id) => used.has(id));
  const hasSource = spine.some(({ from }) => TYPES[from] === 'cache' || TYPES[from] === 'database');
  const isReread = isCopied(spine);
  const isFollowed = !isReread && (draw.flows[1]?.isFollower ?? false);
  // Whoever writes to what is copied reads the copy.
  const drawnFlows = isReread ? [draw.flows[0], draw.flows[0]] : draw.flows;
  const flows = drawnFlows
    .flatMap((each) => each ?? [])
    .map(({ isWhole, isFollower: _, ...drawn }, place) => {
      const { access: drawnAccess, ...bare } = drawn;
      const first = isReread ? 'write' : (drawnAccess ?? 'read');
      const access = place === 0 && hasSource ? first : drawnAccess;
      const one = isFollowed ? { ...bare, items: 1 } : bare;
      const keys = hasSource ? { count: 2 } : { count: 9 };
      const each = access ? { ...one, items: 1, access, keys: one.keys ?? keys } : one;
      const there = [each.to].flat().filter((id) => used.has(id));
      const to = place === 0 || there.length === 0 ? draw.spine.to : there;
      if (place === 1 && isFollowed) {
        const { items, timeoutMs } = each;
        return { items, timeoutMs, id: 'f1', from: 'client-a', to, arrivals: { follows: 'f0' } };
      }
      if (place === 1 && isReread) {
        const { items, timeoutMs } = { ...each, items: 1 };
        const arrivals = { rereads: 'f0', afterMs: draw.shuffled * 20 };
        return {
          items,
          timeoutMs,
          id: 'f1',
          from: 'client-a',
          to: draw.spine.to,
          arrivals,
          access: 'read',
        };
      }
      return {
        ...each,
        ...(isWhole && Array.isArray(to) && to.length > 1 ? { whole: to } : {}),
        id: `f${place}`,
        from: place === 1 && used.has('client-b') ? 'client-b' : 'client-a',
        to,
      };
    });
  const targets = flows.flatMap((each) => [each.to].flat());
  const given = present.filter(
    (id) => TYPES[id] === 'client' || targets.includes(id) || draw.given.includes(id),
  );
  const news = given.filter(
    (id) => !targets.includes(id) && TYPES[id] !== 'queue' && TYPES[id] !== 'topic',
  );
  const withNews = (each: (typeof flows)[number], place: number) =>
    place === 0 && news.length > 0 && draw.shuffled % 2 === 0 ? { ...each, news } : each;
  const onPath = [...new Set(spine.flatMap(({ from, to }) => [from, to]))];
  const named = onPath.filter((id) => given.includes(id));
  // A fault's words stand for components of this design.
  const real = (name: unknown) => named[Number(/\d+$/.exec(String(name)) ?? 0) % named.length];
  const faults = draw.faultDraws.map((fault) => {
    const target = fault.target as Record<string, unknown>;
    const struck = 'id' in target ? TYPES[real(target.id) ?? ''] : target.type;
    // Brokers lose no answers: the door says so.
    if (fault.effect === 'lose-answers' && (struck === 'queue' || struck === 'topic')) {
      return { ...fault, target: { workersFor: { flow: 'f0' } } };
    }
    if (fault.effect === 'flush' && struck !== undefined && struck !== 'cache') {
      return { ...fault, target: { type: 'cache' } };
    }
    if ('id' in target) return { ...fault, target: { id: real(target.id) } };
    if (typeof target.workersFor === 'string') {
      return { ...fault, target: { workersFor: real(target.workersFor) } };
    }
    if ('callersOf' in target) return { ...fault, target: { callersOf: real(target.callersOf) } };
    return fault;
  });
  const parts = present.map((id) => ({ id, type: TYPES[id], label: id, position }));
  const mission = parseMission({
    title: 'Any',
    orderIndex: 1,
    minutes: 1,
    given: parts
      .filter(({ id }) => given.includes(id))
      .map((part) => ({ ...part, settings: settingsFor(part.id) })),
    palette: [
      'load-balancer',
      'service',
      'queue',
      'topic',
      'worker',
      'database',
      'cache',
      'external-api',
      'client',
    ],
    limits: {
      service: {
        holdMs: [0, 3_600_000],
        askAgainMs: [100, 3_600_000],
        longestWaitMs: [1, 3_600_000],
        admitPerSecond: [0.1, 1_000_000],
        maxReplicas: [1, 1000],
        ...GUARDED,
      },
      queue: { partitions: [1, 100] },
      database: { partitions: [1, 100] },
      cache: { entries: [1, 10_000_000], partitions: [1, 100] },
      worker: {
        batch: [1, 1000],
        batchWaitMs: [0, 600_000],
        maxReplicas: [1, 1000],
        ...GUARDED,
      },
    },
    physics: Object.fromEntries([
      ...present.map((id) => [TYPES[id], physicsFor(id)]),
      ...given.map((id) => [id, physicsFor(id)]),
    ]),
    ...(draw.network === null ? {} : { network: draw.network }),
    flows: flows.map(withNews),
    scenarios: [
      {
        id: 's',
        title: 'Any',
        horizonMs: 6000,
        faults: isCutShort ? [...faults, CRASH] : faults,
        ...(draw.poison === null ? {} : { poison: { flow: 'f0', item: draw.poison % 4 } }),
      },
    ],
    stages: [
      {
        title: 'Any',
        checks: [{ id: 'c', check: 'no-loose-ends', points: 1, because: 'any' }],
      },
    ],
  });
  if (!mission.ok) throw new Error(JSON.stringify(mission.problems));
  const diagram = parseDiagramFor(mission.value, {
    format: 1,
    components: parts.map((part) =>
      given.includes(part.id) ? part : { ...part, settings: settingsFor(part.id) },
    ),
    connections,
  });
  if (!diagram.ok) throw new Error(JSON.stringify(diagram.problems));
  const { seed, maxEvents } = draw;
  return { mission: mission.value, diagram: diagram.value, scenarioId: 's', seed, maxEvents };
}

/**
 * Random architectures that the doors let in: every component type, connection, setting, physics value, arrival process
 * and fault. Each holds a design that works, so most deliver; what else is connected may help or harm.
 */
export const architecture: fc.Arbitrary<Architecture> = draws.map(build);
