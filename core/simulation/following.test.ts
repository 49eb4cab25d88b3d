import { describe, expect, test } from 'vitest';
import { runByBoth } from '@/tests/support/both-engines';
import { componentOf, flowOf, type Lab, runLab } from '@/tests/support/lab';

/** Orders taken at the given times and done by a worker in 10 s; who ordered asks a service, which looks into the shop's table. */
function shop(at: number[], status: Record<string, number>, more: Partial<Lab> = {}): Lab {
  return {
    components: {
      client: ['client'],
      api: ['service'],
      orders: ['queue'],
      kitchen: ['worker', { concurrency: 1000 }],
      status: ['service', status],
      table: ['database'],
    },
    connections: [
      ['client', 'api', 'sync', { flows: ['f'] }],
      ['api', 'orders', 'async'],
      ['orders', 'kitchen', 'async'],
      ['kitchen', 'table', 'sync'],
      ['client', 'status', 'sync', { flows: ['asks'] }],
      ['status', 'table', 'sync', { flows: ['asks'] }],
    ],
    physics: {
      service: { workMs: 0, publishMs: 0 },
      kitchen: { workMs: 10_000 },
      table: { latencyMs: 0 },
    },
    flows: [
      { to: 'table', arrivals: { at } },
      { id: 'asks', to: 'table', arrivals: { follows: 'f' } },
    ],
    horizonMs: 60_000,
    ...more,
  };
}

/** The kitchen tells the status service, too. */
const TOLD: Lab['connections'] = [
  ...shop([], {}).connections,
  ['kitchen', 'status', 'sync', { flows: ['f'] }],
];

/** Who came to know, how late, and how often they asked; both engines being of one mind. */
function hears(lab: Lab) {
  const run = runByBoth(lab);
  return { ...flowOf(run, 'asks').hears, run };
}

describe('whoever asks again and again', () => {
  test('knows with the first question after it is done', () => {
    // Asks at 0, 3, 6, 9 and 12 s; done at 10 s.
    expect(hears(shop([0], { askAgainMs: 3000 }))).toMatchObject({
      asked: 5,
      known: 1,
      missed: 0,
      ms: { mean: 2000, max: 2000 },
    });
  });

  test('is late by half the pause on average, whenever things are done', () => {
    const physics = {
      service: { workMs: 0, publishMs: 0 },
      kitchen: { workMs: { uniform: [5000, 11_000] } },
      table: { latencyMs: 0 },
    };
    const flows = [
      { to: 'table', arrivals: { perSecond: 500, poisson: false, fromMs: 0, toMs: 40_000 } },
      { id: 'asks', to: 'table', arrivals: { follows: 'f' } },
    ];
    const lab = shop([], { askAgainMs: 2000, concurrency: 10_000 }, { physics, flows });
    const components = {
      ...lab.components,
      kitchen: ['worker', { replicas: 100, concurrency: 1000 }] as const,
    };
    const { run } = runLab({ ...lab, components });
    const { mean, max } = flowOf(run, 'asks').hears!.ms;
    // Uniform over the pause: standard error 2,000/√12/√20,000 = 4 ms.
    expect(Math.abs((mean ?? 0) - 1000)).toBeLessThan(17);
    expect(max).toBeLessThanOrEqual(2000);
  });

  test('asks again after an error or a time-out as well', () => {
    const faults = [{ at: 11_000, forMs: 3000, target: { id: 'status' }, effect: 'outage' }];
    expect(hears(shop([0], { askAgainMs: 3000 }, { faults }))).toMatchObject({
      asked: 6,
      ms: { max: 5000 },
    });
  });

  test('counts as no duplicate, and what is never known as missed', () => {
    const faults = [{ at: 5000, forMs: 60_000, target: { id: 'status' }, effect: 'outage' }];
    const lab = shop([0], { askAgainMs: 1000 }, { faults });
    const { run, ...heard } = hears(lab);
    expect(heard).toMatchObject({ known: 0, missed: 1, ms: { mean: null, max: 'infinite' } });
    expect(flowOf(run, 'asks').items).toMatchObject({ duplicated: 0, pending: 1, lost: 0 });
  });
});

