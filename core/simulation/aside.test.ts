import { describe, expect, test } from 'vitest';
import type { SettingValue } from '@/core/contracts/diagram-schema';
import { runByBoth } from '@/tests/support/both-engines';
import { componentOf, flowOf, type Lab } from '@/tests/support/lab';
import { cached, readingAside } from '@/tests/support/reading';

describe('a cache that says what it does not hold', () => {
  test('is told the answer by whoever asked further, and spares the store from then on', () => {
    expect(cached(readingAside([0, 1000, 2000]))).toMatchObject({
      hits: 2,
      misses: 1,
      atStore: 1,
      delivered: 3,
      duplicated: 0,
      slowest: 101,
      meanAgeMs: 1400,
    });
  });

  test('has everybody ask who comes before the first answer, whatever is set about asking once', () => {
    const lab = readingAside([0, 10, 20], { singleFlight: true });
    expect(cached(lab)).toMatchObject({ hits: 0, misses: 3, joined: 0, atStore: 3 });
  });

  test('is told nothing where the calls are made together, or the store fails', () => {
    const together = readingAside([0, 1000]);
    together.components = { ...together.components, api: ['service', { calls: 'together' }] };
    expect(cached(together)).toMatchObject({ hits: 0, misses: 2, atStore: 2 });
    const faults = [{ at: 0, forMs: 500, target: { id: 'store' }, effect: 'outage' as const }];
    expect(cached(readingAside([0, 1000, 2000], {}, { faults }))).toMatchObject({
      hits: 1,
      misses: 2,
      rejected: 1,
    });
  });

  test('hears of a write from whoever made it, once it has gone well', () => {
    const flows: Lab['flows'] = [
      { to: 'store', keys: { count: 1 }, access: 'read', arrivals: { at: [0, 2000] } },
      { to: 'store', keys: { count: 1 }, access: 'write', arrivals: { at: [1000] } },
    ];
    const written = (onWrite: string) => cached(readingAside([], { onWrite }, { flows }));
    expect(written('invalidate')).toMatchObject({ hits: 0, misses: 2 });
    expect(written('write-through')).toMatchObject({ hits: 1, misses: 1 });
    expect(written('leave')).toMatchObject({ hits: 1, misses: 1 });
  });

  /** What came of a read with the cache out, late or dying, or with a circuit breaker in front of it. */
  const spared = (
    at: number[],
    more: Partial<Lab>,
    api: Record<string, SettingValue> = {},
    cache: Record<string, SettingValue> = {},
  ) => {
    const lab = readingAside(at, cache, more);
    return cached({ ...lab, components: { ...lab.components, api: ['service', api] } });
  };
  const cacheFails = (effect: string, more: object = {}) => [
    { at: 0, forMs: 5000, target: { id: 'cache' }, effect, ...more },
  ];

  test('fails nobody: an error is a miss, once all has been tried', () => {
    const out = { faults: cacheFails('outage') };
    expect(spared([0, 10_000, 20_000], out)).toMatchObject({ atStore: 2, hits: 1, rejected: 0 });
    const tried = spared([0], out, { retries: 2, backoffMs: 100 });
    expect(tried).toMatchObject({ atStore: 1, rejected: 0 });
    expect(tried.slowest).toBeGreaterThan(250);
    expect(spared([0], { faults: cacheFails('reject', { share: 1 }) })).toMatchObject({
      atStore: 1,
      rejected: 0,
    });
    // A read on its way to a cache that dies.
    const dying = {
      faults: [{ at: 0.5, target: { id: 'cache' }, effect: 'crash', forMs: 9, replicas: 1 }],
    };
    expect(spared([0], dying)).toMatchObject({ atStore: 1, rejected: 0 });
  });

  test('that is too slow costs its callers their time-out, and no more', () => {
    const slow = { faults: cacheFails('slow', { factor: 1000 }) };
    expect(spared([0], slow, { timeoutMs: 200 })).toMatchObject({ slowest: 300, rejected: 0 });
  });

  test('is passed over while a circuit breaker keeps its callers from it, and after a deadline nobody goes on', () => {
    const settings = { breakerFailures: 1, breakerOpenMs: 60_000, retries: 0 };
    const out = { faults: cacheFails('outage') };
    const run = runByBoth({
      ...readingAside([0, 1000, 2000], {}, out),
      components: {
        ...readingAside([]).components,
        api: ['service', settings],
      },
    });
    expect(run.connections[1]).toMatchObject({ sent: 1, failed: 1, kept: { byBreaker: 2 } });
    expect(componentOf(run, 'store').served).toBe(3);
    const late = { faults: cacheFails('slow', { factor: 1000 }) };
    const reads = { to: 'store', keys: { count: 1 }, access: 'read', timeoutMs: 150 };
    const flows = [{ ...reads, arrivals: { at: [0] } }];
    expect(spared([], { ...late, flows }, { timeoutMs: 200, keepsDeadline: true })).toMatchObject({
      atStore: 0,
    });
  });

  test('spares calls that are made together as well, and writes, of which it then knows nothing', () => {
    const out = { faults: cacheFails('outage') };
    expect(spared([0], out, { calls: 'together' })).toMatchObject({ atStore: 1, rejected: 0 });
    const flows: Lab['flows'] = [
      { to: 'store', keys: { count: 1 }, access: 'read', arrivals: { at: [0, 9000] } },
      { to: 'store', keys: { count: 1 }, access: 'write', arrivals: { at: [2500] } },
    ];
    const faults = [{ at: 2000, forMs: 1000, target: { id: 'cache' }, effect: 'outage' }];
    expect(spared([], { flows, faults })).toMatchObject({ hits: 1, misses: 1 });
  });

  test('fails its callers where it is the end, or where others are behind it', () => {
    const out = { faults: cacheFails('outage') };
    const end = [{ to: 'cache', keys: { count: 1 }, access: 'read', arrivals: { at: [0] } }];
    expect(spared([], { ...out, flows: end })).toMatchObject({ rejected: 1 });
    const { connections } = readingAside([]);
    const behind: Lab['connections'] = [...connections, ['cache', 'store', 'sync']];
    expect(spared([0], { ...out, connections: behind })).toMatchObject({ rejected: 1 });
  });

  test('stores nothing of what its caller had been told before it asked', () => {
    const reads = { to: ['ledger', 'store'], keys: { count: 1 }, access: 'read' };
    const lab = readingAside([]);
    const run = runByBoth({
      ...lab,
      components: { ...lab.components, gate: ['service'], ledger: ['database'] },
      // Only the first of the flows comes by the ledger, before it asks.
      connections: [
        ['client', 'gate', 'sync'],
        ['gate', 'ledger', 'sync', { flows: ['first'] }],
        ['gate', 'api', 'sync'],
        ['api', 'cache', 'sync'],
        ['api', 'store', 'sync'],
      ],
      flows: [
        { id: 'first', ...reads, arrivals: { at: [0] } },
        { id: 'second', ...reads, arrivals: { at: [5000] } },
      ],
    });
    const deliveredOf = (flow: string) =>
      flowOf(run, flow).targets.map(({ id, delivered }) => [id, delivered]);
    expect(deliveredOf('first')).toEqual([
      ['ledger', 1],
      ['store', 1],
    ]);
    expect(componentOf(run, 'cache').cache).toMatchObject({ hits: 1, misses: 1 });
    expect(deliveredOf('second')).toEqual([
      ['ledger', 0],
      ['store', 1],
    ]);
  });
});
