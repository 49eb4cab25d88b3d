import { describe, expect, test } from 'vitest';
import { runByBoth } from '@/tests/support/both-engines';
import { componentOf, flowOf, type Lab, type LabConnection } from '@/tests/support/lab';

const PARTS: Lab['components'] = {
  client: ['client'],
  api: ['service'],
  jobs: ['queue'],
  news: ['queue'],
  maker: ['worker'],
  messenger: ['worker'],
  stock: ['database'],
  card: ['external-api'],
  mail: ['external-api'],
};

const PHYSICS = {
  worker: { workMs: 10 },
  service: { workMs: 1, publishMs: 1 },
  stock: { latencyMs: 100, connections: 9 },
  card: { latencyMs: 30, errorMs: 5 },
  mail: { latencyMs: 5, errorMs: 5 },
};

function lab(connections: readonly LabConnection[], more: Partial<Lab> = {}): Lab {
  const used = new Set(connections.map(([from]) => from).concat(connections.map(([, to]) => to)));
  for (const id of ['client', 'stock', 'card', 'mail']) used.add(id);
  return {
    components: Object.fromEntries(
      Object.entries({ ...PARTS, ...more.components }).filter(([id]) => used.has(id)),
    ),
    connections,
    physics: { ...PHYSICS, ...more.physics },
    flows: more.flows ?? [{ to: ['stock', 'card'], arrivals: { at: [0, 500] } }],
    faults: more.faults ?? [],
    ...(more.poison === undefined ? {} : { poison: more.poison }),
    horizonMs: more.horizonMs ?? 100_000,
  };
}

const entry: LabConnection = ['client', 'api', 'sync'];

describe('whether one target was served ahead of another', () => {
  const ahead = (made: Lab) =>
    Object.fromEntries(flowOf(runByBoth(made)).targets.map((target) => [target.id, target.ahead]));

  test('calls made in turn follow from each other in the order of the connections', () => {
    const inTurn = lab([entry, ['api', 'stock', 'sync'], ['api', 'card', 'sync']]);
    expect(ahead(inTurn)).toEqual({ stock: [{ of: 'card', items: 2 }], card: [] });
  });

  test('calls made together follow from none of the others', () => {
    const together = lab([entry, ['api', 'stock', 'sync'], ['api', 'card', 'sync']], {
      components: { api: ['service', { calls: 'together' }] },
    });
    expect(ahead(together)).toEqual({
      stock: [{ of: 'card', items: 2 }],
      card: [{ of: 'stock', items: 2 }],
    });
  });

  test('what is published before a call is ahead of it, however late it is worked off', () => {
    const connections: LabConnection[] = [
      entry,
      ['api', 'jobs', 'async'],
      ['api', 'stock', 'sync'],
      ['jobs', 'maker', 'async'],
      ['maker', 'card', 'sync'],
    ];
    const slow = { worker: { workMs: 5000 } };
    expect(ahead(lab(connections, { physics: slow })).card).toEqual([{ of: 'stock', items: 2 }]);
    const [first, publish, call, ...rest] = connections as [
      LabConnection,
      LabConnection,
      LabConnection,
    ];
    expect(ahead(lab([first, call, publish, ...rest])).card).toEqual([]);
  });

  test('an answer that came too late teaches nothing', () => {
    const impatient = lab([entry, ['api', 'stock', 'sync'], ['api', 'card', 'sync']], {
      components: { api: ['service', { calls: 'together', timeoutMs: 50 }] },
    });
    expect(ahead(impatient).card).toEqual([{ of: 'stock', items: 2 }]);
  });
});

describe('a unit of several items', () => {
  test('knows that a target has served when the last of its items was served there', () => {
    const made = lab([entry, ['api', 'gate', 'sync'], ['gate', 'card', 'sync']], {
      components: { gate: ['service'] },
      flows: [{ to: ['gate', 'card'], items: 3, arrivals: { at: [0] } }],
    });
    expect(flowOf(runByBoth(made)).targets.find(({ id }) => id === 'card')?.ahead).toEqual([
      { of: 'gate', items: 3 },
    ]);
  });
});

