import { COMPONENTS } from '../components/registry';
import { resolvePhysics, resolveSettings } from '../components/resolve-settings';
import type { Duration } from '../contracts/component-type';
import type { DiagramComponent } from '../contracts/diagram-schema';
import type { Mission } from '../contracts/mission-schema';
import type { GuardLimits } from './call-guard';
import type { ComponentConfig } from './component-config';
import { ComponentState } from './component-state';
import { RandomStream } from './random';
import { Sampler } from './sampler';
import type { ScalingLimits } from './scaling';

type Values = Readonly<Record<string, unknown>>;

function numberOr(values: Values, name: string, fallback: number): number {
  const value = values[name];
  return typeof value === 'number' ? value : fallback;
}

function durationOr(values: Values, name: string, fallback: Duration): Duration {
  const value = values[name];
  if (typeof value === 'number' || (typeof value === 'object' && value !== null)) {
    return value as Duration;
  }
  return fallback;
}

/** The option that a choice has; the first where there is none. */
function oneOf<T extends string>(value: unknown, options: readonly [T, ...T[]]): T {
  return options.find((option) => option === value) ?? options[0];
}

/** Which keys a component gives its calls; null when it passes on those that came in. */
function ownKeys(setting: unknown): ComponentConfig['ownKeys'] {
  return setting === 'per-operation' || setting === 'per-attempt' ? setting : null;
}

/** What protects the calls of a component; null when nothing does. */
function guardsOf(settings: Values): GuardLimits | null {
  const budget = numberOr(settings, 'retryBudgetPercent', Number.POSITIVE_INFINITY);
  const failures = numberOr(settings, 'breakerFailures', 0);
  const atOnce = numberOr(settings, 'callsAtOnce', Number.POSITIVE_INFINITY);
  const isGuarded = failures > 0 || Math.min(budget, atOnce) < Number.POSITIVE_INFINITY;
  if (!isGuarded) return null;
  return {
    retriesPerCall: budget / 100,
    failures,
    windowMs: numberOr(settings, 'breakerWindowMs', 1000),
    openMs: numberOr(settings, 'breakerOpenMs', 5000),
    probes: numberOr(settings, 'breakerProbes', 1),
    atOnce,
  };
}

/** By what a component scales; null when it does not, or has no more replicas to start. */
function scalingOf(settings: Values, physics: Values, concurrency: number): ScalingLimits | null {
  const least = numberOr(settings, 'replicas', 1);
  const most = numberOr(settings, 'maxReplicas', 0);
  if (most <= least) return null;
  const byBacklog = settings.scaleBy === 'backlog';
  const busy = (concurrency * numberOr(settings, 'scaleBusyPercent', 60)) / 100;
  return {
    least,
    most,
    byBacklog,
    perReplica: byBacklog ? numberOr(settings, 'scaleBacklog', 10) : busy,
    coolDownMs: numberOr(settings, 'coolDownMs', 0),
    startUpMs: numberOr(physics, 'startUpMs', 0),
    everyMs: numberOr(physics, 'scaleEveryMs', 15_000),
    step: numberOr(physics, 'scaleStep', Number.POSITIVE_INFINITY),
  };
}

/**
 * One component made ready for a run. Random streams are named by type and place among the components of that type, so
 * that renaming a component, or adding one at the end, leaves everybody's luck as it was.
 */