describe('what a service knows', () => {
  test('is nothing when it has only taken the order', () => {
    const lab = shop([0], { askAgainMs: 3000 });
    const connections: Lab['connections'] = [
      ...lab.connections.slice(0, 4),
      ['client', 'api', 'sync', { flows: ['asks'] }],
      ['api', 'table', 'sync', { flows: ['asks'] }],
    ];
    const components = { ...lab.components, api: ['service', { askAgainMs: 3000 }] as const };
    expect(hears({ ...lab, components, connections })).toMatchObject({ asked: 5, known: 1 });
  });
});

describe('a question held open', () => {
  test('is answered at once when there is news', () => {
    const lab = shop([0, 500], { holdMs: 30_000 }, { connections: TOLD });
    const { run, ...heard } = hears(lab);
    expect(heard).toMatchObject({ asked: 2, known: 2, ms: { max: 0 } });
    expect(componentOf(run, 'status').held).toMatchObject({
      perReplica: 2,
      peak: 2,
      turnedAway: 0,
    });
  });

  test('without news is answered when its time is over', () => {
    const lab = shop([0], { holdMs: 4000, askAgainMs: 100 });
    // Asks at 0, 4.1, 8.2 and 12.3 s, and the table knows by then.
    expect(hears(lab)).toMatchObject({ asked: 4, ms: { max: 2300 } });
  });

  test('takes no slot, and a connection of its replica', () => {
    const lab = shop([0, 10, 20, 30], { holdMs: 30_000, concurrency: 1, askAgainMs: 20_000 });
    const physics = { ...lab.physics, status: { maxHeld: 3 } };
    const { run, ...heard } = hears({ ...lab, physics, connections: TOLD });
    // The fourth is sent away, and told when it asks again 20 s later.
    expect(heard).toMatchObject({ asked: 5, known: 4, ms: { p50: 0, max: 10_000 } });
    expect(componentOf(run, 'status').held).toMatchObject({ perReplica: 3, turnedAway: 1 });
  });

  test('is lost with its replica, and asked again', () => {
    const faults = [
      { at: 5000, forMs: 1000, target: { id: 'status' }, effect: 'crash', replicas: 1 },
    ];
    const lab = shop([0], { holdMs: 30_000, askAgainMs: 2000 }, { connections: TOLD, faults });
    const { run, ...heard } = hears(lab);
    expect(heard).toMatchObject({ asked: 2, ms: { max: 0 } });
    // Held from 0 to 5 and from 7 to 10 s, of 60.
    expect(componentOf(run, 'status').held?.meanOpen).toBeCloseTo(8 / 60, 6);
  });
});

describe('who need not ask', () => {
  test('is called back', () => {
    const lab = shop([0], { askAgainMs: 4000 });
    const connections: Lab['connections'] = [
      ...lab.connections.slice(0, 4),
      ['kitchen', 'client', 'sync', { flows: ['f'] }],
    ];
    expect(hears({ ...lab, connections })).toMatchObject({ asked: 0, known: 1, ms: { max: 0 } });
  });

  test('was told with the answer', () => {
    const lab = shop([0], {});
    const connections: Lab['connections'] = [
      ['client', 'api', 'sync', { flows: ['f'] }],
      ['api', 'table', 'sync', { flows: ['f'] }],
    ];
    expect(hears({ ...lab, connections })).toMatchObject({ asked: 0, known: 1, ms: { max: 0 } });
  });

  test('or hears by another way while waiting to ask', () => {
    const lab = shop([0], { askAgainMs: 4000 });
    const connections: Lab['connections'] = [
      ...lab.connections,
      ['kitchen', 'client', 'sync', { flows: ['f'] }],
    ];
    expect(hears({ ...lab, connections })).toMatchObject({ asked: 3, ms: { max: 0 } });
  });
});
