import { describe, expect, test } from 'vitest';
import { runByBoth } from '@/tests/support/both-engines';
import { buildLab, flowOf, type Lab, runLab } from '@/tests/support/lab';
import { simulateNaively } from '@/tests/support/naive-engine/simulate-naively';

/** A pool whose only receive fails after the provider has served, with a dead-letter queue behind it and a second pool. */
function twoPools(first: boolean, second: boolean): Lab {
  return {
    components: {
      client: ['client'],
      api: ['service'],
      jobs: ['queue', { maxReceives: 1, visibilityTimeoutMs: 1000 }],
      pool: ['worker', { idempotent: first }],
      failed: ['queue'],
      again: ['worker', { idempotent: second }],
      provider: ['external-api'],
    },
    connections: [
      ['client', 'api', 'sync'],
      ['api', 'jobs', 'async'],
      ['jobs', 'pool', 'async'],
      ['pool', 'provider', 'sync'],
      ['jobs', 'failed', 'async'],
      ['failed', 'again', 'async'],
      ['again', 'provider', 'sync'],
    ],
    physics: { worker: { workMs: 1 }, provider: { latencyMs: 100 } },
    flows: [{ to: 'provider', arrivals: { at: [0] } }],
    // The pool dies while it waits for its call, which goes on at the provider.
    faults: [{ at: 50, forMs: 10, target: { id: 'pool' }, effect: 'crash', replicas: 1 }],
    horizonMs: 60_000,
  };
}

function duplicates(lab: Lab): number {
  const run = runByBoth(lab);
  expect(flowOf(run).items.delivered).toBe(1);
  return flowOf(run).items.duplicated;
}

describe('a key protects from the moment it was sent', () => {
  test('a repeat with the key is harmless when the first serving carried it', () => {
    expect(duplicates(twoPools(true, true))).toBe(0);
  });

  test('a repeat with the key is a duplicate when the first serving carried none', () => {
    expect(duplicates(twoPools(false, true))).toBe(1);
  });

  test('a repeat without the key is a duplicate when the first serving carried it', () => {
    expect(duplicates(twoPools(true, false))).toBe(1);
  });

  test('a key that came with a duplicate protects from then on', () => {
    const lab: Lab = {
      components: {
        client: ['client'],
        plain: ['service'],
        topic: ['topic'],
        one: ['worker', { idempotent: true }],
        two: ['worker', { idempotent: true }],
        provider: ['external-api'],
      },
      connections: [
        ['client', 'plain', 'sync'],
        ['plain', 'provider', 'sync'],
        ['plain', 'topic', 'async'],
        ['topic', 'one', 'async'],
        ['topic', 'two', 'async'],
        ['one', 'provider', 'sync'],
        ['two', 'provider', 'sync'],
      ],
      physics: { worker: { workMs: 1 }, provider: { latencyMs: 10 } },
      flows: [{ to: 'provider', arrivals: { at: [0] } }],
      horizonMs: 60_000,
    };
    expect(duplicates(lab)).toBe(1);
  });
});

/** A service that calls a provider, whose answers are lost for the first 300 ms, again and again. */
function repeating(settings: Record<string, string | number>, more: Partial<Lab> = {}): Lab {
  return {
    components: {
      client: ['client'],
      api: ['service', { timeoutMs: 100, retries: 5, backoffMs: 0, ...settings }],
      provider: ['external-api'],
    },
    connections: [
      ['client', 'api', 'sync'],
      ['api', 'provider', 'sync'],
    ],
    physics: { service: { workMs: 0 }, provider: { latencyMs: 10 } },
    flows: [{ to: 'provider', arrivals: { at: [0] } }],
    faults: [{ at: 0, forMs: 300, target: { id: 'provider' }, effect: 'lose-answers', share: 1 }],
    horizonMs: 60_000,
    ...more,
  };
}

