import type { ChoiceSetting, NumberSetting, PhysicsSpec } from '../contracts/component-type';

/** How many copies of the component run; all types that can be scaled offer it. */
export const REPLICAS: NumberSetting = {
  kind: 'number',
  label: 'Replicas',
  unit: 'replicas',
  help: 'How many copies run side by side. More copies do more work at once and survive each other.',
  default: 1,
  min: 1,
  max: 1000,
  integer: true,
};

/** Into how many shards the keys of a component with slots are spread. */
export const PARTITIONS: NumberSetting = {
  kind: 'number',
  label: 'Shards',
  unit: 'shards',
  help: 'Keys are spread over so many shards. Each has all the replicas set above to itself, and a line of its own; a key has one shard.',
  default: 1,
  min: 1,
  max: 100,
  integer: true,
  ifLimited: true,
};

/** Whether outgoing calls run one after another or at once. */
export const CALLS: ChoiceSetting = {
  kind: 'choice',
  label: 'Outgoing calls',
  help: 'In turn: one call after another, stopping at the first error. Together: all calls start at once.',
  default: 'in-turn',
  options: [
    { value: 'in-turn', label: 'In turn' },
    { value: 'together', label: 'Together' },
  ],
};

/** How long a caller waits for the answer of one call. */
export const TIMEOUT_MS: NumberSetting = {
  kind: 'number',
  label: 'Call time-out',
  unit: 'ms',
  help: 'How long one call may take before it is given up. The other side goes on working all the same.',
  default: 30_000,
  min: 1,
  max: 3_600_000,
  integer: false,
};

/** How often a failed call is made again. */
export const RETRIES: NumberSetting = {
  kind: 'number',
  label: 'Retries',
  unit: 'retries',
  help: 'How often a failed call is tried again. Retries heal short failures and feed long ones.',
  default: 0,
  min: 0,
  max: 20,
  integer: true,
};

/** Pause before the first retry; doubles with each further one. */
export const BACKOFF_MS: NumberSetting = {
  kind: 'number',
  label: 'Backoff',
  unit: 'ms',
  help: 'Pause before the first retry; it doubles with each further one and varies by half either way.',
  default: 200,
  min: 0,
  max: 600_000,
  integer: false,
};

/** Time that one batch of messages needs until the broker has acknowledged it. */
export const PUBLISH_MS: PhysicsSpec = {
  kind: 'duration',
  help: 'Time until the broker has acknowledged one batch of messages.',
  default: 1,
};

/** Most messages that one publish call carries. */
export const MAX_PUBLISH_BATCH: PhysicsSpec = {
  kind: 'number',
  unit: 'messages',
  help: 'Most messages that one publish call may carry.',
  default: 10,
  min: 1,
  max: 100_000,
  integer: true,
};

/** How long a target remembers the keys of what it has served. */
export const KEY_TTL_MS: PhysicsSpec = {
  kind: 'number',
  unit: 'ms',
  help: 'How long it remembers the key of what it has served; no limit when left out.',
  default: null,
  min: 1,
  max: 604_800_000,
  integer: false,
};
