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

/** Answers requests: its own work first, then its outgoing calls, then the answer. */
export const service: ComponentType = {
  type: 'service',
  role: { slots: 'concurrency', onward: 'steps', messages: 'takes', place: 'front' },
  name: 'Service',
  summary: 'Answers requests: does its own work, makes its calls, then answers.',
  settings: {
    replicas: REPLICAS,
    concurrency: {
      kind: 'number',
      label: 'Concurrency',
      unit: 'slots per replica',
      help: 'How many requests one replica works on at the same time.',
      default: 50,
      min: 1,
      max: 10_000,
      integer: true,
    },
    backlog: {
      kind: 'number',
      label: 'Backlog',
      unit: 'requests',
      help: 'How many requests may wait for a free slot. Beyond it a request is refused at once.',
      default: null,
      min: 0,
      max: 1_000_000,
      integer: true,
      nullMeans: 'no limit',
    },
    io: {
      kind: 'choice',
      label: 'Input and output',
      help: 'Blocking holds the slot while a call is out. Non-blocking frees it and takes one again afterwards.',
      default: 'blocking',
      options: [
        { value: 'blocking', label: 'Blocking' },
        { value: 'non-blocking', label: 'Non-blocking' },
      ],
    },
    calls: CALLS,
    timeoutMs: TIMEOUT_MS,
    retries: RETRIES,
    backoffMs: BACKOFF_MS,
    keys: {
      kind: 'choice',
      label: 'Keys of its calls',
      help: 'One key per operation lets a target recognise a repeat. One per attempt looks new each time. None passes on the key that came in.',
      default: 'none',
      options: [
        { value: 'none', label: 'None of its own' },
        { value: 'per-attempt', label: 'One per attempt' },
        { value: 'per-operation', label: 'One per operation' },
      ],
    },
  },
  physics: {
    workMs: {
      kind: 'duration',
      help: 'Time the service itself works on a request before its outgoing calls.',
      default: 5,
    },
    publishMs: PUBLISH_MS,
    maxPublishBatch: MAX_PUBLISH_BATCH,
    keyTtlMs: KEY_TTL_MS,
  },
  billedBy: null,
  prices: { replicaHour: 0.04, slotHour: 0.001, perMillion: 0 },
};
