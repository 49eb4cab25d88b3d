import type { NumberSetting, PhysicsSpec, SwitchSetting } from '../contracts/component-type';

/** How much of its calls a component may make again, of each connection. */
export const RETRY_BUDGET: NumberSetting = {
  kind: 'number',
  label: 'Retry budget',
  unit: '% of calls',
  help: 'Most retries for each hundred calls, counted for each connection; ten may be saved up. Beyond it a failed call is not tried again.',
  default: null,
  min: 0,
  max: 1000,
  integer: false,
  nullMeans: 'no limit',
  optional: true,
  ifLimited: true,
};

/** How many failures open the circuit breaker of a connection. */
export const BREAKER_FAILURES: NumberSetting = {
  kind: 'number',
  label: 'Circuit breaker',
  unit: 'failures',
  help: 'So many failed calls within the window open it: calls of that connection then fail at once, without being made.',
  default: null,
  min: 1,
  max: 1000,
  integer: true,
  nullMeans: 'none',
  optional: true,
  ifLimited: true,
};

/** Within what time failures count for the circuit breaker. */
export const BREAKER_WINDOW_MS: NumberSetting = {
  kind: 'number',
  label: 'Breaker window',
  unit: 'ms',
  help: 'Failures that are older do not count any more.',
  default: 1000,
  min: 1,
  max: 600_000,
  integer: false,
  ifLimited: 'breakerFailures',
};

/** How long the circuit breaker stays open. */
export const BREAKER_OPEN_MS: NumberSetting = {
  kind: 'number',
  label: 'Breaker open',
  unit: 'ms',
  help: 'How long it stays open before it lets a few calls through to see how they fare.',
  default: 5000,
  min: 1,
  max: 600_000,
  integer: false,
  ifLimited: 'breakerFailures',
};

/** How many calls a half-open circuit breaker lets through. */
export const BREAKER_PROBES: NumberSetting = {
  kind: 'number',
  label: 'Breaker probes',
  unit: 'calls',
  help: 'So many calls are let through then. When all go well it closes; the first that fails opens it again.',
  default: 1,
  min: 1,
  max: 100,
  integer: true,
  ifLimited: 'breakerFailures',
};

/** How many calls of one connection may be out at the same time. */
export const CALLS_AT_ONCE: NumberSetting = {
  kind: 'number',
  label: 'Calls at once',
  unit: 'per connection',
  help: 'Most calls that may be out on each connection, all replicas together. One more fails at once, without being made: a bulkhead.',
  default: null,
  min: 1,
  max: 100_000,
  integer: true,
  nullMeans: 'no limit',
  optional: true,
  ifLimited: true,
};

/** Whether work is given up once its caller has given it up. */
export const KEEPS_DEADLINE: SwitchSetting = {
  kind: 'switch',
  label: 'Keep the deadline',
  help: 'Learns when its caller will give up, tells its own callees, and neither begins nor goes on calling for what nobody waits for.',
  default: false,
  ifLimited: 'retryBudgetPercent',
};

/** How much longer work takes for each other piece of work at the same replica. */
export const CONTENTION: PhysicsSpec = {
  kind: 'number',
  unit: '× per further slot',
  help: 'How much longer work takes that begins while others are at work on the same replica: by this share for each of them.',
  default: 0,
  min: 0,
  max: 10,
  integer: false,
};