describe('news of what is done', () => {
  const flows = [{ to: 'stock', news: ['client', 'mail'], arrivals: { at: [0, 0, 500] } }];
  const told = (connections: readonly LabConnection[], more: Partial<Lab> = {}) => {
    const flow = flowOf(runByBoth(lab([entry, ...connections], { flows, ...more })));
    return { told: flow.told, news: flow.news };
  };
  const made: LabConnection[] = [
    ['api', 'jobs', 'async'],
    ['jobs', 'maker', 'async'],
  ];

  test('is told by whoever has the answer, and by whom they tell through a queue', () => {
    const callback: LabConnection[] = [
      ['maker', 'stock', 'sync'],
      ['maker', 'client', 'sync'],
    ];
    expect(told([...made, ...callback])).toEqual({
      told: 3,
      news: [
        { id: 'client', told: 3, early: 0 },
        { id: 'mail', told: 0, early: 0 },
      ],
    });
    const byMail: LabConnection[] = [
      ['maker', 'stock', 'sync'],
      ['maker', 'news', 'async'],
      ['news', 'messenger', 'async'],
      ['messenger', 'mail', 'sync'],
    ];
    expect(told([...made, ...byMail]).told).toBe(3);
  });

  test('is none when it is told before, by luck after, or of work that failed', () => {
    const first: LabConnection[] = [
      ['maker', 'mail', 'sync'],
      ['maker', 'stock', 'sync'],
    ];
    expect(told([...made, ...first]).news[1]).toEqual({ id: 'mail', told: 0, early: 3 });
    const receipt: LabConnection[] = [
      ...made,
      ['maker', 'stock', 'sync'],
      ['api', 'news', 'async'],
    ];
    const late: LabConnection[] = [
      ['news', 'messenger', 'async'],
      ['messenger', 'mail', 'sync'],
    ];
    const slow = { physics: { messenger: { workMs: 5000 } } };
    expect(told([...receipt, ...late], slow)).toMatchObject({ told: 0 });
  });

  test('counts an item once, however many channels and calls tell of it', () => {
    const twice: LabConnection[] = [
      ['maker', 'stock', 'sync'],
      ['maker', 'client', 'sync'],
      ['maker', 'mail', 'sync'],
      ['maker', 'news', 'async'],
      ['news', 'messenger', 'async'],
      ['messenger', 'mail', 'sync'],
    ];
    expect(told([...made, ...twice])).toEqual({
      told: 3,
      news: [
        { id: 'client', told: 3, early: 0 },
        { id: 'mail', told: 3, early: 0 },
      ],
    });
  });

  test('has no count in a flow without news', () => {
    expect(flowOf(runByBoth(lab([entry, ['api', 'stock', 'sync']]))).told).toBeNull();
  });
});

describe('a poisoned item', () => {
  const poison = { flow: 'f', item: 1 };
  const flows = [{ to: 'card', arrivals: { at: [0, 0, 0] } }];
  const tried: LabConnection[] = [
    entry,
    ['api', 'jobs', 'async'],
    ['jobs', 'maker', 'async'],
    ['maker', 'card', 'sync'],
  ];
  const set: LabConnection = ['jobs', 'news', 'async'];
  const read: LabConnection = ['news', 'messenger', 'async'];
  const items = (connections: readonly LabConnection[]) =>
    flowOf(runByBoth(lab(connections, { flows, poison }))).items;

  test('is set aside when its dead letter is read and kept', () => {
    expect(items([...tried, set])).toMatchObject({ delivered: 2, deadLettered: 1, lost: 0 });
    const kept: LabConnection = ['messenger', 'stock', 'sync'];
    expect(items([...tried, set, read, kept])).toMatchObject({ deadLettered: 1, lost: 0 });
  });

  test('is lost when its dead letter is read and thrown away, or goes round', () => {
    expect(items([...tried, set, read])).toMatchObject({ deadLettered: 0, lost: 1 });
    const round: LabConnection = ['messenger', 'jobs', 'async'];
    expect(items([...tried, set, read, round])).toMatchObject({ deadLettered: 0 });
  });

  test('is named with its next try while it is on its way', () => {
    const patient = { jobs: ['queue', { maxReceives: 20, redeliveryDelayMs: 10_000 }] as const };
    const made = lab([...tried, set], { flows, poison, components: patient });
    const { poisoned } = flowOf(runByBoth(made));
    expect(poisoned).toMatchObject({ queue: 'jobs', receives: 4, maxReceives: 20 });
    expect(poisoned?.nextMs).toBeGreaterThan(100_000);
    expect(flowOf(runByBoth(lab([...tried, set], { flows, poison }))).poisoned).toBeNull();
  });
});

describe('what went wrong on the way', () => {
  test('messages come again for three reasons, which are told apart', () => {
    const queue = (settings: Record<string, number>, worker = {}) =>
      componentOf(
        runByBoth(
          lab(
            [
              entry,
              ['api', 'jobs', 'async'],
              ['jobs', 'maker', 'async'],
              ['maker', 'stock', 'sync'],
            ],
            {
              flows: [{ to: 'stock', arrivals: { at: [0] } }],
              components: { jobs: ['queue', settings], maker: ['worker', worker] },
            },
          ),
        ),
        'jobs',
      ).again;
    expect(queue({ visibilityTimeoutMs: 60 })).toMatchObject({ expired: 1, failed: 0, sameKey: 0 });
    expect(queue({ maxReceives: 3 }, { timeoutMs: 50 })).toMatchObject({ expired: 0, failed: 2 });
    const locked = queue({ visibilityTimeoutMs: 60 }, { idempotent: true, concurrency: 2 });
    expect(locked).toMatchObject({ sameKey: 2 });
  });

  test('calls that came in vain and calls that were given up are counted', () => {
    const made = lab([entry, ['api', 'stock', 'sync'], ['api', 'card', 'sync']], {
      components: { api: ['service', { timeoutMs: 20, retries: 1, calls: 'together' }] },
      faults: [{ at: 400, forMs: 1000, target: { id: 'stock' }, effect: 'outage' }],
    });
    const result = runByBoth(made);
    expect(componentOf(result, 'stock').unavailable).toBe(2);
    expect(result.connections.map(({ timedOut }) => timedOut)).toEqual([0, 2, 4]);
  });

  test('items served again are counted once, their servings each', () => {
    const made = lab([entry, ['api', 'card', 'sync']], {
      components: { api: ['service', { timeoutMs: 20, retries: 3 }] },
      flows: [{ to: 'card', arrivals: { at: [0] } }],
    });
    expect(flowOf(runByBoth(made)).targets[0]).toMatchObject({ duplicated: 3, duplicatedItems: 1 });
    expect(flowOf(runByBoth(made)).targets[0]?.lastDeliveryMs).toBe(31);
  });
});
