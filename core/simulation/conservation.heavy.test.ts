import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { flowOf, runLab } from '@/tests/support/lab';
import { randomLab } from '@/tests/support/random-lab';

const seeded = fc.tuple(randomLab, fc.string({ minLength: 1, maxLength: 4 }));

describe('random architectures', () => {
  test('every item offered ends in exactly one of the five ends, and no counter contradicts another', () => {
    let delivering = 0;
    let runs = 0;
    fc.assert(
      fc.property(seeded, ([lab, seed]) => {
        const { run } = runLab(lab, { seed, maxEvents: 20_000 });
        runs += 1;
        if (run.flows.some((flow) => flow.items.delivered > 0)) delivering += 1;
        for (const { id } of run.flows) {
          const flow = flowOf(run, id);
          const { items } = flow;
          expect(
            items.delivered + items.pending + items.deadLettered + items.lost + items.refused,
          ).toBe(items.offered);
          expect(flow.accepted + flow.rejected + flow.timedOut).toBeLessThanOrEqual(flow.requests);
          expect(items.accepted).toBeLessThanOrEqual(items.offered);
          for (const target of flow.targets) {
            expect(target.delivered).toBeGreaterThanOrEqual(items.delivered);
          }
        }
        for (const component of run.components) {
          expect(component.meanInSystem).toBeGreaterThanOrEqual(0);
          expect(component.utilisation ?? 0).toBeLessThanOrEqual(1);
          expect(component.meanWaitMs ?? 0).toBeGreaterThanOrEqual(0);
        }
        for (const connection of run.connections) {
          expect(connection.failed).toBeLessThanOrEqual(connection.sent);
        }
      }),
      { numRuns: 250, seed: 7 },
    );
    expect(delivering).toBeGreaterThan(runs / 2);
  }, 30_000);

  test('the same inputs give the same bytes, whatever is watched on the way', () => {
    fc.assert(
      fc.property(seeded, ([lab, seed]) => {
        const plain = JSON.stringify(runLab(lab, { seed, maxEvents: 20_000 }).run);
        const again = JSON.stringify(runLab(lab, { seed, maxEvents: 20_000 }).run);
        const watched = runLab(lab, {
          seed,
          maxEvents: 20_000,
          snapshots: 17,
          watch: { flow: 'f', request: 0 },
          onProgress: () => undefined,
        });
        expect(again).toBe(plain);
        expect(JSON.stringify(watched.run)).toBe(plain);
        expect(watched.snapshots?.atMs.length).toBeLessThanOrEqual(17);
      }),
      { numRuns: 60, seed: 11 },
    );
  });
});
