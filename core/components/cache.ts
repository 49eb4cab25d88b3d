import type { ComponentType } from '../contracts/component-type';
import { KEY_TTL_MS, REPLICAS } from './shared-settings';

/** A finite server in memory: fast, and finite all the same. */
export const cache: ComponentType = {
  type: 'cache',
  role: { slots: 'connections', onward: null, messages: null, place: 'back' },
  name: 'Cache',
  summary: 'Answers from memory: fast, but still with a limit.',
  settings: { replicas: REPLICAS },
  physics: {
    connections: {
      kind: 'number',
      unit: 'slots per replica',
      help: 'How many calls one replica serves at the same time; others wait in line.',
      default: 100,
      min: 1,
      max: 100_000,
      integer: true,
    },
    latencyMs: {
      kind: 'duration',
      help: 'Time to serve one call.',
      default: 1,
    },
    keyTtlMs: KEY_TTL_MS,
  },
  billedBy: 'calls',
  prices: { replicaHour: 0.05, slotHour: 0, perMillion: 0.02 },
};
