import fc from 'fast-check';
import { expect, test } from 'vitest';
import { COMPONENTS } from '@/core/components/registry';
import { COMPONENT_TYPES } from '@/core/contracts/component-type';
import type { ScenarioRun } from '@/core/contracts/scenario-run';
import { simulate } from '@/core/simulation/simulate';
import { featuresOf, outcomesOf } from '@/tests/support/architecture-features';
import { type Architecture, architecture } from '@/tests/support/architectures';
import { simulateNaively } from '@/tests/support/naive-engine/simulate-naively';
import { queueArchitecture } from '@/tests/support/queue-architectures';

const RUNS = Number(process.env.DIFFERENTIAL_RUNS ?? 1500);
const QUEUE_RUNS = Number(process.env.DIFFERENTIAL_QUEUE_RUNS ?? 600);
const SEED = Number(process.env.DIFFERENTIAL_SEED ?? 2026);

/** Found in at least one in twenty of the architectures. */
const COMMON = [
  ...COMPONENT_TYPES.map((type) => `type ${type}`),
  ...COMPONENT_TYPES.flatMap((type) =>
    Object.keys(COMPONENTS[type].settings).map((name) => `setting ${type}.${name}`),
  ),
  ...['outage', 'pause', 'slow', 'reject', 'crash', 'lose-answers'].map(
    (effect) => `fault ${effect}`,
  ),
  ...['id', 'type', 'callersOf', 'entryOf', 'workersFor'].map((target) => `fault at ${target}`),
  ...['zero', 'constant', 'exponential', 'uniform', 'lognormal'].map((shape) => `time ${shape}`),
  ...['arrivals at', 'arrivals users', 'arrivals poisson true', 'arrivals poisson false'],
  ...['poison', 'several flows', 'several targets', 'several items', 'connection of some flows'],
  ...['unit item', 'unit request', 'physics external-api.rateLimitPerSecond'],
  ...['items duplicated', 'items pending', 'items lost', 'items refused', 'requests timed out'],
  ...['requests rejected', 'calls over the rate limit', 'work refused', 'run budget-exceeded'],
  ...['news told', 'news too early', 'targets out of order', 'again expired', 'again failed'],
  ...['calls in vain', 'network', 'answers lost', 'items half done'],
  ...['service', 'worker', 'database', 'external-api'].map((type) => `physics ${type}.keyTtlMs`),
  ...['none', 'per-operation'].map((keys) => `client tries again, keys ${keys}`),
  ...['keys uniform', 'keys zipf', 'messages superseded', 'messages expired', 'items overtaken'],
  'targets that belong together',
  ...['access read', 'access write', 'fault flush', 'connection cache -> database'],
  ...['cache hits', 'cache misses', 'cache joined', 'cache evicted', 'cache expired'],
  ...['arrivals rereads', 'connection database ~> database', 'reads stale'],
  ...['arrivals follows', 'news known', 'news late', 'news missed', 'physics service.maxHeld'],
  ...['questions held', 'questions turned away'],
  ...['byBreaker', 'byBulkhead', 'byBudget', 'opened'].map((why) => `calls kept back ${why}`),
  ...['shed after a long wait', 'given up past the deadline', 'answers in time'],
  ...['service', 'worker', 'database', 'cache'].map((type) => `physics ${type}.contention`),
  ...['replicas started', 'replicas taken away', 'shards of several keys'],
  ...['startUpMs', 'scaleEveryMs', 'scaleStep'].flatMap((name) => [
    `physics service.${name}`,
    `physics worker.${name}`,
  ]),
];

/** Runs an architecture with folds, without, and in the second engine; returns the run, the bytes of all three being equal. */
function runThrice(input: Architecture): ScenarioRun {
  const { run, trouble } = simulate(input);
  const plain = simulate({ ...input, fold: false });
  const naive = simulateNaively(input);
  // Equal bytes are asserted; the comparison of values only shows where they differ.
  for (const other of [plain.run, naive]) {
    if (JSON.stringify(run) !== JSON.stringify(other)) expect(run).toEqual(other);
    expect(JSON.stringify(run)).toBe(JSON.stringify(other));
  }
  expect(trouble).toEqual(plain.trouble);
  return run;
}

test('queues worked off while their end is out give the same bytes in both engines, folded or not', () => {
  let runs = 0;
  let failing = 0;
  fc.assert(
    fc.property(queueArchitecture, (input) => {
      const run = runThrice(input);
      runs += 1;
      if (run.components.some(({ id, errors }) => id === 'worker' && errors > 0)) failing += 1;
      const seen = (fold: boolean) => JSON.stringify(simulate({ ...input, fold, snapshots: 40 }));
      expect(seen(true)).toBe(seen(false));
    }),
    { numRuns: QUEUE_RUNS, seed: SEED },
  );
  expect(failing / runs).toBeGreaterThan(0.3);
}, 900_000);

test('random architectures give the same bytes in both engines, folded or not', () => {
  const counts = new Map<string, number>();
  let runs = 0;
  fc.assert(
    fc.property(architecture, (input) => {
      const run = runThrice(input);
      runs += 1;
      for (const what of [...featuresOf(input), ...outcomesOf(run)]) {
        counts.set(what, (counts.get(what) ?? 0) + 1);
      }
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