export function compileComponent(
  mission: Mission,
  component: DiagramComponent,
  index: number,
  ordinal: number,
  seed: string,
): ComponentState {
  const settings = resolveSettings(mission, component);
  const physics = resolvePhysics(mission, component);
  const type = component.type;
  const stream = (purpose: string) => new RandomStream(`${seed}/${type}#${ordinal}/${purpose}`);
  const { slots, onward, messages, place } = COMPONENTS[type].role;
  const finite = slots !== null;
  const perSecond = numberOr(physics, 'rateLimitPerSecond', 0);
  const ownLimit = numberOr(settings, 'rateLimitPerSecond', 0);
  const concurrency = finite ? numberOr(slots in settings ? settings : physics, slots, 1) : 0;
  const scaling = scalingOf(settings, physics, concurrency);
  const partitions = numberOr(settings, 'partitions', finite ? 1 : 0);
  const replicas = partitions * numberOr(settings, 'replicas', 1);
  const config: ComponentConfig = {
    index,
    id: component.id,
    onward,
    keeps: messages === 'keeps',
    copies: messages === 'copies',
    takes: messages === 'takes',
    isPeople: place === 'people',
    replicas: finite ? Math.max(scaling?.most ?? 1, replicas) : 1,
    partitions,
    scaling,
    concurrency,
    backlog: numberOr(settings, 'backlog', Number.POSITIVE_INFINITY),
    blocking: settings.io !== 'non-blocking',
    together: settings.calls === 'together',
    timeoutMs: numberOr(settings, 'timeoutMs', 30_000),
    retries: numberOr(settings, 'retries', 0),
    backoffMs: numberOr(settings, 'backoffMs', 200),
    ackBefore: settings.ack === 'before',
    idempotent: settings.idempotent === true,
    batchSize: numberOr(settings, 'batch', 1),
    batchWaitMs: numberOr(settings, 'batchWaitMs', 0),
    holdMs: numberOr(settings, 'holdMs', 0),
    maxHeld: numberOr(physics, 'maxHeld', 0),
    askAgainMs: numberOr(settings, 'askAgainMs', 0),
    ownKeys: settings.idempotent === true ? 'per-operation' : ownKeys(settings.keys),
    keyTtlMs: numberOr(physics, 'keyTtlMs', Number.POSITIVE_INFINITY),
    gapMs: ownLimit > 0 ? 1000 / ownLimit : 0,
    capacity: numberOr(settings, 'capacity', Number.POSITIVE_INFINITY),
    visibilityMs: numberOr(settings, 'visibilityTimeoutMs', 300_000),
    maxReceives: numberOr(settings, 'maxReceives', 5),
    redeliveryMs: numberOr(settings, 'redeliveryDelayMs', 1000),
    perKey: settings.order === 'per-key',
    latestOnly: settings.keep === 'latest-per-key',
    ttlMs: numberOr(settings, 'ttlMs', Number.POSITIVE_INFINITY),
    leastBusy: settings.policy === 'least-busy',
    entries: replicas * numberOr(settings, 'entries', Number.POSITIVE_INFINITY),
    maxAgeMs: numberOr(settings, 'maxAgeMs', Number.POSITIVE_INFINITY),
    eviction: oneOf(settings.eviction, ['lru', 'fifo', 'lfu']),
    singleFlight: settings.singleFlight === true,
    onWrite: oneOf(settings.onWrite, ['invalidate', 'write-through', 'leave']),
    aside: settings.onMiss === 'say',
    work: new Sampler(
      durationOr(physics, finite && 'workMs' in physics ? 'workMs' : 'latencyMs', 0),
    ),
    lag: new Sampler(durationOr(physics, 'replicationLagMs', 0)),
    keepsVersions: slots === 'connections' && onward === null,
    publish: new Sampler(durationOr(physics, 'publishMs', 0)),
    dedupe: new Sampler(durationOr(physics, 'dedupeMs', 0)),
    error: new Sampler(durationOr(physics, 'errorMs', 0)),
    contention: finite ? numberOr(physics, 'contention', 0) : 0,
    newestFirst: settings.lineOrder === 'lifo',
    longestWaitMs: numberOr(settings, 'longestWaitMs', Number.POSITIVE_INFINITY),
    admitPerMs: numberOr(settings, 'admitPerSecond', 0) / 1000,
    admitByKey: settings.admitBy === 'key',
    guards: guardsOf(settings),
    keepsDeadline: settings.keepsDeadline === true,
    batch: numberOr(physics, 'maxPublishBatch', 1),
    tokensPerMs: perSecond / 1000,
    bucket: perSecond > 0 ? Math.max(1, perSecond) : 0,
    failureRate: numberOr(physics, 'failureRate', 0),
    service: stream('service'),
    chance: stream('chance'),
    jitter: stream('jitter'),
  };
  return new ComponentState(config);
}
