import type { SettingValue } from '../contracts/diagram-schema';

/** One setting made worse, on every type that has it: which, to what (undefined = leave this component alone). */
interface Weakening {
  operator: string;
  setting: string;
  to: (value: SettingValue) => SettingValue | undefined;
  change: (label: string, to: SettingValue) => string;
}

const halved = (value: SettingValue) =>
  typeof value === 'number' && value > 1 ? Math.floor(value / 2) : undefined;
const lifted = (value: SettingValue) => (typeof value === 'number' ? null : undefined);
const only = (from: SettingValue, to: SettingValue) => (value: SettingValue) =>
  value === from ? to : undefined;
const below = (limit: number, to: number) => (value: SettingValue) =>
  typeof value === 'number' && value > limit ? to : undefined;

/** All settings that are made worse, in the order of the mutants. */
export const WEAKENINGS: readonly Weakening[] = [
  {
    operator: 'halve-replicas',
    setting: 'replicas',
    to: halved,
    change: (label, to) =>
      `Half of “${label}” is gone: ${to === 1 ? 'one replica is' : `${to} replicas are`} left.`,
  },
  {
    operator: 'one-shard',
    setting: 'partitions',
    to: below(1, 1),
    change: (label) => `All keys of “${label}” lie in one shard.`,
  },
  {
    operator: 'one-slot',
    setting: 'concurrency',
    to: below(1, 1),
    change: (label) => `Each replica of “${label}” works on one thing at a time.`,
  },
  {
    operator: 'ack-before',
    setting: 'ack',
    to: only('after', 'before'),
    change: (label) => `“${label}” acknowledges a message before it does the work.`,
  },
  {
    operator: 'one-by-one',
    setting: 'batch',
    to: below(1, 1),
    change: (label) => `“${label}” takes one message at a time.`,
  },
  {
    operator: 'no-wait-for-batch',
    setting: 'batchWaitMs',
    to: below(0, 0),
    change: (label) => `“${label}” does not wait for its batches to fill.`,
  },
  {
    operator: 'not-idempotent',
    setting: 'idempotent',
    to: only(true, false),
    change: (label) => `“${label}” is not idempotent any more.`,
  },
  {
    operator: 'no-keys',
    setting: 'keys',
    to: only('per-operation', 'none'),
    change: (label) => `“${label}” gives its calls no key any more.`,
  },
  {
    operator: 'key-per-attempt',
    setting: 'keys',
    to: only('per-operation', 'per-attempt'),
    change: (label) => `“${label}” makes up a new key for each attempt.`,
  },
  {
    operator: 'no-rate-limit',
    setting: 'rateLimitPerSecond',
    to: lifted,
    change: (label) => `“${label}” has no rate limit any more.`,
  },
  {
    operator: 'short-visibility',
    setting: 'visibilityTimeoutMs',
    to: below(20, 20),
    change: (label) => `The visibility time-out of “${label}” is only 20 ms.`,
  },
  {
    operator: 'one-receive',
    setting: 'maxReceives',
    to: below(1, 1),
    change: (label) => `“${label}” gives a message up after its first failure.`,
  },
  {
    operator: 'small-queue',
    setting: 'capacity',
    to: (value) => (value === null || (typeof value === 'number' && value > 10) ? 10 : undefined),
    change: (label) => `“${label}” holds 10 messages at most.`,
  },
  {
    operator: 'no-order',
    setting: 'order',
    to: only('per-key', 'none'),
    change: (label) => `“${label}” keeps no order per key any more.`,
  },
  {
    operator: 'keep-all',
    setting: 'keep',
    to: only('latest-per-key', 'all'),
    change: (label) => `“${label}” keeps every message, not only the latest per key.`,
  },
  {
    operator: 'latest-only',
    setting: 'keep',
    to: only('all', 'latest-per-key'),
    change: (label) => `“${label}” keeps only the latest message per key.`,
  },
  {
    operator: 'no-time-to-live',
    setting: 'ttlMs',
    to: lifted,
    change: (label) => `“${label}” keeps messages however long they wait.`,
  },
  {
    operator: 'small-cache',
    setting: 'entries',
    to: below(10, 10),
    change: (label) => `Each replica of “${label}” holds 10 entries.`,
  },
  {
    operator: 'no-maximum-age',
    setting: 'maxAgeMs',
    to: lifted,
    change: (label) => `“${label}” answers from memory, however old that is.`,
  },
  {
    operator: 'asks-for-everybody',
    setting: 'singleFlight',
    to: only(true, false),
    change: (label) => `“${label}” asks again for what it is asking for already.`,
  },
  {
    operator: 'leaves-what-is-written',
    setting: 'onWrite',
    to: (value) => (value === 'leave' ? undefined : 'leave'),
    change: (label) => `“${label}” leaves an entry as it is when it is written.`,
  },
  {
    operator: 'not-held',
    setting: 'holdMs',
    to: below(0, 0),
    change: (label) => `“${label}” answers “not yet” at once.`,
  },
  {
    operator: 'asked-seldom',
    setting: 'askAgainMs',
    to: (value) => (typeof value === 'number' && value < 60_000 ? 60_000 : undefined),
    change: (label) => `Whoever heard “not yet” from “${label}” asks again a minute later.`,
  },
  {
    operator: 'no-retry-budget',
    setting: 'retryBudgetPercent',
    to: lifted,
    change: (label) => `“${label}” tries failed calls again however many there are.`,
  },
  {
    operator: 'no-breaker',
    setting: 'breakerFailures',
    to: lifted,
    change: (label) => `“${label}” goes on calling whoever fails.`,
  },
  {
    operator: 'no-bulkhead',
    setting: 'callsAtOnce',
    to: lifted,
    change: (label) => `“${label}” may have any number of calls out at a time.`,
  },
  {
    operator: 'forgets-deadline',
    setting: 'keepsDeadline',
    to: only(true, false),
    change: (label) => `“${label}” works on for whoever has given up.`,
  },
  {
    operator: 'oldest-first',
    setting: 'lineOrder',
    to: only('lifo', 'fifo'),
    change: (label) => `“${label}” serves whoever has waited longest first.`,
  },
  {
    operator: 'waits-for-ever',
    setting: 'longestWaitMs',
    to: lifted,
    change: (label) => `“${label}” lets everybody wait however long it takes.`,
  },
  {
    operator: 'lets-everybody-in',
    setting: 'admitPerSecond',
    to: lifted,
    change: (label) => `“${label}” has no admission limit any more.`,
  },
  {
    operator: 'never-scales',
    setting: 'maxReplicas',
    to: lifted,
    change: (label) => `“${label}” keeps the replicas that it begins with.`,
  },
  {
    operator: 'scales-by-busy',
    setting: 'scaleBy',
    to: only('backlog', 'busy'),
    change: (label) => `“${label}” looks at its busy slots to know whether it needs more.`,
  },
  {
    operator: 'no-backlog',
    setting: 'backlog',
    to: (value) => (value === 0 ? undefined : 0),
    change: (label) => `“${label}” turns away what finds no free slot.`,
  },
  {
    operator: 'blocking',
    setting: 'io',
    to: only('non-blocking', 'blocking'),
    change: (label) => `“${label}” holds a slot while it waits.`,
  },
  {
    operator: 'in-turn',
    setting: 'calls',
    to: only('together', 'in-turn'),
    change: (label) => `“${label}” makes its calls one after the other.`,
  },
  {
    operator: 'no-retries',
    setting: 'retries',
    to: below(0, 0),
    change: (label) => `“${label}” does not try a failed call again.`,
  },
  {
    operator: 'short-timeout',
    setting: 'timeoutMs',
    to: below(20, 20),
    change: (label) => `“${label}” gives up on a call after 20 ms.`,
  },
];
