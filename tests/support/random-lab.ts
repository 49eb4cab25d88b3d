import fc from 'fast-check';
import type { ComponentTypeId } from '@/core/contracts/component-type';
import type { SettingValue } from '@/core/contracts/diagram-schema';
import type { Lab, LabConnection } from './lab';

type Settings = Record<string, SettingValue>;

const duration = fc.oneof(
  fc.constantFrom(0, 1, 5, 20),
  fc.record({ exponential: fc.constantFrom(3, 30) }),
  fc.constant({ uniform: [2, 40] as [number, number] }),
  fc.constant({ lognormal: { median: 10, p99: 80 } }),
);

const replicas = fc.constantFrom(1, 1, 2, 3);
const calling = {
  calls: fc.constantFrom('in-turn', 'together'),
  timeoutMs: fc.constantFrom(20, 100, 1000, 30_000),
  retries: fc.constantFrom(0, 0, 1, 3),
  backoffMs: fc.constantFrom(0, 10, 200),
};

const settingsOf: Partial<Record<ComponentTypeId, fc.Arbitrary<Settings>>> = {
  'load-balancer': fc.record({ policy: fc.constantFrom('round-robin', 'least-busy') }),
  service: fc.record({
    replicas,
    concurrency: fc.constantFrom(1, 2, 10),
    backlog: fc.constantFrom(null, 0, 2, 50),
    io: fc.constantFrom('blocking', 'non-blocking'),
    ...calling,
  }),
  queue: fc.record({
    capacity: fc.constantFrom(null, null, 3, 40),
    visibilityTimeoutMs: fc.constantFrom(30, 500, 300_000),
    maxReceives: fc.constantFrom(1, 2, 5),
    redeliveryDelayMs: fc.constantFrom(0, 50, 1000),
  }),
  worker: fc.record({
    replicas,
    concurrency: fc.constantFrom(1, 3),
    ack: fc.constantFrom('after', 'after', 'before'),
    idempotent: fc.boolean(),
    rateLimitPerSecond: fc.constantFrom(null, null, 5, 80),
    ...calling,
  }),
  database: fc.record({ replicas }),
  cache: fc.record({ replicas }),
};

const physicsOf: Partial<Record<ComponentTypeId, fc.Arbitrary<Record<string, unknown>>>> = {
  'load-balancer': fc.record({ latencyMs: duration }),
  service: fc.record({
    workMs: duration,
    publishMs: duration,
    maxPublishBatch: fc.constantFrom(1, 3, 10),
  }),
  worker: fc.record({
    workMs: duration,
    publishMs: duration,
    maxPublishBatch: fc.constantFrom(1, 3, 10),
    dedupeMs: duration,
  }),
  database: fc.record({ connections: fc.constantFrom(1, 3), latencyMs: duration }),
  cache: fc.record({ connections: fc.constantFrom(1, 3), latencyMs: duration }),
  'external-api': fc.record({
    latencyMs: duration,
    rateLimitPerSecond: fc.constantFrom(null, null, 10, 100),
    failureRate: fc.constantFrom(0, 0, 0.2),
    errorMs: duration,
  }),
};

const IDS: Record<string, ComponentTypeId> = {
  client: 'client',
  balancer: 'load-balancer',
  'api-a': 'service',
  'api-b': 'service',
  'queue-a': 'queue',
  'queue-b': 'queue',
  dead: 'queue',
  topic: 'topic',
  'worker-a': 'worker',
  'worker-b': 'worker',
  database: 'database',
  cache: 'cache',
  provider: 'external-api',
};

/** Every connection that the table of the design allows among these components, spines first. */
const CONNECTIONS: LabConnection[] = [
  ['client', 'balancer', 'sync'],
  ['client', 'api-a', 'sync'],
  ['balancer', 'api-a', 'sync'],
  ['balancer', 'api-b', 'sync'],
  ['api-a', 'queue-a', 'async'],
  ['api-b', 'queue-a', 'async'],
  ['api-a', 'queue-a', 'async', { unit: 'item' }],
  ['api-a', 'topic', 'async'],
  ['api-a', 'worker-a', 'sync'],
  ['api-b', 'worker-b', 'async', { unit: 'item' }],
  ['api-a', 'api-b', 'sync'],
  ['api-a', 'api-b', 'async'],
  ['api-b', 'api-a', 'sync'],
  ['api-a', 'database', 'sync'],
  ['api-b', 'cache', 'sync'],
  ['api-a', 'provider', 'sync'],
  ['api-b', 'provider', 'sync'],
  ['queue-a', 'worker-a', 'async'],
  ['queue-a', 'worker-b', 'async'],
  ['queue-a', 'api-b', 'async'],
  ['queue-b', 'worker-b', 'async'],
  ['queue-a', 'dead', 'async'],
  ['queue-b', 'dead', 'async'],
  ['dead', 'worker-b', 'async'],
  ['topic', 'queue-a', 'async'],
  ['topic', 'queue-b', 'async'],
  ['topic', 'worker-b', 'async'],
  ['topic', 'api-b', 'async'],
  ['worker-a', 'queue-b', 'async', { unit: 'item' }],
  ['worker-a', 'topic', 'async', { unit: 'item' }],
  ['worker-a', 'worker-b', 'async'],
  ['worker-a', 'api-b', 'async'],
  ['worker-a', 'provider', 'sync'],
  ['worker-b', 'provider', 'sync'],
  ['worker-a', 'database', 'sync'],
  ['worker-b', 'cache', 'sync'],
  ['worker-b', 'database', 'sync'],
  ['worker-b', 'client', 'sync'],
  ['worker-a', 'api-b', 'sync'],
  ['provider', 'client', 'sync'],
  ['provider', 'api-b', 'sync'],
];

