import type { ChoiceSetting, NumberSetting, PhysicsSpec } from '../contracts/component-type';

/** How many replicas a component that scales may have. */
const MAX_REPLICAS: NumberSetting = {
  kind: 'number',
  label: 'Most replicas',
  unit: 'replicas',
  help: 'It begins with its replicas, never has fewer, and starts more up to so many when there is much to do.',
  default: null,
  min: 1,
  max: 1000,
  integer: true,
  nullMeans: 'does not scale',
  optional: true,
  ifLimited: true,
};

const SCALE_BY: ChoiceSetting = {
  kind: 'choice',
  label: 'Scale by',
  help: 'Busy slots show how much is being done, and cannot show more than all of them. Backlog shows how much there is to do.',
  default: 'busy',
  options: [
    { value: 'busy', label: 'Busy slots' },
    { value: 'backlog', label: 'Backlog' },
  ],
  ifLimited: 'maxReplicas',
};

const SCALE_BUSY_PERCENT: NumberSetting = {
  kind: 'number',
  label: 'Busy at best',
  unit: '% of slots',
  help: 'Scaling by busy slots: so many replicas are wanted that this share of their slots would have been busy since the last look.',
  default: 60,
  min: 1,
  max: 100,
  integer: false,
  ifLimited: 'maxReplicas',
};

const SCALE_BACKLOG: NumberSetting = {
  kind: 'number',
  label: 'Backlog at best',
  unit: 'per replica',
  help: 'Scaling by backlog: so many replicas are wanted that each has this much to do, what is in hand and what waits, queues included.',
  default: 10,
  min: 0.1,
  max: 1_000_000,
  integer: false,
  ifLimited: 'maxReplicas',
};

const COOL_DOWN_MS: NumberSetting = {
  kind: 'number',
  label: 'Cool-down',
  unit: 'ms',
  help: 'How long after its last change, either way, before it takes replicas away.',
  default: 60_000,
  min: 0,
  max: 3_600_000,
  integer: false,
  ifLimited: 'maxReplicas',
};

/** Whether, by what and how soon a component changes how many replicas it has. */
export const SCALING_SETTINGS = {
  maxReplicas: MAX_REPLICAS,
  scaleBy: SCALE_BY,
  scaleBusyPercent: SCALE_BUSY_PERCENT,
  scaleBacklog: SCALE_BACKLOG,
  coolDownMs: COOL_DOWN_MS,
} as const;

const START_UP_MS: PhysicsSpec = {
  kind: 'number',
  unit: 'ms',
  help: 'From starting a replica, when paying for it begins, until it takes work.',
  default: 30_000,
  min: 0,
  max: 3_600_000,
  integer: false,
};

const SCALE_EVERY_MS: PhysicsSpec = {
  kind: 'number',
  unit: 'ms',
  help: 'How often a component that scales looks how much there is to do.',
  default: 15_000,
  min: 1,
  max: 3_600_000,
  integer: false,
};

const SCALE_STEP: PhysicsSpec = {
  kind: 'number',
  unit: 'replicas',
  help: 'Most replicas that are started, or taken away, at one look; no limit when left out.',
  default: null,
  min: 1,
  max: 1000,
  integer: true,
};

/** What holds up a component that scales. */
export const SCALING_PHYSICS = {
  startUpMs: START_UP_MS,
  scaleEveryMs: SCALE_EVERY_MS,
  scaleStep: SCALE_STEP,
} as const;
