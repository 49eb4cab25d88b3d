import { describe, expect, test } from 'vitest';
import { componentOf, runLab } from '@/tests/support/lab';
import { cached, reading } from '@/tests/support/reading';

describe('a cache that asks behind it for what it does not hold', () => {
  test('answers from memory what it has asked for once, and that counts as served', () => {
    expect(cached(reading([0, 1000, 2000]))).toMatchObject({
      hits: 2,
      misses: 1,
      atStore: 1,
      delivered: 3,
      duplicated: 0,
      slowest: 101,
      meanAgeMs: 1400,
    });
  });

  test('asks for everybody who comes before the answer does, unless it asks once', () => {
    const at = [0, 10, 20];
    expect(cached(reading(at))).toMatchObject({ misses: 3, joined: 0, atStore: 3 });
    const once = cached(reading(at, { singleFlight: true }));
    expect(once).toMatchObject({ misses: 3, joined: 2, atStore: 1, delivered: 3 });
    expect(once.slowest).toBe(101);
  });

  test('lets those who wait for one answer share its error', () => {
    const faults = [{ at: 0, forMs: 50, target: { id: 'store' }, effect: 'outage' }];
    const network = 5;
    const lab = reading([10, 11, 12], { singleFlight: true }, { faults, network });
    expect(cached(lab)).toMatchObject({ joined: 2, rejected: 3, entries: 0 });
  });

  test('lets those who wait fail with the replica that was to get the answer', () => {
    const crash = { at: 50, forMs: 10, target: { id: 'cache' }, effect: 'crash', replicas: 1 };
    const lab = reading([0, 1], { singleFlight: true, replicas: 2 }, { faults: [crash] });
    expect(cached(lab)).toMatchObject({ joined: 1, rejected: 2, entries: 0 });
  });

  test('asks again for what is too old', () => {
    const at = [0, 1000, 1101, 1300];
    expect(cached(reading(at, { maxAgeMs: 1000 }))).toMatchObject({
      hits: 2,
      misses: 2,
      expired: 1,
    });
  });

  test('forgets all when it is flushed, and what its dead replica held', () => {
    const flush = { at: 500, target: { id: 'cache' }, effect: 'flush' };
    expect(cached(reading([0, 1000], {}, { faults: [flush] }))).toMatchObject({ misses: 2 });
    const crash = {
      at: 500,
      forMs: 10,
      target: { id: 'cache' },
      effect: 'crash',
      replicas: 1,
    };
    expect(cached(reading([0, 1000], {}, { faults: [crash] }))).toMatchObject({ misses: 2 });
    // With two replicas it is the first that dies, which holds key 0.
    const two = reading([0, 1000], { replicas: 2 }, { faults: [crash] });
    expect(cached(two)).toMatchObject({ misses: 2 });
  });

  test('needs no slot while it asks', () => {
    const flows = [{ to: 'store', keys: { count: 1 }, access: 'read', arrivals: { at: [0, 2] } }];
    const physics = {
      service: { workMs: 0 },
      cache: { latencyMs: 1, connections: 1 },
      store: { latencyMs: 100 },
    };
    expect(cached(reading([], {}, { flows, physics })).slowest).toBe(101);
  });

  test('takes out, replaces or leaves what was written through it', () => {
    const flows = [
      { to: 'store', keys: { count: 1 }, access: 'read', arrivals: { at: [0, 1000] } },
      { id: 'w', to: 'store', keys: { count: 1 }, access: 'write', arrivals: { at: [500] } },
    ];
    const written = (onWrite: string) => cached(reading([], { onWrite }, { flows }));
    expect(written('invalidate')).toMatchObject({ hits: 0, misses: 2, atStore: 3 });
    expect(written('leave')).toMatchObject({ hits: 1, misses: 1, meanAgeMs: 900 });
    expect(written('write-through')).toMatchObject({ hits: 1, misses: 1, meanAgeMs: 400 });
  });

  test('tells in the story of a hit that the answer was in memory, and nothing of the store', () => {
    const { story } = runLab(reading([0, 1000]), { watch: { flow: 'f', request: 1 } });
    const kinds = story?.map(({ kind }) => kind) ?? [];
    expect(kinds).toContain('hit');
    expect(kinds).not.toContain('serves');
  });

  test('holds nothing of what has no key', () => {
    const flows = [{ to: 'store', arrivals: { at: [0, 1000] } }];
    const { run } = runLab(reading([], {}, { flows }));
    expect(componentOf(run, 'store').served).toBe(2);
    expect(componentOf(run, 'cache').cache).toBeUndefined();
  });
});