/** Paths that reach a target, as places in CONNECTIONS. */
const SPINES: { path: readonly number[]; to: string | string[] }[] = [
  { path: [1, 15], to: 'provider' },
  { path: [0, 2, 3, 15, 16], to: 'provider' },
  { path: [1, 4, 17, 32], to: 'provider' },
  { path: [1, 6, 17, 21, 32], to: 'provider' },
  { path: [1, 13], to: 'database' },
  { path: [0, 3, 10, 14], to: 'cache' },
  { path: [1, 7, 24, 25, 18, 20], to: 'worker-b' },
  { path: [1, 7, 26, 36], to: 'database' },
  { path: [0, 2, 4, 17, 28, 20, 37], to: 'client' },
  { path: [1, 6, 18, 33, 36], to: ['provider', 'database'] },
  { path: [1, 8, 31], to: 'api-b' },
];

const arrivals = fc.oneof(
  fc.constant({ at: [0, 100, 100, 5000] }),
  fc.record({
    perSecond: fc.constantFrom(2, 20),
    poisson: fc.boolean(),
    fromMs: fc.constant(0),
    toMs: fc.constant(4000),
  }),
  fc.record({ users: fc.constantFrom(1, 8), thinkMs: fc.constantFrom(50, 700) }),
);

const target = fc.constantFrom('provider', 'database', 'api-b', 'worker-b', 'client', 'cache');

const flow = fc.record({
  to: fc.oneof(target, target, fc.uniqueArray(target, { minLength: 2, maxLength: 3 })),
  items: fc.constantFrom(1, 1, 4, 12),
  arrivals,
  timeoutMs: fc.constantFrom(30, 500, 30_000),
});

const faultTarget = fc.oneof(
  fc.constantFrom(...Object.keys(IDS)).map((id) => ({ id })),
  fc.constantFrom('worker', 'service', 'queue', 'database').map((type) => ({ type })),
  fc.constantFrom('provider', 'queue-a').map((callersOf) => ({ callersOf })),
  fc.constant({ entryOf: 'f' }),
  fc.constantFrom('provider', 'database').map((workersFor) => ({ workersFor })),
);

const faultTime = {
  at: fc.constantFrom(0, 100, 1500, 2000),
  forMs: fc.constantFrom(50, 1000, 5000),
  target: faultTarget,
};

const fault = fc.oneof(
  fc.record({ ...faultTime, effect: fc.constant('outage') }),
  fc.record({ ...faultTime, effect: fc.constant('pause') }),
  fc.record({ ...faultTime, effect: fc.constant('slow'), factor: fc.constantFrom(0.5, 10) }),
  fc.record({ ...faultTime, effect: fc.constant('reject'), share: fc.constantFrom(0.3, 1) }),
  fc.record({ ...faultTime, effect: fc.constant('crash'), replicas: fc.constantFrom(1, 2, 9) }),
);

/** Random architectures over every component type, connection, setting, arrival process and fault. */
export const randomLab: fc.Arbitrary<Lab> = fc
  .record({
    spine: fc.constantFrom(...SPINES),
    strayTarget: fc.constantFrom(false, false, false, true),
    extra: fc.uniqueArray(fc.nat(CONNECTIONS.length - 1), { minLength: 2, maxLength: 16 }),
    settings: fc.record(
      Object.fromEntries(
        Object.entries(IDS).map(([id, type]) => [
          id,
          fc.option(settingsOf[type] ?? fc.constant({}), { nil: {} }),
        ]),
      ),
    ),
    physics: fc.record(
      Object.fromEntries(
        Object.entries(IDS).map(([id, type]) => [id, physicsOf[type] ?? fc.constant({})]),
      ),
    ),
    flows: fc.array(flow, { minLength: 1, maxLength: 2 }),
    faults: fc.array(fault, { maxLength: 3 }),
    poisoned: fc.option(fc.nat(20), { nil: undefined }),
    secondFlowOn: fc.array(fc.nat(CONNECTIONS.length - 1), { maxLength: 4 }),
  })
  .map((draw) => {
    const chosen = [...new Set([...draw.spine.path, ...draw.extra])].sort((x, y) => x - y);
    const seen = new Set<string>();
    const connections: LabConnection[] = [];
    for (const index of chosen) {
      const [from, to, kind, extra] = CONNECTIONS[index] as LabConnection;
      if (seen.has(`${from} ${to} ${kind}`)) continue;
      seen.add(`${from} ${to} ${kind}`);
      const flows =
        draw.flows.length > 1 && draw.secondFlowOn.includes(index) ? { flows: ['f2'] } : {};
      connections.push([from, to, kind, { ...extra, ...flows }]);
    }
    return {
      components: Object.fromEntries(
        Object.entries(IDS).map(([id, type]) => [id, [type, draw.settings[id] ?? {}] as const]),
      ),
      connections,
      physics: draw.physics,
      flows: draw.flows.map((each, index) =>
        index === 0
          ? { ...each, id: 'f', ...(draw.strayTarget ? {} : { to: draw.spine.to }) }
          : { ...each, id: 'f2' },
      ),
      horizonMs: 8000,
      faults: draw.faults,
      ...(draw.poisoned === undefined ? {} : { poison: { flow: 'f', item: draw.poisoned } }),
    };
  });
