import { describe, expect, test } from 'vitest';
import { componentOf, flowOf, type Lab, runLab } from '@/tests/support/lab';

const once = { arrivals: { at: [0] } };

/** Client → api → provider, everything constant. */
function direct(overrides: Partial<Lab> = {}): Lab {
  return {
    components: { client: ['client'], api: ['service'], provider: ['external-api'] },
    connections: [
      ['client', 'api', 'sync'],
      ['api', 'provider', 'sync'],
    ],
    physics: { api: { workMs: 2 }, provider: { latencyMs: 50, errorMs: 5 } },
    flows: [{ to: 'provider', ...once }],
    ...overrides,
  };
}

/** Client → api → queue → worker → provider, everything constant. */
function queued(
  worker: Record<string, string | number | boolean> = {},
  queue: Record<string, number> = {},
  overrides: Partial<Lab> = {},
): Lab {
  return {
    components: {
      client: ['client'],
      api: ['service'],
      jobs: ['queue', queue],
      worker: ['worker', worker],
      provider: ['external-api'],
      dead: ['queue'],
    },
    connections: [
      ['client', 'api', 'sync'],
      ['api', 'jobs', 'async'],
      ['jobs', 'worker', 'async'],
      ['worker', 'provider', 'sync'],
    ],
    physics: {
      api: { workMs: 2, publishMs: 1 },
      worker: { workMs: 10, dedupeMs: 1 },
      provider: { latencyMs: 50, errorMs: 5 },
    },
    flows: [{ to: 'provider', ...once }],
    ...overrides,
  };
}

