import { describe, expect, test } from 'vitest';
import type { SettingValue } from '@/core/contracts/diagram-schema';
import { runByBoth } from '@/tests/support/both-engines';
import { componentOf, flowOf, type Lab, runLab } from '@/tests/support/lab';
import { asking, sending } from '@/tests/support/shard-labs';
import { itemKeys, shardOf } from './item-keys';

type Settings = Record<string, SettingValue>;

/** As many worlds, each with its own number of keys: which key an item has is never drawn. */
const WORLDS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
/** A value further from what theory says comes once in 16,000 tries. */
const Z_LIMIT = 4;

/** How many of the first so many items, without keys, lie in a shard: their numbers say so. */
const itemsIn = (shard: number, shards: number, items: number) =>
  Array.from({ length: items }, (_, item) => item).filter((item) => shardOf(item, shards) === shard)
    .length;

describe('shares', () => {
  test('keys are spread evenly, whatever there are of them', () => {
    for (const world of WORLDS) {
      const keys = 2000 + 37 * world;
      for (const shards of [2, 3, 5, 16]) {
        const counts = new Array<number>(shards).fill(0);
        for (let key = 0; key < keys; key++) counts[shardOf(key, shards)]! += 1;
        const sigma = Math.sqrt((keys / shards) * (1 - 1 / shards));
        for (const count of counts) {
          expect(Math.abs(count - keys / shards) / sigma).toBeLessThan(Z_LIMIT);
        }
      }
    }
  });

  test('a run with uniform keys has shards that are busy alike', () => {
    const arrivals = { perSecond: 200, poisson: true, fromMs: 0, toMs: 20_000 };
    const lab = asking({ partitions: 4 }, { keys: { count: 100_000 }, arrivals });
    const { run } = runLab(lab);
    const { shards, utilisation } = componentOf(run, 'table');
    const sigma = Math.sqrt((0.25 * 0.75) / flowOf(run).requests);
    expect(((shards?.busiest?.share ?? 1) - 0.25) / sigma).toBeLessThan(Z_LIMIT);
    expect((shards?.busiest?.utilisation ?? 1) - (utilisation ?? 0)).toBeLessThan(0.05);
  });

  test("by Zipf's law the busiest shard has the share of the keys that lie in it", () => {
    for (const world of WORLDS) {
      const count = 50 + 7 * world;
      const byShard = new Array<number>(6).fill(0);
      let all = 0;
      for (let key = 0; key < count; key++) {
        byShard[shardOf(key, 6)]! += 1 / (key + 1);
        all += 1 / (key + 1);
      }
      const theory = Math.max(...byShard) / all;
      const arrivals = { perSecond: 200, poisson: false, fromMs: 0, toMs: 20_000 };
      const flow = { keys: { count, popularity: 'zipf' }, arrivals };
      const { run } = runLab(asking({ partitions: 6 }, flow));
      const share = componentOf(run, 'table').shards?.busiest?.share ?? 0;
      const sigma = Math.sqrt((theory * (1 - theory)) / flowOf(run).requests);
      expect(Math.abs(share - theory) / sigma).toBeLessThan(Z_LIMIT);
    }
  });
});

describe('a hot key', () => {
  const hot = {
    keys: { count: 1 },
    arrivals: { perSecond: 150, poisson: true, fromMs: 0, toMs: 10_000 },
  };

  test('fills its shard while the others idle', () => {
    const { run } = runLab(asking({ partitions: 4 }, hot));
    const { shards, utilisation } = componentOf(run, 'table');
    expect(shards).toMatchObject({ count: 4, busiest: { share: 1 } });
    expect(shards?.busiest?.utilisation).toBeGreaterThan(0.7);
    expect(utilisation).toBeCloseTo((shards?.busiest?.utilisation ?? 0) / 4, 5);
  });

  test('is not helped by more shards, but by more replicas of each', () => {
    const flows = [1, 2, 4, 16].map((partitions) =>
      flowOf(runLab(asking({ partitions }, hot)).run),
    );
    for (const flow of flows) expect(flow).toEqual(flows[0]);
    const helped = flowOf(runLab(asking({ partitions: 4, replicas: 2 }, hot)).run);
    expect(helped.responseMs.p99).toBeLessThan(Number(flows[0]?.responseMs.p99) / 10);
  });

  test('of a queue neither', () => {
    const flow = { keys: { count: 1 }, arrivals: { at: [0, 0, 0, 0, 0, 0] } };
    const lasts = [1, 2, 8].map((partitions) => {
      const run = runByBoth(sending({ partitions }, flow));
      return flowOf(run).lastDeliveryMs;
    });
    expect(lasts).toEqual([600, 600, 600]);
    expect(flowOf(runByBoth(sending({}, flow))).lastDeliveryMs).toBe(200);
  });
});

describe('one shard', () => {
  test('of a database or cache is no shard at all', () => {
    const flow = { arrivals: { perSecond: 150, poisson: true, fromMs: 0, toMs: 5000 } };
    const crash = { at: 900, forMs: 700, target: { id: 'table' }, effect: 'crash', replicas: 1 };
    for (const replicas of [1, 3]) {
      const ran = (table: Settings) => runLab(asking(table, flow, { faults: [crash] }));
      expect(ran({ replicas, partitions: 1 })).toEqual(ran({ replicas }));
    }
  });
});

