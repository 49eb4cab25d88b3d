import fc from 'fast-check';
import { expect, test } from 'vitest';
import { COMPONENTS } from '@/core/components/registry';
import { COMPONENT_TYPES } from '@/core/contracts/component-type';
import { simulate } from '@/core/simulation/simulate';
import { featuresOf, outcomesOf } from '@/tests/support/architecture-features';
import { architecture } from '@/tests/support/architectures';
import { simulateNaively } from '@/tests/support/naive-engine/simulate-naively';

const RUNS = Number(process.env.DIFFERENTIAL_RUNS ?? 5000);
const SEED = Number(process.env.DIFFERENTIAL_SEED ?? 2026);

/** Found in at least one in twenty of the architectures. */
const COMMON = [
  ...COMPONENT_TYPES.map((type) => `type ${type}`),
  ...COMPONENT_TYPES.flatMap((type) =>
    Object.keys(COMPONENTS[type].settings).map((name) => `setting ${type}.${name}`),
  ),
  ...['outage', 'pause', 'slow', 'reject', 'crash'].map((effect) => `fault ${effect}`),
  ...['id', 'type', 'callersOf', 'entryOf', 'workersFor'].map((target) => `fault at ${target}`),
  ...['zero', 'constant', 'exponential', 'uniform', 'lognormal'].map((shape) => `time ${shape}`),
  ...['arrivals at', 'arrivals users', 'arrivals poisson true', 'arrivals poisson false'],
  ...['poison', 'several flows', 'several targets', 'several items', 'connection of some flows'],
  ...['unit item', 'unit request', 'physics external-api.rateLimitPerSecond'],
  ...['items duplicated', 'items pending', 'items lost', 'items refused', 'requests timed out'],
  ...['requests rejected', 'calls over the rate limit', 'work refused', 'run budget-exceeded'],
  ...['news told', 'news too early', 'targets out of order', 'again expired', 'again failed'],
  ...['calls in vain'],
];

test('random architectures give the same bytes in both engines', () => {
  const counts = new Map<string, number>();
  let runs = 0;
  fc.assert(
    fc.property(architecture, (input) => {
      const { run } = simulate(input);
      runs += 1;
      for (const what of [...featuresOf(input), ...outcomesOf(run)]) {
        counts.set(what, (counts.get(what) ?? 0) + 1);
      }
      const naive = simulateNaively(input);
      // Equal bytes are asserted; the comparison of values only shows where they differ.
      if (JSON.stringify(run) !== JSON.stringify(naive)) expect(run).toEqual(naive);
      expect(JSON.stringify(run)).toBe(JSON.stringify(naive));
    }),
    { numRuns: RUNS, seed: SEED },
  );
  const share = (what: string) => (counts.get(what) ?? 0) / runs;
  const table = [...counts.keys()]
    .sort()
    .map((what) => `${(100 * share(what)).toFixed(1).padStart(6)} %  ${what}`);
  console.log(`${runs} architectures\n${table.join('\n')}`);
  expect(COMMON.filter((what) => share(what) < 0.05)).toEqual([]);
  expect(share('items delivered')).toBeGreaterThan(0.5);
}, 600_000);