describe('a caller that gets no answer calls again', () => {
  test.each([
    // Calls at 0, 100, 200 and 300 ms; the answer to the fourth arrives.
    ['none', 3],
    ['per-attempt', 3],
    ['per-operation', 0],
  ])('with keys "%s" that makes %i duplicates', (keys, expected) => {
    const { run } = runLab(repeating({ keys }));
    expect(duplicates(repeating({ keys }))).toBe(expected);
    expect(flowOf(run).responseMs.max).toBe(310);
    expect(run.connections[1]).toMatchObject({ sent: 4, failed: 3, timedOut: 3 });
    expect(run.components[2]).toMatchObject({ served: 4, answersLost: 3, errors: 0 });
  });

  test.each([
    // Serving at 10, 110, 210, 310 ms: within 100 ms each repeat finds the key of the one before, or not.
    [1000, 0],
    [250, 1],
    [100, 1],
    [99, 3],
  ])('a target that remembers keys for %i ms serves it again %i times', (keyTtlMs, expected) => {
    const lab = repeating({ keys: 'per-operation' });
    const physics = { ...lab.physics, provider: { latencyMs: 10, keyTtlMs } };
    expect(duplicates({ ...lab, physics })).toBe(expected);
  });

  test('passes on the key that came in unless it has one of its own', () => {
    const front = (keys: string): Lab => {
      const lab = repeating({});
      return {
        ...lab,
        components: { ...lab.components, front: ['service', { keys }] },
        connections: [
          ['client', 'front', 'sync'],
          ['front', 'api', 'sync'],
          ['api', 'provider', 'sync'],
        ],
      };
    };
    expect(duplicates(front('none'))).toBe(3);
    expect(duplicates(front('per-operation'))).toBe(0);
  });

  test('loses the answer behind a load balancer as well, which holds nothing back', () => {
    const lab = repeating({ keys: 'per-operation' });
    const behind: Lab = {
      ...lab,
      components: { ...lab.components, balancer: ['load-balancer'], card: ['service'] },
      connections: [
        ['client', 'api', 'sync'],
        ['api', 'balancer', 'sync'],
        ['balancer', 'card', 'sync'],
        ['card', 'provider', 'sync'],
      ],
      faults: [{ at: 0, forMs: 300, target: { id: 'card' }, effect: 'lose-answers', share: 1 }],
    };
    const { run } = runLab(behind);
    expect(duplicates(behind)).toBe(0);
    const balancer = run.components.find(({ id }) => id === 'balancer');
    // Four calls of 11 ms each: nothing of the lost ones stays.
    expect(balancer).toMatchObject({ errors: 3, served: 1 });
    expect(balancer?.meanInSystem).toBeCloseTo(44 / 60_000, 6);
  });

  test('loses both answers of two tries as often as chance says', () => {
    const lab = repeating({ retries: 1, keys: 'per-operation' });
    const faults = [
      { at: 0, forMs: 6e6, target: { id: 'provider' }, effect: 'lose-answers', share: 0.2 },
    ];
    const arrivals = { perSecond: 10, poisson: false, fromMs: 0, toMs: 2e6 };
    const many = { ...lab, faults, flows: [{ to: 'provider', arrivals }], horizonMs: 3e6 };
    const { rejected, requests } = flowOf(runLab(many).run);
    // 20,000 requests fail with a chance of 0.2 × 0.2: four standard deviations are 0.0055.
    expect(requests).toBe(20_000);
    expect(Math.abs(rejected / requests - 0.04)).toBeLessThan(0.0055);
  });
});

