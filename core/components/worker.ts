import type { ComponentType } from '../contracts/component-type';
import {
  BACKOFF_MS,
  CALLS,
  KEY_TTL_MS,
  MAX_PUBLISH_BATCH,
  PUBLISH_MS,
  REPLICAS,
  RETRIES,
  TIMEOUT_MS,
} from './shared-settings';

/** Takes work from a queue, does it, and acknowledges it. */
export const worker: ComponentType = {
  type: 'worker',
  role: { slots: 'concurrency', onward: 'steps', messages: 'takes', place: 'back' },
  name: 'Worker',
  summary: 'Takes messages from a queue, deals with them, acknowledges them.',
  settings: {
    replicas: REPLICAS,
    concurrency: {
      kind: 'number',
      label: 'Concurrency',
      unit: 'slots per replica',
      help: 'How many messages one replica works on at the same time.',
      default: 1,
      min: 1,
      max: 1000,
      integer: true,
    },
    ack: {
      kind: 'choice',
      label: 'Acknowledge',
      help: 'After: a crash delivers the message again. Before: a crash loses what is in hand.',
      default: 'after',
      options: [
        { value: 'after', label: 'After the work' },
        { value: 'before', label: 'Before the work' },
      ],
    },
    idempotent: {
      kind: 'switch',
      label: 'Idempotent',
      help: 'Sends the key of each item along, so that a target serves no item twice. Costs a look-up per item.',
      default: false,
    },
    rateLimitPerSecond: {
      kind: 'number',
      label: 'Rate limit',
      unit: 'calls/s',
      help: 'Most calls per second, retries included, all replicas together, evenly spaced.',
      default: null,
      min: 0.001,
      max: 1_000_000,
      integer: false,
      nullMeans: 'no limit',
    },
    calls: CALLS,
    timeoutMs: TIMEOUT_MS,
    retries: RETRIES,
    backoffMs: BACKOFF_MS,
  },
  physics: {
    workMs: {
      kind: 'duration',
      help: 'Time the worker itself works on a message before its outgoing calls.',
      default: 10,
    },
    publishMs: PUBLISH_MS,
    maxPublishBatch: MAX_PUBLISH_BATCH,
    dedupeMs: {
      kind: 'duration',
      help: 'Time an idempotent worker spends per item to look up and record its key.',
      default: 1,
    },
    keyTtlMs: KEY_TTL_MS,
  },
  billedBy: null,
  prices: { replicaHour: 0.04, slotHour: 0.004, perMillion: 0 },
};
