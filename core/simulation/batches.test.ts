import { describe, expect, test } from 'vitest';
import { runByBoth } from '@/tests/support/both-engines';
import { componentOf, flowOf, type Lab } from '@/tests/support/lab';

/** Requests at the given times: client → api → queue → worker with one slot → store, which takes 100 ms. */
function batching(
  at: number[],
  worker: Record<string, number | string | boolean>,
  more: Partial<Lab> = {},
): Lab {
  return {
    components: {
      client: ['client'],
      api: ['service'],
      queue: ['queue', { visibilityTimeoutMs: 5000 }],
      worker: ['worker', worker],
      store: ['external-api'],
    },
    connections: [
      ['client', 'api', 'sync'],
      ['api', 'queue', 'async'],
      ['queue', 'worker', 'async'],
      ['worker', 'store', 'sync'],
    ],
    physics: {
      service: { workMs: 0, publishMs: 0 },
      worker: { workMs: 0 },
      store: { latencyMs: 100 },
    },
    flows: [{ to: 'store', arrivals: { at } }],
    horizonMs: 60_000,
    ...more,
  };
}

/** Calls of the store with their items, when the last came, and what became of the items; both engines being of one mind. */
function stored(lab: Lab) {
  const run = runByBoth(lab);
  const flow = flowOf(run);
  const { sent: calls, items: itemsSent } = run.connections[3]!;
  return { calls, itemsSent, ...flow.items, lastMs: flow.lastDeliveryMs, run };
}

describe('a batch', () => {
  test('is worked on in one slot and stored with one call', () => {
    // The first is taken alone, for it finds nobody else; the other four together when the slot is free.
    expect(stored(batching([0, 10, 20, 30, 40], { batch: 5 }))).toMatchObject({
      calls: 2,
      itemsSent: 5,
      delivered: 5,
      lastMs: 200,
    });
  });

  test('waits until it is full', () => {
    const worker = { batch: 3, batchWaitMs: 1000 };
    expect(stored(batching([0, 10, 20], worker))).toMatchObject({ calls: 1, lastMs: 120 });
  });

  test('or until the oldest has waited long enough', () => {
    const worker = { batch: 4, batchWaitMs: 50 };
    expect(stored(batching([0, 10, 20], worker))).toMatchObject({ calls: 1, lastMs: 150 });
  });

  test('larger than the queue takes what fits once its wait is over', () => {
    const lab = batching([0, 0, 0, 0], { batch: 10, batchWaitMs: 50 });
    const components = { ...lab.components, queue: ['queue', { capacity: 2 }] as const };
    expect(stored({ ...lab, components })).toMatchObject({
      calls: 1,
      delivered: 2,
      refused: 2,
      lastMs: 150,
    });
  });

  test('takes one turn under the rate limit', () => {
    const worker = { batch: 5, concurrency: 10, rateLimitPerSecond: 1 };
    const at = Array.from({ length: 11 }, () => 0);
    // Alone, then five and five, a second apart.
    expect(stored(batching(at, worker))).toMatchObject({ calls: 3, lastMs: 2100 });
  });

  test('fails as a whole, and each message comes back on its own', () => {
    const faults = [{ at: 0, forMs: 150, target: { id: 'store' }, effect: 'outage' }];
    const failed = stored(batching([0, 0, 0, 0], { batch: 4, batchWaitMs: 10 }, { faults }));
    expect(failed).toMatchObject({ delivered: 4 });
    expect(componentOf(failed.run, 'queue').again).toEqual({ expired: 0, failed: 4, sameKey: 0 });
  });

  test('with a poisoned item in it buries all that keep its company', () => {
    const lab = batching(
      [0, 0, 0],
      { batch: 3, batchWaitMs: 10 },
      { poison: { flow: 'f', item: 1 } },
    );
    const components = { ...lab.components, queue: ['queue', { maxReceives: 1 }] as const };
    expect(stored({ ...lab, components })).toMatchObject({ delivered: 0, lost: 3 });
  });

  test('dies with its replica and is delivered again when the visibility time-out is over', () => {
    const faults = [{ at: 50, forMs: 100, target: { id: 'worker' }, effect: 'crash', replicas: 1 }];
    const worker = { batch: 3, batchWaitMs: 10 };
    const died = stored(batching([0, 0, 0], worker, { faults }));
    // The store goes on with the call that it has. 5 s after they were taken the messages come back, the first one alone:
    // it has waited long enough by then.
    expect(died).toMatchObject({ delivered: 3, duplicated: 3, calls: 3 });
    expect(componentOf(died.run, 'queue').again?.expired).toBe(3);
  });

  test('of an idempotent worker looks its keys up together, and is served once', () => {
    const faults = [{ at: 50, forMs: 100, target: { id: 'worker' }, effect: 'crash', replicas: 1 }];
    const physics = {
      service: { workMs: 0, publishMs: 0 },
      worker: { workMs: 0, dedupeMs: 7 },
      store: { latencyMs: 100 },
    };
    const worker = { batch: 3, batchWaitMs: 10, idempotent: true };
    const lab = batching([0, 0, 0], worker, { faults, physics });
    expect(stored(lab)).toMatchObject({ delivered: 3, duplicated: 0, calls: 3, lastMs: 107 });
  });

  test('that is acknowledged before the work is lost with its replica', () => {
    const faults = [{ at: 50, forMs: 100, target: { id: 'worker' }, effect: 'crash', replicas: 1 }];
    const lab = batching([0, 0, 0], { batch: 3, batchWaitMs: 10, ack: 'before' }, { faults });
    const slowWork = { ...lab.physics, worker: { workMs: 100 } };
    expect(stored({ ...lab, physics: slowWork })).toMatchObject({ delivered: 0, lost: 3 });
  });

  test('takes messages of one flow only', () => {
    const flows = [
      { id: 'f', to: 'store', arrivals: { at: [0, 20] } },
      { id: 'g', to: 'store', arrivals: { at: [10, 30] } },
    ];
    const lab = batching([], { batch: 4, batchWaitMs: 50 }, { flows });
    // Two of f at 50, then two of g when the slot is free again.
    const { run } = stored(lab);
    expect(run.connections[3]).toMatchObject({ sent: 2, items: 4 });
    expect(flowOf(run, 'g').lastDeliveryMs).toBe(250);
  });
});
