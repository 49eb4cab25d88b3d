import { describe, expect, test } from 'vitest';
import { runByBoth } from '@/tests/support/both-engines';
import { componentOf, flowOf, type Lab, type LabConnection, runLab } from '@/tests/support/lab';

/** Ten requests a second for ten seconds through a service to a provider. */
function steady(fault: Record<string, unknown>, api: Record<string, number> = {}): Lab {
  return {
    components: {
      client: ['client'],
      balancer: ['load-balancer'],
      api: ['service', api],
      provider: ['external-api'],
    },
    connections: [
      ['client', 'balancer', 'sync'],
      ['balancer', 'api', 'sync'],
      ['api', 'provider', 'sync'],
    ],
    physics: {
      balancer: { latencyMs: 0 },
      api: { workMs: 10 },
      provider: { latencyMs: 50, errorMs: 5 },
    },
    flows: [
      {
        to: 'provider',
        arrivals: { perSecond: 10, poisson: false, fromMs: 0, toMs: 10_000 },
        timeoutMs: 2000,
      },
    ],
    horizonMs: 60_000,
    faults: [{ at: 2040, forMs: 1000, ...fault }],
  };
}

describe('faults', () => {
  test('an outage fails calls at once and lets those in flight complete', () => {
    const { run } = runLab(steady({ target: { id: 'provider' }, effect: 'outage' }));
    expect(flowOf(run)).toMatchObject({ accepted: 90, rejected: 10 });
    expect(componentOf(run, 'provider').errors).toBe(10);
  });

  test('a pause lets calls hang until it ends', () => {
    const { run } = runLab(steady({ target: { id: 'provider' }, effect: 'pause' }));
    const flow = flowOf(run);
    expect(flow.accepted).toBe(100);
    expect(flow.responseMs.max).toBe(3040 - 2100 + 50);
    expect(flow.responseMs.p50).toBe(60);
  });

  test('hanging at the door counts as waiting, for those who then wait in line too', () => {
    const { run } = runLab({
      components: { client: ['client'], api: ['service', { concurrency: 1 }] },
      connections: [['client', 'api', 'sync']],
      physics: { api: { workMs: 10 } },
      flows: [{ to: 'api', arrivals: { at: [0, 0, 200] } }],
      faults: [{ at: 0, forMs: 100, target: { id: 'api' }, effect: 'pause' }],
      horizonMs: 1000,
    });
    expect(componentOf(run, 'api').meanWaitMs).toBe(70);
  });

  test('a pause longer than the time-out ends calls as errors', () => {
    const { run } = runLab(
      steady({ target: { id: 'provider' }, effect: 'pause' }, { timeoutMs: 200 }),
    );
    expect(flowOf(run).rejected).toBe(8);
    expect(flowOf(run).items.delivered).toBe(100);
  });

  test('slowness multiplies service times', () => {
    const { run } = runLab(steady({ target: { type: 'external-api' }, effect: 'slow', factor: 4 }));
    expect(flowOf(run).responseMs.max).toBe(210);
  });

  test('rejections fail their share of the calls', () => {
    const { run } = runLab(
      steady({ target: { callersOf: 'provider' }, effect: 'reject', share: 0.5 }),
    );
    expect(flowOf(run).rejected).toBeGreaterThan(0);
    expect(flowOf(run).rejected).toBeLessThan(10);
    expect(componentOf(run, 'provider').served).toBe(100 - flowOf(run).rejected);
  });

  test('the entry of a flow is found behind its load balancer', () => {
    const { run } = runLab(steady({ target: { entryOf: 'f' }, effect: 'outage' }));
    expect(componentOf(run, 'api').errors).toBe(10);
  });

  test('a crash errs to callers at once, refuses while down, and comes back', () => {
    const { run } = runLab(
      steady({ target: { id: 'api' }, effect: 'crash', replicas: 1 }, { replicas: 1 }),
    );
    const flow = flowOf(run);
    expect(flow).toMatchObject({ accepted: 89, rejected: 11 });
    // The call it had made goes on at the callee.
    expect(flow.items.delivered).toBe(90);
  });

  test('a crash of one of two replicas leaves the other to work', () => {
    const { run } = runLab(
      steady({ target: { id: 'api' }, effect: 'crash', replicas: 1 }, { replicas: 2 }),
    );
    expect(flowOf(run).rejected).toBe(1);
  });

  test('those with the most work in hand die first', () => {
    const busy = runLab({
      components: {
        client: ['client'],
        api: ['service', { replicas: 3, concurrency: 5 }],
        provider: ['external-api'],
      },
      connections: [
        ['client', 'api', 'sync'],
        ['api', 'provider', 'sync'],
      ],
      physics: { api: { workMs: 10 }, provider: { latencyMs: 5000 } },
      flows: [{ to: 'provider', arrivals: { at: [0, 0, 0, 0] } }],
      faults: [{ at: 1000, forMs: 10, target: { id: 'api' }, effect: 'crash', replicas: 1 }],
    });
    expect(flowOf(busy.run).rejected).toBe(2);
  });

  describe('a crash of several components', () => {
    /** Two pools behind one queue each, all busy with calls of 50 s, and who of them is left with what. */
    const pools = (order: readonly string[], faults: Record<string, unknown>[]) => {
      const lab: Lab = {
        components: {
          client: ['client'],
          api: ['service'],
          ...Object.fromEntries(
            order.flatMap((name) => [
              [`queue-${name}`, ['queue']],
              [name, ['worker', { replicas: 4, concurrency: name === 'wide' ? 3 : 1 }]],
            ]),
          ),
          provider: ['external-api'],
        },
        connections: [
          ['client', 'api', 'sync'],
          ...order.flatMap((name): LabConnection[] => [
            ['api', `queue-${name}`, 'async'],
            [`queue-${name}`, name, 'async'],
            [name, 'provider', 'sync'],
          ]),
        ],
        physics: { provider: { latencyMs: 50_000 }, worker: { workMs: 1 } },
        flows: [{ to: 'provider', arrivals: { at: Array.from({ length: 12 }, () => 0) } }],
        faults,
        horizonMs: 20_000,
      };
      const run = runByBoth(lab);
      return Object.fromEntries(order.map((name) => [name, componentOf(run, name).errors]));
    };
    const crashAt = (at: number, replicas: number) => ({
      at,
      forMs: 10,
      target: { workersFor: 'provider' },
      effect: 'crash',
      replicas,
    });

    test('takes one replica of each in turn, whoever was drawn first and has more in hand', () => {
      expect(pools(['wide', 'slim'], [crashAt(1000, 2)])).toEqual({ wide: 3, slim: 1 });
      expect(pools(['slim', 'wide'], [crashAt(1000, 2)])).toEqual({ wide: 3, slim: 1 });
      expect(pools(['slim', 'wide'], [crashAt(1000, 3)])).toEqual({ wide: 6, slim: 1 });
    });

    test('takes those next of which fewest have died before', () => {
      const order = ['a', 'b', 'c'];
      expect(pools(order, [crashAt(1000, 1)])).toEqual({ a: 1, b: 0, c: 0 });
      expect(pools(order, [crashAt(1000, 1), crashAt(2000, 1)])).toEqual({ a: 1, b: 1, c: 0 });
      expect(pools(order, [crashAt(1000, 2), crashAt(2000, 1)])).toEqual({ a: 1, b: 1, c: 1 });
    });
  });

  test('a crashed worker leaves its message to be delivered again after the visibility time-out', () => {
    const { run, story } = runLab(
      {
        components: {
          client: ['client'],
          api: ['service'],
          jobs: ['queue', { visibilityTimeoutMs: 4000 }],
          worker: ['worker'],
          provider: ['external-api'],
        },
        connections: [
          ['client', 'api', 'sync'],
          ['api', 'jobs', 'async'],
          ['jobs', 'worker', 'async'],
          ['worker', 'provider', 'sync'],
        ],
        physics: {
          api: { workMs: 2, publishMs: 1 },
          worker: { workMs: 10 },
          provider: { latencyMs: 50 },
        },
        flows: [{ to: 'provider', arrivals: { at: [0] } }],
        faults: [{ at: 40, forMs: 100, target: { id: 'worker' }, effect: 'crash', replicas: 1 }],
      },
      { watch: { flow: 'f', item: 0 } },
    );
    const flow = flowOf(run);
    expect(flow.items).toMatchObject({ delivered: 1, duplicated: 1, pending: 0 });
    expect(componentOf(run, 'jobs').served).toBe(1);
    const told = story?.map((step) => step.kind) ?? [];
    expect(told.lastIndexOf('taken')).toBeGreaterThan(told.indexOf('dies'));
    expect(story).toContainEqual(expect.objectContaining({ kind: 'serves', again: true }));
  });

  test('a queue that is out refuses to be published to and delivers nothing, but keeps what it has', () => {
    const { run } = runLab({
      components: {
        client: ['client'],
        api: ['service'],
        jobs: ['queue'],
        worker: ['worker', { replicas: 1 }],
      },
      connections: [
        ['client', 'api', 'sync'],
        ['api', 'jobs', 'async'],
        ['jobs', 'worker', 'async'],
      ],
      physics: { api: { workMs: 0, publishMs: 0 }, worker: { workMs: 100 } },
      flows: [{ to: 'worker', arrivals: { at: [0, 0, 500] } }],
      faults: [{ at: 50, forMs: 1000, target: { id: 'jobs' }, effect: 'outage' }],
    });
    const flow = flowOf(run);
    expect(flow).toMatchObject({ accepted: 2, rejected: 1 });
    expect(flow.items).toMatchObject({ delivered: 2, refused: 1 });
    expect(flow.lastDeliveryMs).toBe(1150);
  });
});