describe('shards of a database', () => {
  test('have lines of their own', () => {
    const at = new Array<number>(12).fill(0);
    const run = runByBoth(asking({ partitions: 2 }, { arrivals: { at } }));
    const inFirst = itemsIn(0, 2, 12);
    const most = Math.max(inFirst, 12 - inFirst);
    expect(flowOf(run).lastDeliveryMs).toBe(10 * most);
    expect(componentOf(run, 'table')).toMatchObject({
      peakDepth: 10,
      shards: { count: 2, busiest: { share: Number((most / 12).toFixed(6)) } },
    });
  });

  test('fail alone when their replicas die', () => {
    const items = 40;
    const at = Array.from({ length: items }, (_, item) => 1000 + 100 * item);
    const crash = { at: 500, forMs: 60_000, target: { id: 'table' }, effect: 'crash', replicas: 1 };
    const run = runByBoth(asking({ partitions: 2 }, { arrivals: { at } }, { faults: [crash] }));
    // Nobody has work in hand: the first replica dies, that of the first shard.
    const lost = itemsIn(0, 2, items);
    expect(flowOf(run)).toMatchObject({ rejected: lost, accepted: items - lost });
    expect(componentOf(run, 'table').unavailable).toBe(lost);
  });

  test('take those who wait in them along', () => {
    const at = [0, 0, 0, 0, 0, 0];
    const crash = { at: 5, forMs: 60_000, target: { id: 'table' }, effect: 'crash', replicas: 9 };
    const run = runByBoth(asking({ partitions: 2 }, { arrivals: { at } }, { faults: [crash] }));
    expect(flowOf(run)).toMatchObject({ rejected: 6, accepted: 0 });
  });
});

describe('shards of a cache', () => {
  test('forget what was theirs when their replicas die', () => {
    const keys = { count: 20 };
    const keyOf = itemKeys({ ...keys, popularity: 'uniform' });
    const early = Array.from({ length: 300 }, (_, item) => item);
    const late = Array.from({ length: 300 }, (_, item) => 2000 + item);
    const lab: Lab = {
      components: {
        client: ['client'],
        cache: ['cache', { partitions: 2 }],
        table: ['database'],
      },
      connections: [
        ['client', 'cache', 'sync'],
        ['cache', 'table', 'sync'],
      ],
      physics: { cache: { latencyMs: 0 }, table: { latencyMs: 0 } },
      flows: [{ to: 'table', access: 'read', keys, arrivals: { at: [...early, ...late] } }],
      faults: [{ at: 1000, forMs: 500, target: { id: 'cache' }, effect: 'crash', replicas: 1 }],
    };
    const first = new Set(early.map(keyOf));
    const mine = [...first].filter((key) => shardOf(key, 2) === 0).length;
    expect(componentOf(runByBoth(lab), 'cache').cache).toMatchObject({
      misses: first.size + mine,
      entries: first.size,
    });
  });
});

describe('shards of a queue', () => {
  test('hand out one message at a time, and hold up the other keys that lie in them', () => {
    const at = new Array<number>(12).fill(0);
    const inFirst = itemsIn(0, 2, 12);
    const most = Math.max(inFirst, 12 - inFirst);
    const run = runByBoth(sending({ partitions: 2 }, { arrivals: { at } }));
    expect(flowOf(run).lastDeliveryMs).toBe(100 * most);
    expect(componentOf(run, 'queue').shards?.busiest?.share).toBeCloseTo(most / 12, 6);
  });

  test('go on behind a message that is buried', () => {
    const faults = [{ at: 0, forMs: 1000, target: { id: 'map' }, effect: 'outage' }];
    const queue = { partitions: 1, maxReceives: 1 };
    const run = runByBoth(sending(queue, { arrivals: { at: [0, 1200] } }, { faults }));
    expect(flowOf(run).items).toMatchObject({ lost: 1, delivered: 1 });
  });

  test('keep the latest of each key where only that is kept', () => {
    const queue = { partitions: 1, keep: 'latest-per-key' };
    const keys = { count: 2 };
    const keyOf = itemKeys({ ...keys, popularity: 'uniform' });
    const items = 20;
    const at = Array.from({ length: items }, () => 0);
    const run = runByBoth(sending(queue, { keys, arrivals: { at } }));
    // The first of all is taken at once; of what is left one waits of each key.
    const waiting = new Set(at.slice(1).map((_, item) => keyOf(item + 1))).size;
    expect(componentOf(run, 'queue').dropped?.superseded).toBe(items - 1 - waiting);
    expect(flowOf(run).lastDeliveryMs).toBe(100 * (1 + waiting));
  });

  test('are busy as long as something is under way in them', () => {
    const flow = { keys: { count: 1 }, arrivals: { at: [0, 1000] } };
    const run = runByBoth(sending({ partitions: 3 }, flow, { horizonMs: 2000 }));
    expect(componentOf(run, 'queue').shards?.busiest).toMatchObject({ share: 1, utilisation: 0.1 });
  });
});
