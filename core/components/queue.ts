import type { ComponentType } from '../contracts/component-type';

/** Keeps messages until a consumer has acknowledged them; delivers at least once. */
export const queue: ComponentType = {
  type: 'queue',
  name: 'Queue',
  summary: 'Keeps messages until a consumer has dealt with them; delivers at least once.',
  settings: {
    capacity: {
      kind: 'number',
      label: 'Capacity',
      unit: 'messages',
      help: 'How many messages fit, counting those in flight. Publishing into a full queue fails.',
      default: null,
      min: 1,
      max: 10_000_000,
      integer: true,
      nullMeans: 'no limit',
    },
    visibilityTimeoutMs: {
      kind: 'number',
      label: 'Visibility time-out',
      unit: 'ms',
      help: 'How long a taken message stays hidden. Not acknowledged by then, it is delivered again.',
      default: 300_000,
      min: 1,
      max: 43_200_000,
      integer: false,
    },
    maxReceives: {
      kind: 'number',
      label: 'Receives at most',
      unit: 'receives',
      help: 'After this many failed receives the message goes to the dead-letter queue; without one it is lost.',
      default: 5,
      min: 1,
      max: 1000,
      integer: true,
    },
    redeliveryDelayMs: {
      kind: 'number',
      label: 'Redelivery delay',
      unit: 'ms',
      help: 'Pause before a message given back is visible again; doubles per receive up to 15 minutes.',
      default: 1000,
      min: 0,
      max: 900_000,
      integer: false,
    },
  },
  physics: {},
  billedBy: 'messages',
  prices: { replicaHour: 0, slotHour: 0, perMillion: 0.4 },
};
