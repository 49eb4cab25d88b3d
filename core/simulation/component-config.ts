import type { Role } from '../contracts/component-type';
import type { GuardLimits } from './call-guard';
import type { Eviction } from './entry-store';
import type { RandomStream } from './random';
import type { Sampler } from './sampler';
import type { ScalingLimits } from './scaling';

/** What a component is made of: its settings and physics, ready for the run. */
export interface ComponentConfig {
  index: number;
  id: string;
  onward: Role['onward'];
  /** What it does with messages: keeps them, copies them, takes them. */
  keeps: boolean;
  copies: boolean;
  takes: boolean;
  isPeople: boolean;
  /** How many replicas it has, or may have when it scales. */
  replicas: number;
  /** Over how many shards the keys are spread; of a queue 0 where it has none. */
  partitions: number;
  /** By what it changes how many of them there are; null when it does not. */
  scaling: ScalingLimits | null;
  /** Slots per replica; 0 where any number of calls run at once. */
  concurrency: number;
  /** Units that may wait for a slot; Infinity when there is no limit. */
  backlog: number;
  blocking: boolean;
  together: boolean;
  timeoutMs: number;
  retries: number;
  backoffMs: number;
  ackBefore: boolean;
  idempotent: boolean;
  /** Most messages that it takes at a time, and how long the oldest of fewer may wait for more, ms. */
  batchSize: number;
  batchWaitMs: number;
  /** How long it holds questions open, ms, how many per replica, and when others are to ask again. */
  holdMs: number;
  maxHeld: number;
  askAgainMs: number;
  /** Keys that it gives its calls; null when it passes on those that came in. */
  ownKeys: 'per-attempt' | 'per-operation' | null;
  /** How long it remembers keys, as a target. */
  keyTtlMs: number;
  /** Least time between two calls under the rate limit, ms; 0 without one. */
  gapMs: number;
  capacity: number;
  visibilityMs: number;
  maxReceives: number;
  redeliveryMs: number;
  /** Of a queue: of each key only one message is under way; a new one takes the place of one that waits; how long one may wait. */
  perKey: boolean;
  latestOnly: boolean;
  ttlMs: number;
  leastBusy: boolean;
  /** Of a cache: entries that all its replicas hold, how old one may be, whom it evicts, and what becomes of what is written. */
  entries: number;
  maxAgeMs: number;
  eviction: Eviction;
  singleFlight: boolean;
  onWrite: 'invalidate' | 'write-through' | 'leave';
  /** Of a cache: it asks nobody, and says what it does not hold. */
  aside: boolean;
  /** Own work of a unit, or latency of a call. */
  work: Sampler;
  /** How long after its source a copy has a version. */
  lag: Sampler;
  /** Keeps versions of what is written to it. */
  keepsVersions: boolean;
  publish: Sampler;
  dedupe: Sampler;
  error: Sampler;
  /** By how much work is longer for each other piece of work at the same replica. */
  contention: number;
  /** Whoever came last is next in line; how long a unit may wait in it, ms, Infinity without a limit. */
  newestFirst: boolean;
  longestWaitMs: number;
  /** Units let in per ms; 0 without a limit. It holds for each key when `admitByKey`. */
  admitPerMs: number;
  admitByKey: boolean;
  /** Of its calls: how many may be made again for each, and what stops them; see call-guard.ts. */
  guards: GuardLimits | null;
  /** It neither begins nor goes on calling for what nobody waits for any more. */
  keepsDeadline: boolean;
  batch: number;
  /** Tokens per ms and at most; 0 without a rate limit. */
  tokensPerMs: number;
  bucket: number;
  failureRate: number;
  service: RandomStream;
  chance: RandomStream;
  jitter: RandomStream;
}
