import type { SettingValue } from '@/core/contracts/diagram-schema';
import { runByBoth } from '@/tests/support/both-engines';
import { componentOf, flowOf, type Lab } from '@/tests/support/lab';

/** Reads of one thing at the given times: client → api → cache (1 ms) → store (100 ms). */
export function reading(
  at: number[],
  cache: Record<string, SettingValue> = {},
  more: Partial<Lab> = {},
): Lab {
  return {
    components: {
      client: ['client'],
      api: ['service'],
      cache: ['cache', cache],
      store: ['database'],
    },
    connections: [
      ['client', 'api', 'sync'],
      ['api', 'cache', 'sync'],
      ['cache', 'store', 'sync'],
    ],
    physics: { service: { workMs: 0 }, cache: { latencyMs: 1 }, store: { latencyMs: 100 } },
    flows: [{ to: 'store', keys: { count: 1 }, access: 'read', arrivals: { at } }],
    horizonMs: 60_000,
    ...more,
  };
}

/** What the cache did, both engines being of one mind. */
export function cached(lab: Lab) {
  const run = runByBoth(lab);
  const flow = flowOf(run);
  return {
    ...componentOf(run, 'cache').cache,
    atStore: componentOf(run, 'store').served,
    delivered: flow.items.delivered,
    duplicated: flow.items.duplicated,
    slowest: flow.responseMs.max,
    rejected: flow.rejected,
  };
}

/** The same things read by a service that asks the cache (1 ms), then the store (100 ms). */
export function readingAside(
  at: number[],
  cache: Record<string, SettingValue> = {},
  more: Partial<Lab> = {},
): Lab {
  return {
    ...reading(at, { onMiss: 'say', ...cache }),
    connections: [
      ['client', 'api', 'sync'],
      ['api', 'cache', 'sync'],
      ['api', 'store', 'sync'],
    ],
    ...more,
  };
}
