import { expect, test } from 'vitest';
import type { Duration } from '@/core/contracts/component-type';
import { simulate } from '@/core/simulation/simulate';
import { buildLab } from '@/tests/support/lab';

const TIMES: Duration[] = [
  100,
  { exponential: 100 },
  { uniform: [1, 190] },
  { lognormal: { median: 80, p99: 200 } },
];

test('a single station gives the same bytes folded or not, whatever it is like and wherever the run is cut', () => {
  let cases = 0;
  for (const poisson of [true, false]) {
    for (const timeoutMs of [1_000_000, 300, 60]) {
      for (const workMs of TIMES) {
        for (const replicas of [1, 3, 10]) {
          for (const load of [0.5, 0.95, 1.2]) {
            const lab = buildLab({
              components: { client: ['client'], server: ['service', { replicas, concurrency: 1 }] },
              connections: [['client', 'server', 'sync']],
              physics: { server: { workMs } },
              flows: [
                {
                  to: 'server',
                  arrivals: { perSecond: 10 * load * replicas, poisson, fromMs: 0, toMs: 18_000 },
                  timeoutMs,
                },
              ],
              horizonMs: 20_000,
            });
            for (const more of [{}, { snapshots: 40 }, { maxEvents: 777 }]) {
              cases += 1;
              const input = { ...lab, scenarioId: 's', seed: `${cases}`, ...more };
              const bytes = (fold: boolean) => JSON.stringify(simulate({ ...input, fold }));
              expect(bytes(true)).toBe(bytes(false));
            }
          }
        }
      }
    }
  }
  expect(cases).toBe(648);
});
