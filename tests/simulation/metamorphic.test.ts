import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ScenarioRun } from '@/core/contracts/scenario-run';
import { simulate } from '@/core/simulation/simulate';
import { renamed, reordered, slowedDown } from '@/tests/support/architecture-changes';
import { architecture } from '@/tests/support/architectures';
import { flowOf, type Lab, runLab } from '@/tests/support/lab';

const TIMES = new Set([
  'mean',
  'p50',
  'p95',
  'p99',
  'max',
  'lastDeliveryMs',
  'meanWaitMs',
  'meanAgeMs',
  'nextMs',
]);

type Pair = [ScenarioRun, ScenarioRun];

/** Every figure of a run by its path; times divided by k. The mean of what scales is one of replicas. */
function figures(run: ScenarioRun, k = 1): Map<string, unknown> {
  const found = new Map<string, unknown>();
  const visit = (value: unknown, path: string, key: string): void => {
    if (typeof value === 'object' && value !== null) {
      for (const [name, each] of Object.entries(value)) visit(each, `${path}.${name}`, name);
    } else if (typeof value === 'number' && TIMES.has(key) && !path.endsWith('.scaled.mean'))
      found.set(path, value / k);
    else found.set(path, value);
  };
  visit(run, '', '');
  return found;
}

function sortedById(run: ScenarioRun): ScenarioRun {
  const byId = (x: { id: string }, y: { id: string }) => x.id.localeCompare(y.id);
  return {
    ...run,
    blamed: null,
    components: run.components.toSorted(byId),
    connections: run.connections.toSorted(byId),
  };
}

test('where everything takes eight times as long, all times are eightfold and all counts the same', () => {
  fc.assert(
    fc.property(architecture, (input) => {
      const [asIs, slower] = [1, 8].map((k) => simulate(slowedDown(input, k)).run) as Pair;
      // What is stopped for its effort is stopped by what it costs here, which is no physics.
      fc.pre(asIs.status === 'ok' && slower.status === 'ok');
      const once = figures(asIs);
      const slow = figures(slower, 8);
      for (const [path, value] of once) {
        const other = slow.get(path);
        // Figures are given to a millionth.
        if (typeof value === 'number' && typeof other === 'number') {
          expect(Math.abs(value - other), path).toBeLessThanOrEqual(1.01e-6);
        } else expect(other, path).toBe(value);
      }
    }),
    { numRuns: 600, seed: 8 },
  );
});

test('other ids change nothing but the ids', () => {
  fc.assert(
    fc.property(architecture, (input) => {
      const { nameOf, ...changed } = renamed(input);
      const run = JSON.stringify(simulate(changed).run, (key, value) =>
        ['id', 'blamed', 'of', 'queue'].includes(key) ? (nameOf.get(value) ?? value) : value,
      );
      expect(run).toBe(JSON.stringify(simulate(input).run));
    }),
    { numRuns: 600, seed: 9 },
  );
});

test('the order of components of different types does not matter', () => {
  fc.assert(
    fc.property(architecture, (input) => {
      const { before, after } = reordered(input);
      expect(sortedById(simulate(after).run)).toEqual(sortedById(simulate(before).run));
    }),
    { numRuns: 600, seed: 10 },
  );
});

test('watching, snapshots and reports of progress change nothing', () => {
  fc.assert(
    fc.property(
      architecture,
      fc.nat(30),
      fc.integer({ min: 1, max: 400 }),
      (input, item, snapshots) => {
        const watched = simulate({
          ...input,
          snapshots,
          watch: { flow: 'f0', item },
          onProgress: () => undefined,
        });
        expect(JSON.stringify(watched.run)).toBe(JSON.stringify(simulate(input).run));
      },
    ),
    { numRuns: 600, seed: 11 },
  );
});

const stageTimes = fc.oneof(
  fc.constantFrom(5, 60),
  fc.constantFrom(5, 60).map((exponential) => ({ exponential })),
  fc.constant({ uniform: [1, 90] }),
  fc.constant({ lognormal: { median: 20, p99: 400 } }),
);

test('one more slot never makes anybody wait longer at a FIFO stage under the same luck', () => {
  const stage = fc.record({
    workMs: stageTimes,
    poisson: fc.boolean(),
    perSecond: fc.constantFrom(10, 40, 90),
    throughQueue: fc.boolean(),
    by: fc.constantFrom<'replicas' | 'concurrency'>('replicas', 'concurrency'),
    seed: fc.string({ minLength: 1, maxLength: 4 }),
  });
  fc.assert(
    fc.property(stage, ({ workMs, poisson, perSecond, throughQueue, by, seed }) => {
      const lab = (slots: number): Lab => ({
        components: {
          client: ['client'],
          door: ['service', { concurrency: 10_000 }],
          jobs: ['queue'],
          worker: ['worker', { [by]: slots }],
        },
        connections: throughQueue
          ? [
              ['client', 'door', 'sync'],
              ['door', 'jobs', 'async'],
              ['jobs', 'worker', 'async'],
            ]
          : [
              ['client', 'door', 'sync'],
              ['door', 'worker', 'sync'],
            ],
        physics: { worker: { workMs }, door: { workMs: 0, publishMs: 0 } },
        flows: [
          {
            to: 'worker',
            arrivals: { perSecond, poisson, fromMs: 0, toMs: 3000 },
            timeoutMs: 600_000,
          },
        ],
        horizonMs: 600_000,
      });
      let before = Array.from({ length: 6 }, () => Number.POSITIVE_INFINITY);
      for (const slots of [1, 2, 3, 7]) {
        const { run } = runLab(lab(slots), { seed });
        const { responseMs, lastDeliveryMs, items } = flowOf(run);
        const queue = run.components[2]?.meanWaitMs ?? 0;
        const { mean, p50, p95, p99, max } = responseMs;
        const now = throughQueue
          ? [queue, lastDeliveryMs]
          : [mean, p50, p95, p99, max, lastDeliveryMs];
        expect(items.delivered).toBe(items.offered);
        for (const [place, value] of now.entries()) {
          expect(Number(value)).toBeLessThanOrEqual((before[place] ?? 0) + 1e-6);
        }
        before = now.map(Number);
      }
    }),
    { numRuns: 200, seed: 12 },
  );
});