describe('synchronous calls', () => {
  test('the answer takes the own work and the latency of the call', () => {
    expect(flowOf(runLab(direct()).run).responseMs.p50).toBe(52);
  });

  test('a unit of n items makes n calls to the target one after another', () => {
    const { run } = runLab(direct({ flows: [{ to: 'provider', items: 20, ...once }] }));
    expect(flowOf(run).responseMs.max).toBe(2 + 20 * 50);
    expect(flowOf(run).items.delivered).toBe(20);
  });

  test('the loop outlives the time-out of the client and goes on all the same', () => {
    const { run } = runLab(
      direct({ flows: [{ to: 'provider', items: 1000, timeoutMs: 30_000, ...once }] }),
    );
    const flow = flowOf(run);
    expect(flow.timedOut).toBe(1);
    expect(flow.responseMs.p99).toBe('infinite');
    expect(flow.items).toMatchObject({ delivered: 1000, accepted: 0 });
  });

  test('a caller that times out reports an error while the callee goes on', () => {
    const { run } = runLab(
      direct({
        components: {
          client: ['client'],
          api: ['service', { timeoutMs: 20 }],
          provider: ['external-api'],
        },
      }),
    );
    const flow = flowOf(run);
    expect(flow.rejected).toBe(1);
    expect(flow.items.delivered).toBe(1);
    expect(componentOf(run, 'api').errors).toBe(1);
  });

  test('retries wait for a backoff that doubles, jittered by half', () => {
    const { run } = runLab(
      direct({
        components: {
          client: ['client'],
          api: ['service', { retries: 3, backoffMs: 100 }],
          provider: ['external-api'],
        },
        faults: [{ at: 0, forMs: 1e6, target: { id: 'provider' }, effect: 'outage' }],
      }),
    );
    expect(componentOf(run, 'provider').errors).toBe(4);
    const busyMs = (componentOf(run, 'api').meanInSystem ?? 0) * 3_600_000;
    expect(busyMs).toBeGreaterThan(2 + 4 * 5 + 350);
    expect(busyMs).toBeLessThan(2 + 4 * 5 + 1050);
  });

  test('in-turn stops at the first error, together waits for all', () => {
    const lab = (calls: string): Lab =>
      direct({
        components: {
          client: ['client'],
          api: ['service', { calls }],
          first: ['external-api'],
          provider: ['external-api'],
        },
        connections: [
          ['client', 'api', 'sync'],
          ['api', 'first', 'sync'],
          ['api', 'provider', 'sync'],
        ],
        physics: {
          api: { workMs: 2 },
          first: { latencyMs: 30, failureRate: 1 },
          provider: { latencyMs: 50 },
        },
      });
    expect(flowOf(runLab(lab('in-turn')).run).items).toMatchObject({ delivered: 0, refused: 1 });
    const together = flowOf(runLab(lab('together')).run);
    expect(together.items.delivered).toBe(1);
    expect(together.rejected).toBe(1);
  });

  test('calls together take as long as the longest, in turn as long as all', () => {
    const lab = (calls: string): Lab =>
      direct({
        components: {
          client: ['client'],
          api: ['service', { calls }],
          cache: ['cache'],
          provider: ['external-api'],
        },
        connections: [
          ['client', 'api', 'sync'],
          ['api', 'cache', 'sync'],
          ['api', 'provider', 'sync'],
        ],
        physics: { api: { workMs: 2 }, cache: { latencyMs: 30 }, provider: { latencyMs: 50 } },
      });
    expect(flowOf(runLab(lab('in-turn')).run).responseMs.max).toBe(82);
    expect(flowOf(runLab(lab('together')).run).responseMs.max).toBe(52);
  });

  test('blocking io holds the slot during a call, non-blocking frees it', () => {
    const lab = (io: string): Lab =>
      direct({
        components: {
          client: ['client'],
          api: ['service', { concurrency: 1, io }],
          provider: ['external-api'],
        },
        flows: [{ to: 'provider', arrivals: { at: [0, 0] } }],
      });
    expect(flowOf(runLab(lab('blocking')).run).responseMs.max).toBe(104);
    expect(flowOf(runLab(lab('non-blocking')).run).responseMs.max).toBe(54);
  });

  test('a full backlog refuses at once', () => {
    const { run } = runLab(
      direct({
        components: {
          client: ['client'],
          api: ['service', { concurrency: 1, backlog: 2 }],
          provider: ['external-api'],
        },
        flows: [{ to: 'provider', arrivals: { at: [0, 0, 0, 0, 0] } }],
      }),
    );
    expect(flowOf(run)).toMatchObject({ accepted: 3, rejected: 2 });
    expect(componentOf(run, 'api')).toMatchObject({ refused: 2, peakDepth: 2 });
  });

  test('a cycle of calls ends after 100 components', () => {
    const { run } = runLab({
      components: { client: ['client'], a: ['service'], b: ['service'] },
      connections: [
        ['client', 'a', 'sync'],
        ['a', 'b', 'sync'],
        ['b', 'a', 'sync'],
      ],
      flows: [{ to: 'database', ...once }],
    });
    expect(flowOf(run).rejected).toBe(1);
    expect(componentOf(run, 'a').errors + componentOf(run, 'b').errors).toBe(101);
  });

  test('a load balancer takes turns, or picks the least busy', () => {
    const lab = (policy: string): Lab => ({
      components: {
        client: ['client'],
        balancer: ['load-balancer', { policy }],
        slow: ['service', { concurrency: 1 }],
        fast: ['service', { concurrency: 1 }],
      },
      connections: [
        ['client', 'balancer', 'sync'],
        ['balancer', 'slow', 'sync'],
        ['balancer', 'fast', 'sync'],
      ],
      physics: { slow: { workMs: 1000 }, fast: { workMs: 1 } },
      flows: [
        {
          to: ['slow', 'fast'],
          arrivals: { perSecond: 10, poisson: false, fromMs: 0, toMs: 10_000 },
        },
      ],
    });
    expect(componentOf(runLab(lab('round-robin')).run, 'slow').served).toBe(50);
    expect(componentOf(runLab(lab('least-busy')).run, 'slow').served).toBeLessThan(20);
  });
});