describe('trouble', () => {
  test('names the first item of each kind, and its story can be told', () => {
    const lab: Lab = {
      components: {
        client: ['client'],
        api: ['service'],
        jobs: ['queue', { maxReceives: 2 }],
        worker: ['worker'],
        provider: ['external-api'],
        dead: ['queue'],
      },
      connections: [
        ['client', 'api', 'sync'],
        ['api', 'jobs', 'async', { unit: 'item' }],
        ['jobs', 'worker', 'async'],
        ['worker', 'provider', 'sync'],
        ['jobs', 'dead', 'async'],
      ],
      flows: [{ to: 'provider', items: 20, arrivals: { at: [0] } }],
      poison: { flow: 'f', item: 7 },
    };
    const { trouble } = runLab(lab);
    expect(trouble).toEqual([
      {
        flow: 'f',
        duplicated: null,
        deadLettered: 7,
        pending: null,
        partly: null,
        lost: null,
        refused: null,
      },
    ]);
    const { story } = runLab(lab, { watch: { flow: 'f', item: 7 } });
    expect(story?.at(-1)).toMatchObject({ kind: 'enters-queue', component: 'dead' });
    const failures = story?.filter((s) => s.kind === 'failed' && s.component === 'provider');
    expect(failures).toHaveLength(2);
  });
});

