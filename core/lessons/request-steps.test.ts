import { describe, expect, it } from 'vitest';
import { PUBLISH_MS, requestSteps, SERVER_MS } from './request-steps';
import { onlyFlow, runSmallWorld, type SmallWorld } from './small-world';

const BASE: Pick<SmallWorld, 'to' | 'arrivals' | 'horizonMs'> = {
  to: ['provider'],
  arrivals: { at: [0] },
  horizonMs: 10_000,
};

/** The same request in the simulator. */
function simulated(way: 'sync' | 'async', providerMs: number) {
  const physics = {
    server: { workMs: SERVER_MS, publishMs: PUBLISH_MS },
    worker: { workMs: 0 },
    provider: { latencyMs: providerMs },
  };
  const run =
    way === 'sync'
      ? runSmallWorld({
          ...BASE,
          physics,
          components: { client: ['client'], server: ['service'], provider: ['external-api'] },
          connections: [
            ['client', 'server', 'sync'],
            ['server', 'provider', 'sync'],
          ],
        })
      : runSmallWorld({
          ...BASE,
          physics,
          components: {
            client: ['client'],
            server: ['service'],
            queue: ['queue'],
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
  return onlyFlow(run);
}

describe('requestSteps', () => {
  it.each(['sync', 'async'] as const)('%s: answers and sends when the simulator does', (way) => {
    for (const providerMs of [50, 500, 2000]) {
      const steps = requestSteps(way, providerMs);
      const flow = simulated(way, providerMs);
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
