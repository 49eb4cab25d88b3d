import fc from 'fast-check';
import type { ComponentTypeId, Duration } from '@/core/contracts/component-type';
import type { SettingValue } from '@/core/contracts/diagram-schema';

export type Settings = Record<string, SettingValue>;

export const duration: fc.Arbitrary<Duration> = fc.oneof(
  fc.constantFrom(0, 1, 5, 20, 20),
  fc.constantFrom(3, 30).map((exponential) => ({ exponential })),
  fc.constant<Duration>({ uniform: [2, 40] }),
  fc.constant<Duration>({ lognormal: { median: 10, p99: 80 } }),
);

/** A fast component most of the time, so that most designs deliver. */
const replicas = fc.constantFrom(1, 2, 3);

const partitions = fc.constantFrom(1, 1, 2, 3);

const scaling = {
  maxReplicas: fc.constantFrom(null, null, null, 2, 4, 6),
  scaleBy: fc.constantFrom('busy', 'backlog'),
  scaleBusyPercent: fc.constantFrom(5, 30, 80),
  scaleBacklog: fc.constantFrom(0.5, 1, 4),
  coolDownMs: fc.constantFrom(0, 100, 1500),
};

const calling = {
  calls: fc.constantFrom('in-turn', 'together'),
  timeoutMs: fc.constantFrom(20, 100, 1000, 30_000, 30_000),
  retries: fc.constantFrom(0, 0, 1, 3),
  backoffMs: fc.constantFrom(0, 10, 200),
  retryBudgetPercent: fc.constantFrom(null, 0, 20),
  breakerFailures: fc.constantFrom(null, null, 1, 2, 3),
  breakerWindowMs: fc.constantFrom(20, 400, 5000),
  breakerOpenMs: fc.constantFrom(5, 100, 1500),
  breakerProbes: fc.constantFrom(1, 2, 3),
  callsAtOnce: fc.constantFrom(null, 1, 1, 3),
  keepsDeadline: fc.boolean(),
};

/** Settings by type; each may be left out. */
const SETTINGS: Record<ComponentTypeId, Record<string, fc.Arbitrary<SettingValue>>> = {
  client: {},
  'load-balancer': { policy: fc.constantFrom('round-robin', 'least-busy') },
  service: {
    replicas,
    ...scaling,
    concurrency: fc.constantFrom(1, 2, 10),
    backlog: fc.constantFrom(null, 0, 2, 50),
    io: fc.constantFrom('blocking', 'non-blocking'),
    keys: fc.constantFrom('none', 'per-attempt', 'per-operation'),
    holdMs: fc.constantFrom(300, 4000, 4000),
    askAgainMs: fc.constantFrom(100, 500),
    lineOrder: fc.constantFrom('fifo', 'lifo'),
    longestWaitMs: fc.constantFrom(null, null, 5, 60, 1500),
    admitPerSecond: fc.constantFrom(null, null, 1, 4, 20),
    admitBy: fc.constantFrom('all', 'key'),
    ...calling,
  },
  queue: {
    capacity: fc.constantFrom(null, 3, 40),
    visibilityTimeoutMs: fc.constantFrom(30, 30, 500, 300_000),
    maxReceives: fc.constantFrom(1, 2, 5),
    redeliveryDelayMs: fc.constantFrom(0, 50, 1000),
    order: fc.constantFrom('none', 'per-key'),
    keep: fc.constantFrom('all', 'latest-per-key'),
    ttlMs: fc.constantFrom(null, null, 60, 600),
    partitions: fc.constantFrom(null, null, 1, 2, 5),
  },
  topic: {},
  worker: {
    replicas,
    ...scaling,
    concurrency: fc.constantFrom(1, 3),
    batch: fc.constantFrom(1, 1, 2, 5),
    batchWaitMs: fc.constantFrom(0, 60, 400),
    ack: fc.constantFrom('after', 'before'),
    idempotent: fc.boolean(),
    rateLimitPerSecond: fc.constantFrom(null, 5, 80),
    ...calling,
  },
  database: { replicas, partitions },
  cache: {
    replicas: fc.constantFrom(1, 1, 1, 2, 3),
    // Each shard makes room for more, and evictions are rare.
    partitions: fc.constantFrom(1, 1, 1, 1, 2, 3),
    entries: fc.constantFrom(1, 1, 1, 1, 1, 1, 2, 1000),
    maxAgeMs: fc.constantFrom(null, 30, 600),
    eviction: fc.constantFrom('lru', 'fifo', 'lfu'),
    singleFlight: fc.constantFrom(true, true, true, true, true, false),
    onWrite: fc.constantFrom('invalidate', 'write-through', 'leave'),
    onMiss: fc.constantFrom('ask', 'ask', 'ask', 'say'),
  },
  'external-api': {},
};