describe('budgets', () => {
  test('a storm of messages ends with the budget and names who made it', () => {
    const { run } = runLab(
      {
        components: {
          client: ['client'],
          api: ['service'],
          a: ['queue'],
          w: ['worker', { replicas: 100 }],
        },
        connections: [
          ['client', 'api', 'sync'],
          ['api', 'a', 'async', { unit: 'item' }],
          ['a', 'w', 'async'],
          ['w', 'a', 'async'],
          ['w', 'api', 'async'],
        ],
        flows: [{ to: 'w', items: 100, arrivals: { at: [0] } }],
      },
      { maxEvents: 50_000 },
    );
    expect(run.status).toBe('budget-exceeded');
    expect(run.blamed).toBe('w');
    const { items } = flowOf(run);
    expect(items.delivered).toBe(100);
  });

  test('users who never think end with the budget too', () => {
    const { run } = runLab(
      {
        components: { client: ['client'] },
        connections: [],
        flows: [{ to: 'nowhere', arrivals: { users: 1, thinkMs: 0 } }],
      },
      { maxEvents: 1000 },
    );
    expect(run.status).toBe('budget-exceeded');
    expect(run.blamed).toBe('client');
  });

  test('a run without events is defined', () => {
    const { run } = runLab({
      components: { client: ['client'] },
      connections: [],
      flows: [{ to: 'nowhere', arrivals: { at: [5000] } }],
      horizonMs: 1000,
    });
    expect(flowOf(run)).toMatchObject({ requests: 0, lastDeliveryMs: null });
    expect(flowOf(run).responseMs).toEqual({
      mean: null,
      p50: null,
      p95: null,
      p99: null,
      max: null,
    });
  });
});
