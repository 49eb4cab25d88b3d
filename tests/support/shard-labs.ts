import type { SettingValue } from '@/core/contracts/diagram-schema';
import type { Lab } from './lab';

type Settings = Record<string, SettingValue>;

/** Client → api → table, which has a connection of 10 ms for each replica. */
export function asking(
  table: Settings,
  flow: Record<string, unknown>,
  more: Partial<Lab> = {},
): Lab {
  return {
    components: {
      client: ['client'],
      api: ['service', { concurrency: 1000 }],
      table: ['database', table],
    },
    connections: [
      ['client', 'api', 'sync'],
      ['api', 'table', 'sync'],
    ],
    physics: { service: { workMs: 0 }, table: { latencyMs: 10, connections: 1 } },
    flows: [{ to: 'table', timeoutMs: 600_000, ...flow }],
    horizonMs: 20_000,
    ...more,
  };
}

/** Client → api → queue → worker with 4 slots → map, which takes 100 ms. */
export function sending(
  queue: Settings,
  flow: Record<string, unknown>,
  more: Partial<Lab> = {},
): Lab {
  return {
    components: {
      client: ['client'],
      api: ['service'],
      queue: ['queue', queue],
      worker: ['worker', { concurrency: 4 }],
      map: ['external-api'],
    },
    connections: [
      ['client', 'api', 'sync'],
      ['api', 'queue', 'async'],
      ['queue', 'worker', 'async'],
      ['worker', 'map', 'sync'],
    ],
    physics: {
      service: { workMs: 0, publishMs: 0 },
      worker: { workMs: 0 },
      map: { latencyMs: 100 },
    },
    flows: [{ to: 'map', ...flow }],
    horizonMs: 60_000,
    ...more,
  };
}