describe('a client that gets no answer asks again', () => {
  const asking = (keys: string, again: object = {}): Lab => ({
    ...repeating({ retries: 0 }),
    flows: [
      {
        to: 'provider',
        arrivals: { at: [0] },
        timeoutMs: 80,
        again: { times: 5, afterMs: 20, keys, ...again },
      },
    ],
  });

  test.each([
    ['none', 3],
    ['per-attempt', 3],
    ['per-operation', 0],
  ])('with keys "%s", which a service passes on: %i duplicates', (keys, expected) => {
    expect(duplicates(asking(keys))).toBe(expected);
    // Tries at 0, 100, 200 and 300 ms; it has waited since the first.
    expect(flowOf(runLab(asking(keys)).run)).toMatchObject({
      requests: 1,
      accepted: 1,
      timedOut: 0,
      responseMs: { max: 310 },
    });
  });

  test('gives up after its last try, and counts once', () => {
    const { run } = runLab(asking('per-operation', { times: 2 }));
    expect(flowOf(run)).toMatchObject({ requests: 1, accepted: 0, timedOut: 1 });
    expect(run.connections[0]).toMatchObject({ sent: 3 });
  });

  test('takes no late answer of an earlier try for one of the present', () => {
    const lab = asking('per-operation', { times: 1, afterMs: 5 });
    const slow: Lab = { ...lab, physics: { service: { workMs: 90 } }, faults: [] };
    // The first try's answer comes at 100 ms, in the time of the second (85 to 165 ms).
    expect(flowOf(runLab(slow).run)).toMatchObject({ accepted: 0, timedOut: 1 });
  });
});

describe('what belongs together', () => {
  const charging = (faults: Lab['faults']): Lab => ({
    components: {
      client: ['client'],
      api: ['service'],
      provider: ['external-api'],
      ledger: ['database'],
    },
    connections: [
      ['client', 'api', 'sync'],
      ['api', 'provider', 'sync'],
      ['api', 'ledger', 'sync'],
    ],
    physics: { service: { workMs: 0 }, provider: { latencyMs: 100 }, ledger: { latencyMs: 50 } },
    flows: [
      {
        to: ['provider', 'ledger'],
        whole: ['provider', 'ledger'],
        arrivals: { at: [0, 60, 1000] },
      },
    ],
    ...(faults === undefined ? {} : { faults }),
    horizonMs: 60_000,
  });

  test('is half done when the service dies between the two calls', () => {
    const crash = { at: 120, forMs: 10, target: { id: 'api' }, effect: 'crash', replicas: 1 };
    const lab = charging([crash]);
    const { run, trouble } = runLab(lab);
    // The first was charged at 100 ms and reaches the ledger at 150; the second call of the other comes back to nobody.
    expect(flowOf(run).partly).toEqual({
      items: 1,
      onTheWay: 0,
      missing: [{ id: 'ledger', items: 1 }],
    });
    expect(trouble[0]?.partly).toBe(1);
    expect(simulateNaively({ ...buildLab(lab), scenarioId: 's', seed: 'lab' })).toEqual(run);
  });

  test('is on its way while a copy of it is', () => {
    const { run } = runLab({ ...charging([]), horizonMs: 120 });
    expect(flowOf(run).partly).toEqual({
      items: 1,
      onTheWay: 1,
      missing: [{ id: 'ledger', items: 1 }],
    });
  });

  test('is whole when all went well, and is not counted where nothing belongs together', () => {
    expect(flowOf(runLab(charging([])).run).partly).toEqual({ items: 0, onTheWay: 0, missing: [] });
    expect(flowOf(runLab(repeating({})).run)).not.toHaveProperty('partly');
  });
});

describe('a network', () => {
  test('delays each call, from clients too, and nothing else', () => {
    const lab = repeating({}, { faults: [], network: 30 });
    // Client to service and service to provider, 30 ms each; the provider takes 10.
    expect(flowOf(runLab(lab).run).responseMs.max).toBe(70);
    expect(runLab(lab).run.components[1]?.meanWaitMs).toBe(0);
  });

  test('counts against the time-out of the call', () => {
    const lab = repeating({ retries: 0 }, { faults: [], network: 91 });
    const { run } = runLab(lab);
    expect(flowOf(run)).toMatchObject({ rejected: 1, items: { delivered: 1 } });
  });

  test('lets a call arrive although its caller has died, and what is called has died meanwhile', () => {
    const faults = [
      { at: 40, forMs: 5, target: { type: 'service' }, effect: 'crash', replicas: 1 },
      { at: 50, forMs: 5, target: { id: 'provider' }, effect: 'crash', replicas: 1 },
    ];
    const lab = repeating({}, { faults, network: 30 });
    expect(flowOf(runLab(lab).run).items).toMatchObject({ delivered: 1 });
  });
});
