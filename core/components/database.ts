import type { ComponentType } from '../contracts/component-type';
import { CONTENTION } from './resilience-settings';
import { KEY_TTL_MS, PARTITIONS, REPLICAS } from './shared-settings';

/** A finite server that keeps data: so many calls at once, the others wait. */
export const database: ComponentType = {
  type: 'database',
  role: { slots: 'connections', onward: null, messages: null, place: 'back' },
  name: 'Database',
  plural: 'databases',
  group: 'storage',
  alsoCalled: [
    'Postgres',
    'PostgreSQL',
    'MySQL',
    'SQL',
    'RDS',
    'MongoDB',
    'DynamoDB',
    'Cassandra',
    'DB',
    'table',
    'store',
    'read replica',
  ],
  summary: 'Keeps the data. Serves a limited number of calls at once; the others wait.',
  settings: { replicas: REPLICAS, partitions: PARTITIONS },
  physics: {
    connections: {
      kind: 'number',
      unit: 'slots per replica',
      help: 'How many calls one replica serves at the same time; others wait in line.',
      default: 20,
      min: 1,
      max: 100_000,
      integer: true,
    },
    latencyMs: {
      kind: 'duration',
      help: 'Time to serve one call.',
      default: 5,
    },
    replicationLagMs: {
      kind: 'duration',
      help: 'Of a copy: how much later than its source it has what was written there.',
      default: 200,
    },
    contention: CONTENTION,
    keyTtlMs: KEY_TTL_MS,
  },
  billedBy: 'calls',
  prices: { replicaHour: 0.2, slotHour: 0, perMillion: 0.2 },
};