describe('queues and workers', () => {
  test('the client is answered before the work is done', () => {
    const flow = flowOf(runLab(queued()).run);
    expect(flow.responseMs.max).toBe(3);
    expect(flow.lastDeliveryMs).toBe(3 + 10 + 50);
  });

  test('a split publishes in batches, visible as each is acknowledged', () => {
    const { run } = runLab(
      queued(
        {},
        {},
        {
          connections: [
            ['client', 'api', 'sync'],
            ['api', 'jobs', 'async', { unit: 'item' }],
            ['jobs', 'worker', 'async'],
            ['worker', 'provider', 'sync'],
          ],
          flows: [{ to: 'provider', items: 95, ...once }],
        },
      ),
    );
    expect(flowOf(run).responseMs.max).toBe(2 + 10);
    expect(componentOf(run, 'jobs').served).toBe(95);
    expect(flowOf(run).items.delivered).toBe(95);
  });

  test('a full queue fails the publish, and what did not fit is refused', () => {
    const { run } = runLab(
      queued(
        {},
        { capacity: 40 },
        {
          connections: [
            ['client', 'api', 'sync'],
            ['api', 'jobs', 'async', { unit: 'item' }],
          ],
          flows: [{ to: 'provider', items: 95, ...once }],
        },
      ),
    );
    const flow = flowOf(run);
    expect(flow.rejected).toBe(1);
    expect(flow.items).toMatchObject({ pending: 40, refused: 55 });
    expect(componentOf(run, 'jobs')).toMatchObject({ peakDepth: 40, refused: 10 });
  });

  test('work slower than the visibility time-out is done again by whoever is free', () => {
    const queue = { visibilityTimeoutMs: 30, maxReceives: 2 };
    const { run } = runLab(queued({ replicas: 3 }, queue));
    expect(flowOf(run).items).toMatchObject({ delivered: 1, duplicated: 1 });
    expect(componentOf(run, 'jobs')).toMatchObject({ served: 0, errors: 1 });
  });

  test('the newest receipt deletes the message even after its time has run out', () => {
    const { run } = runLab(queued({ replicas: 1 }, { visibilityTimeoutMs: 30 }));
    expect(flowOf(run).items).toMatchObject({ delivered: 1, duplicated: 0 });
    expect(componentOf(run, 'jobs').served).toBe(1);
  });

  test('an idempotent worker gives back a copy that arrives while another is being processed', () => {
    const { run } = runLab(
      queued({ replicas: 3, idempotent: true }, { visibilityTimeoutMs: 30, maxReceives: 50 }),
    );
    expect(flowOf(run).items).toMatchObject({ delivered: 1, duplicated: 0 });
  });

  test('a failed message comes back after the redelivery delay and is buried after its last receive', () => {
    const lab = queued(
      {},
      { maxReceives: 3, redeliveryDelayMs: 100 },
      {
        connections: [
          ['client', 'api', 'sync'],
          ['api', 'jobs', 'async'],
          ['jobs', 'worker', 'async'],
          ['worker', 'provider', 'sync'],
          ['jobs', 'dead', 'async'],
        ],
        poison: { flow: 'f', item: 0 },
      },
    );
    const { run } = runLab(lab);
    expect(flowOf(run).items).toMatchObject({ deadLettered: 1, lost: 0 });
    expect(componentOf(run, 'provider').errors).toBe(3);
    expect(componentOf(run, 'dead').peakDepth).toBe(1);
  });

  test('without a dead-letter queue the message is gone: its item is lost', () => {
    const { run } = runLab(queued({}, { maxReceives: 2 }, { poison: { flow: 'f', item: 0 } }));
    expect(flowOf(run).items).toMatchObject({ deadLettered: 0, lost: 1 });
  });

  test('acknowledged before the work, a failure loses the item', () => {
    const { run } = runLab(queued({ ack: 'before' }, {}, { poison: { flow: 'f', item: 0 } }));
    expect(flowOf(run).items.lost).toBe(1);
    expect(componentOf(run, 'provider').errors).toBe(1);
  });

  test('the rate limit spaces the calls of all replicas together', () => {
    const { run } = runLab(
      queued(
        { replicas: 10, rateLimitPerSecond: 10 },
        {},
        {
          flows: [{ to: 'provider', arrivals: { at: Array.from({ length: 21 }, () => 0) } }],
        },
      ),
    );
    expect(flowOf(run).lastDeliveryMs).toBeCloseTo(3 + 20 * 100 + 10 + 50, 3);
  });

  test('retries take turns under the rate limit too', () => {
    const { run } = runLab(
      queued(
        { rateLimitPerSecond: 1, retries: 4, backoffMs: 1 },
        { maxReceives: 1 },
        {
          poison: { flow: 'f', item: 0 },
        },
      ),
    );
    const insideMs = componentOf(run, 'worker').meanInSystem * 3_600_000;
    expect(insideMs).toBeGreaterThanOrEqual(10 + 4000 + 50 - 1);
    expect(componentOf(run, 'provider').errors).toBe(5);
  });

  test('a topic copies each message to every subscriber', () => {
    const { run } = runLab({
      components: {
        client: ['client'],
        api: ['service'],
        topic: ['topic'],
        mail: ['queue'],
        stats: ['queue'],
        worker: ['worker'],
      },
      connections: [
        ['client', 'api', 'sync'],
        ['api', 'topic', 'async'],
        ['topic', 'mail', 'async'],
        ['topic', 'stats', 'async'],
        ['mail', 'worker', 'async'],
      ],
      flows: [{ to: 'worker', ...once }],
    });
    expect(componentOf(run, 'mail').served).toBe(1);
    expect(componentOf(run, 'stats').peakDepth).toBe(1);
    expect(flowOf(run).items.delivered).toBe(1);
  });

  test('several consumers take turns', () => {
    const { run } = runLab(
      queued(
        {},
        {},
        {
          components: {
            client: ['client'],
            api: ['service'],
            jobs: ['queue'],
            worker: ['worker'],
            other: ['worker'],
            provider: ['external-api'],
          },
          connections: [
            ['client', 'api', 'sync'],
            ['api', 'jobs', 'async', { unit: 'item' }],
            ['jobs', 'worker', 'async'],
            ['jobs', 'other', 'async'],
            ['worker', 'provider', 'sync'],
            ['other', 'provider', 'sync'],
          ],
          flows: [{ to: 'provider', items: 100, ...once }],
        },
      ),
    );
    expect(componentOf(run, 'worker').served).toBe(50);
  });

  test('an item with several targets is delivered when each has served it', () => {
    const lab = (reached: boolean): Lab => ({
      components: {
        client: ['client'],
        api: ['service'],
        payment: ['external-api'],
        stock: ['external-api'],
      },
      connections: [
        ['client', 'api', 'sync'],
        ['api', 'payment', 'sync'],
        ...(reached ? [['api', 'stock', 'sync'] as const] : []),
      ],
      flows: [{ to: ['payment', 'stock'], ...once }],
    });
    expect(flowOf(runLab(lab(true)).run).items.delivered).toBe(1);
    const half = flowOf(runLab(lab(false)).run);
    expect(half.items).toMatchObject({ delivered: 0, lost: 1 });
    expect(half.targets.map((target) => target.delivered)).toEqual([1, 0]);
  });

  test('a connection for one flow only carries no other', () => {
    const { run } = runLab({
      components: { client: ['client'], api: ['service'], db: ['database'], log: ['external-api'] },
      connections: [
        ['client', 'api', 'sync'],
        ['api', 'db', 'sync', { flows: ['read'] }],
        ['api', 'log', 'sync', { flows: ['write'] }],
      ],
      flows: [
        { id: 'read', to: 'db', ...once },
        { id: 'write', to: 'log', ...once },
      ],
    });
    expect(componentOf(run, 'db').served).toBe(1);
    expect(componentOf(run, 'log').served).toBe(1);
  });

  test('fire-and-forget without a broker answers at once and is lost in a crash', () => {
    const lab: Lab = {
      components: {
        client: ['client'],
        api: ['service'],
        worker: ['worker'],
        provider: ['external-api'],
      },
      connections: [
        ['client', 'api', 'sync'],
        ['api', 'worker', 'async', { unit: 'item' }],
        ['worker', 'provider', 'sync'],
      ],
      physics: { api: { workMs: 2 }, worker: { workMs: 10 }, provider: { latencyMs: 50 } },
      flows: [{ to: 'provider', items: 100, ...once }],
      faults: [{ at: 1000, forMs: 10, target: { id: 'worker' }, effect: 'crash', replicas: 1 }],
    };
    const flow = flowOf(runLab(lab).run);
    expect(flow.responseMs.max).toBe(2);
    expect(flow.items.delivered).toBe(17);
    expect(flow.items.lost).toBe(83);
  });

  test('a webhook of the provider reaches the client', () => {
    const { run } = runLab(
      direct({
        connections: [
          ['client', 'api', 'sync'],
          ['api', 'provider', 'sync'],
          ['provider', 'client', 'sync'],
        ],
        flows: [{ to: 'client', ...once }],
      }),
    );
    expect(flowOf(run).items.delivered).toBe(1);
  });
});
