import { describe, expect, test } from 'vitest';
import { runByBoth } from '@/tests/support/both-engines';
import { flowOf, type Lab, runLab } from '@/tests/support/lab';
import { itemKeys } from './item-keys';

/** Requests of one key at the given times: client → api → queue → worker with 4 slots → map, which takes 100 ms. */
function tracking(
  at: number[],
  queue: Record<string, number | string>,
  more: Partial<Lab> = {},
): Lab {
  return {
    components: {
      client: ['client'],
      api: ['service'],
      changes: ['queue', queue],
      worker: ['worker', { concurrency: 4 }],
      map: ['external-api'],
    },
    connections: [
      ['client', 'api', 'sync'],
      ['api', 'changes', 'async'],
      ['changes', 'worker', 'async'],
      ['worker', 'map', 'sync'],
    ],
    physics: {
      service: { workMs: 0, publishMs: 0 },
      worker: { workMs: 0 },
      map: { latencyMs: 100 },
    },
    flows: [{ to: 'map', keys: { count: 1 }, arrivals: { at } }],
    horizonMs: 60_000,
    ...more,
  };
}

/** What the map has shown, both engines being of one mind, and what became of the items. */
function shown(lab: Lab) {
  const run = runByBoth(lab);
  const flow = flowOf(run);
  return { ...flow.targets[0]?.byKey, ...flow.items, queue: run.components[2] };
}

// The map is slow at first: what begins before 50 ms takes ten times as long.
const SLOW = [{ at: 0, forMs: 50, target: { id: 'map' }, effect: 'slow', factor: 10 }];

describe('order per key', () => {
  test('without it a slow message is overtaken by the later ones about the same', () => {
    expect(shown(tracking([0, 60, 70], {}, { faults: SLOW }))).toMatchObject({
      overtaken: 1,
      // The first is shown at 1,000 ms, but a later one was to be seen at 160; the others after 100 each.
      unseenMs: { p50: 100, p99: 160, max: 160 },
    });
  });

  test('with it the later ones wait until the one before is done', () => {
    expect(shown(tracking([0, 60, 70], { order: 'per-key' }, { faults: SLOW }))).toMatchObject({
      overtaken: 0,
      unseenMs: { p50: 1040, p99: 1130, max: 1130 },
    });
  });

  test('one that is given back keeps its turn, and lets the next go when it is buried', () => {
    const outage = [{ at: 0, forMs: 1000, target: { id: 'map' }, effect: 'outage' }];
    const patient = tracking([0, 60], { order: 'per-key', maxReceives: 50 }, { faults: outage });
    expect(shown(patient)).toMatchObject({ overtaken: 0, delivered: 2 });
    const queue = { order: 'per-key', maxReceives: 1 };
    expect(shown(tracking([0, 1200], queue, { faults: outage }))).toMatchObject({
      lost: 1,
      delivered: 1,
    });
  });

  test('messages about something else pass', () => {
    const lab = tracking([0, 60, 70, 80], { order: 'per-key' }, { faults: SLOW });
    const flows = [{ to: 'map', keys: { count: 1000 }, arrivals: { at: [0, 60, 70, 80] } }];
    expect(shown({ ...lab, flows })).toMatchObject({ unseenMs: { p50: 100, max: 1000 } });
  });

  test('makes no difference where items carry no keys', () => {
    const flows = [{ to: 'map', arrivals: { at: [0, 60, 70] } }];
    const lab = tracking([], { order: 'per-key', keep: 'latest-per-key' }, { flows, faults: SLOW });
    expect(flowOf(runLab(lab).run).lastDeliveryMs).toBe(1000);
  });
});

describe('the latest per key', () => {
  const busy = { order: 'per-key', keep: 'latest-per-key' };

  test('takes the place of the one that waits, which then counts as lost', () => {
    expect(shown(tracking([0, 10, 20, 30], busy))).toMatchObject({
      delivered: 2,
      lost: 2,
      overtaken: 0,
      // Shown at 100 and 200 ms: the first, and the last for all three.
      unseenMs: { p50: 170, p99: 190, max: 190 },
      queue: { dropped: { superseded: 2, expired: 0 }, peakDepth: 2 },
    });
  });

  test('drops one that was given back when a newer one is there', () => {
    const outage = [{ at: 0, forMs: 1000, target: { id: 'map' }, effect: 'outage' }];
    const lab = tracking([0, 100], { ...busy, maxReceives: 50 }, { faults: outage });
    expect(shown(lab)).toMatchObject({
      delivered: 1,
      lost: 1,
      queue: { dropped: { superseded: 1 } },
    });
  });

  test('needs no room of its own in a full queue', () => {
    expect(shown(tracking([0, 10, 20, 30], { ...busy, capacity: 2 }))).toMatchObject({
      refused: 0,
      delivered: 2,
    });
  });
});

describe('a time to live', () => {
  test('drops what has waited too long when it would be handed out', () => {
    const one = { ...tracking([0, 10, 20], { ttlMs: 150 }), faults: [] };
    const lab = { ...one, components: { ...one.components, worker: ['worker'] as const } };
    // One slot: taken at 0 and 100; the third would be at 200, 180 ms after it came.
    expect(shown(lab)).toMatchObject({
      delivered: 2,
      lost: 1,
      unseenMs: { max: 'infinite' },
      queue: { dropped: { superseded: 0, expired: 1 } },
    });
  });
});

describe('keys of items', () => {
  test('are the same in every run, and spread evenly', () => {
    const keyOf = itemKeys({ count: 10, popularity: 'uniform' });
    const counts = new Array<number>(10).fill(0);
    for (let item = 0; item < 100_000; item++) counts[keyOf(item)]! += 1;
    // Each has 10,000 of them, give or take four standard deviations of 95.
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400);
  });

  test("follow Zipf's law when told to", () => {
    const keyOf = itemKeys({ count: 4, popularity: 'zipf' });
    const counts = [0, 0, 0, 0];
    for (let item = 0; item < 100_000; item++) counts[keyOf(item)]! += 1;
    // 1 + 1/2 + 1/3 + 1/4 = 25/12: 48, 24, 16 and 12 of 100.
    [48_000, 24_000, 16_000, 12_000].forEach((expected, key) => {
      expect(Math.abs((counts[key] ?? 0) - expected)).toBeLessThan(700);
    });
    expect(itemKeys({ count: 1, popularity: 'zipf' })(17)).toBe(0);
  });

  test('an even stream into a free map is behind by the time it takes', () => {
    const at = Array.from({ length: 20 }, (_, i) => i * 500);
    expect(shown(tracking(at, {}))).toMatchObject({ unseenMs: { p50: 100, p99: 100, max: 100 } });
  });
});