export function settingsOf(type: ComponentTypeId): fc.Arbitrary<Settings> {
  return fc.record(SETTINGS[type], {
    // Caches that never fill, or never ask once, would be too common.
    requiredKeys: type === 'cache' ? ['entries', 'singleFlight'] : [],
  }) as fc.Arbitrary<Settings>;
}

const publishing = { publishMs: duration, maxPublishBatch: fc.constantFrom(1, 3, 10) };
const scalingTimes = {
  startUpMs: fc.constantFrom(0, 50, 400),
  scaleEveryMs: fc.constantFrom(40, 200, 1000),
  scaleStep: fc.constantFrom(null, 1, 2),
};
const connections = fc.constantFrom(1, 3);
const contention = fc.constantFrom(0, 0.5, 2);
const keyTtlMs = fc.constantFrom(null, 40, 900);

/** Physics by type; each may be left out. */
const PHYSICS: Record<ComponentTypeId, Record<string, fc.Arbitrary<unknown>>> = {
  client: {},
  'load-balancer': { latencyMs: duration },
  service: {
    workMs: duration,
    contention,
    ...scalingTimes,
    keyTtlMs,
    maxHeld: fc.constantFrom(0, 0, 1, 1, 10_000),
    ...publishing,
  },
  queue: {},
  topic: {},
  worker: {
    workMs: duration,
    contention,
    ...scalingTimes,
    dedupeMs: duration,
    keyTtlMs,
    ...publishing,
  },
  database: {
    connections,
    contention,
    latencyMs: duration,
    keyTtlMs,
    replicationLagMs: fc.constantFrom<Duration>(0, 400, 400, { uniform: [2, 300] }),
  },
  cache: { connections, contention, latencyMs: duration, keyTtlMs },
  'external-api': {
    latencyMs: duration,
    rateLimitPerSecond: fc.constantFrom(null, 10, 10, 100),
    failureRate: fc.constantFrom(0, 0, 0.2),
    errorMs: duration,
    keyTtlMs,
  },
};

export function physicsOf(type: ComponentTypeId): fc.Arbitrary<Record<string, unknown>> {
  return fc.record(PHYSICS[type], { requiredKeys: [] });
}

export const arrivals = fc.oneof(
  fc.constantFrom({ at: [0, 100, 100, 1500] }, { at: [1200, 0, 5, 5, 5, 2500] }),
  fc.record({
    perSecond: fc.constantFrom(2, 12),
    poisson: fc.boolean(),
    fromMs: fc.constantFrom(0, 200),
    toMs: fc.constant(3000),
  }),
  fc.record({ users: fc.constantFrom(1, 5), thinkMs: fc.oneof(fc.constant(400), duration) }),
);

/** Components that a fault may name. */
const faultTarget = (ids: readonly string[]) =>
  fc.oneof(
    fc.constantFrom(...ids).map((id) => ({ id })),
    fc.constantFrom(...ids).map((id) => ({ id })),
    fc
      .constantFrom<ComponentTypeId>('worker', 'service', 'queue', 'database', 'topic', 'cache')
      .map((type) => ({ type })),
    fc.constantFrom(...ids).map((callersOf) => ({ callersOf })),
    fc.constantFrom(...ids).map((workersFor) => ({ workersFor })),
    fc.constant({ workersFor: { flow: 'f0' } }),
    fc.constant({ entryOf: 'f0' }),
  );

/** A fault at any of the given components, by name, type or place. */
export function faultAt(ids: readonly string[]): fc.Arbitrary<Record<string, unknown>> {
  const base = {
    at: fc.constantFrom(0, 100, 1200, 1500),
    forMs: fc.constantFrom(50, 700, 4000),
    target: faultTarget(ids),
  };
  return fc.oneof(
    fc.record({ ...base, effect: fc.constant('outage') }),
    fc.record({ ...base, effect: fc.constant('pause') }),
    fc.record({ ...base, effect: fc.constant('slow'), factor: fc.constantFrom(0.5, 3, 10) }),
    fc.record({ ...base, effect: fc.constant('reject'), share: fc.constantFrom(0.3, 1) }),
    fc.record({ ...base, effect: fc.constant('lose-answers'), share: fc.constantFrom(0.4, 1) }),
    fc.record({ ...base, effect: fc.constant('lose-answers'), share: fc.constantFrom(0.7, 0.4) }),
    fc.record({ ...base, effect: fc.constant('flush') }),
    fc.record({ ...base, effect: fc.constant('crash'), replicas: fc.constantFrom(1, 2, 9) }),
  );
}
