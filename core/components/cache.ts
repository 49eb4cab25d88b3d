import type { ComponentType } from '../contracts/component-type';
import { CONTENTION } from './resilience-settings';
import { KEY_TTL_MS, REPLICAS } from './shared-settings';

/** A finite server in memory. With something behind it, it holds what it has asked for; on its own it knows everything. */
export const cache: ComponentType = {
  type: 'cache',
  role: { slots: 'connections', onward: 'source', messages: null, place: 'back' },
  name: 'Cache',
  summary: 'Answers from memory, and asks behind it for what it does not hold.',
  settings: {
    replicas: REPLICAS,
    entries: {
      kind: 'number',
      label: 'Entries',
      unit: 'per replica',
      help: 'How many answers one replica holds. When it is full, a new one takes the place of another.',
      default: null,
      min: 1,
      max: 10_000_000,
      integer: true,
      nullMeans: 'no limit',
      ifLimited: true,
    },
    maxAgeMs: {
      kind: 'number',
      label: 'Maximum age',
      unit: 'ms',
      help: 'An answer that was stored longer ago than this is asked for again.',
      default: null,
      min: 1,
      max: 604_800_000,
      integer: false,
      nullMeans: 'no limit',
      ifLimited: 'entries',
    },
    eviction: {
      kind: 'choice',
      label: 'Eviction',
      help: 'Whose place a new entry takes: that of the least recently used, the oldest, or the least often used.',
      default: 'lru',
      options: [
        { value: 'lru', label: 'Least recently used' },
        { value: 'fifo', label: 'Oldest' },
        { value: 'lfu', label: 'Least often used' },
      ],
      ifLimited: 'entries',
    },
    singleFlight: {
      kind: 'switch',
      label: 'Ask once',
      help: 'Whoever wants what is being asked for already waits for that answer, instead of asking too.',
      default: false,
      ifLimited: 'entries',
    },
    onWrite: {
      kind: 'choice',
      label: 'On a write',
      help: 'What becomes of an entry when a write about it has gone through the cache.',
      default: 'invalidate',
      options: [
        { value: 'invalidate', label: 'Take it out' },
        { value: 'write-through', label: 'Replace it' },
        { value: 'leave', label: 'Leave it' },
      ],
      ifLimited: 'entries',
    },
    onMiss: {
      kind: 'choice',
      label: 'On a miss',
      help: 'Ask behind it: the cache gets what it does not hold. Say so: whoever asked goes on to the next of its calls, and stores the answer here.',
      default: 'ask',
      options: [
        { value: 'ask', label: 'Ask behind it' },
        { value: 'say', label: 'Say so' },
      ],
      ifLimited: 'entries',
    },
  },
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
    contention: CONTENTION,
    keyTtlMs: KEY_TTL_MS,
  },
  billedBy: 'calls',
  prices: { replicaHour: 0.05, slotHour: 0, perMillion: 0.02 },
};
