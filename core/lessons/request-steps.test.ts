import { describe, expect, it } from 'vitest';
import {
  deadProviderSteps,
  EMAIL_MS,
  FAIL_MS,
  PAUSE_MS,
  PUBLISH_MS,
  requestSteps,
  SERVER_MS,
  waitingSpans,
} from './request-steps';
import { onlyFlow, runSmallWorld, type SmallWorld } from './small-world';

const BASE: Pick<SmallWorld, 'to' | 'arrivals' | 'horizonMs'> = {
  to: ['provider'],
  arrivals: { at: [0] },
  horizonMs: 200_000,
};

/** The same request in the simulator. */
function simulated(way: 'sync' | 'async', providerMs: number, deadMs = 0) {
  const physics = {
    server: { workMs: SERVER_MS, publishMs: PUBLISH_MS },
    worker: { workMs: 0 },
    provider: { latencyMs: providerMs, errorMs: FAIL_MS },
  };
  const faults: SmallWorld['faults'] =
    deadMs > 0 ? [{ at: 0, forMs: deadMs, target: { id: 'provider' }, effect: 'outage' }] : [];
  const run =
    way === 'sync'
      ? runSmallWorld({
          ...BASE,
          physics,
          faults,
          components: { client: ['client'], server: ['service'], provider: ['external-api'] },
          connections: [
            ['client', 'server', 'sync'],
            ['server', 'provider', 'sync'],
          ],
        })
      : runSmallWorld({
          ...BASE,
          physics,
          faults,
          components: {
            client: ['client'],
            server: ['service'],
            queue: ['queue', { maxReceives: 20, redeliveryDelayMs: PAUSE_MS }],
            worker: ['worker'],
            provider: ['external-api'],
          },
          connections: [
            ['client', 'server', 'sync'],
            ['server', 'queue', 'async'],
            ['queue', 'worker', 'async'],
            ['worker', 'provider', 'sync'],
          ],
        });
  return run;
}

describe('requestSteps', () => {
  it.each(['sync', 'async'] as const)('%s: answers and sends when the simulator does', (way) => {
    for (const providerMs of [50, 500, 2000]) {
      const steps = requestSteps(way, providerMs);
      const flow = onlyFlow(simulated(way, providerMs));
      expect(steps.find(({ to }) => to === 'browser')?.atMs).toBe(flow.responseMs.max);
      expect(steps.find(({ from }) => from === 'provider')?.atMs).toBe(flow.lastDeliveryMs);
    }
  });

  it('never goes back in time, and ends with nobody waiting', () => {
    for (const way of ['sync', 'async'] as const) {
      const steps = requestSteps(way, 500);
      const times = steps.map(({ atMs }) => atMs);
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(steps.at(-1)?.waiting).toEqual([]);
    }
  });
});

describe('deadProviderSteps', () => {
  it.each([1, 3, 10, 30, 60])(
    'through a queue: tries as often as the simulator, whose pauses vary by half, when dead for %d s',
    (seconds) => {
      const steps = deadProviderSteps('async', seconds * 1000);
      const run = simulated('async', EMAIL_MS, seconds * 1000);
      const calls = steps.filter(({ from, to }) => from === 'worker' && to === 'provider').length;
      expect(run.connections[3]?.sent).toBe(calls);
      const { responseMs, lastDeliveryMs } = onlyFlow(run);
      expect(steps.find(({ to }) => to === 'browser')?.atMs).toBe(responseMs.max);
      const sentMs = steps.find(({ from }) => from === 'provider')?.atMs ?? 0;
      const pausesMs = PAUSE_MS * (2 ** (calls - 1) - 1);
      expect(Math.abs(sentMs - (lastDeliveryMs ?? 0))).toBeLessThanOrEqual(pausesMs / 2);
      expect(steps.at(-1)?.waiting).toEqual([]);
    },
  );

  it('in the request: fails when the simulator does', () => {
    const flow = onlyFlow(simulated('sync', EMAIL_MS, 10_000));
    expect(flow).toMatchObject({ accepted: 0, lastDeliveryMs: null });
    expect(deadProviderSteps('sync', 10_000).at(-1)?.atMs).toBe(SERVER_MS + FAIL_MS);
  });
});

describe('waitingSpans', () => {
  it('says who stands still from when until when', () => {
    expect(waitingSpans(requestSteps('sync', 500))).toEqual([
      { part: 'browser', fromMs: 0, toMs: 20 },
      { part: 'browser', fromMs: 20, toMs: 520 },
      { part: 'server', fromMs: 20, toMs: 520 },
    ]);
  });

  it('has the worker stand still once per attempt', () => {
    const spans = waitingSpans(deadProviderSteps('async', 10_000));
    expect(spans.filter(({ part }) => part === 'worker')).toEqual([
      { part: 'worker', fromMs: 21, toMs: 2021 },
      { part: 'worker', fromMs: 3021, toMs: 5021 },
      { part: 'worker', fromMs: 7021, toMs: 9021 },
      { part: 'worker', fromMs: 13_021, toMs: 13_521 },
    ]);
  });
});
