import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Duration } from '@/core/contracts/component-type';
import { buildLab, componentOf, flowOf, type Lab, runLab } from '@/tests/support/lab';
import { randomLab } from '@/tests/support/random-lab';
import type { ScenarioRun } from '../contracts/scenario-run';
import { hashText } from './random';
import { simulate } from './simulate';

const seeded = fc.tuple(randomLab, fc.string({ minLength: 1, maxLength: 4 }));

/** A run without the ids. */
function anonymous(run: ScenarioRun): string {
  return JSON.stringify(run, (key, value) =>
    ['id', 'blamed', 'of', 'queue'].includes(key) ? null : value,
  );
}

/** One FIFO station with so many slots. */
function station(concurrency: number, workMs: Duration): Lab {
  return {
    components: { client: ['client'], server: ['service', { replicas: 1, concurrency }] },
    connections: [['client', 'server', 'sync']],
    physics: { server: { workMs } },
    flows: [
      {
        to: 'server',
        arrivals: { perSecond: 40, poisson: true, fromMs: 0, toMs: 60_000 },
        timeoutMs: 600_000,
      },
    ],
    horizonMs: 600_000,
  };
}

describe('what must not matter, and what must', () => {
  test('renaming every component changes nothing but the names', () => {
    fc.assert(
      fc.property(seeded, ([lab, seed]) => {
        const { mission, diagram } = buildLab(lab);
        const input = { mission, diagram, scenarioId: 's', seed, maxEvents: 3000 };
        const names = new Map(diagram.components.map(({ id }, index) => [id, `renamed-${index}`]));
        const renamed = JSON.parse(
          JSON.stringify({ mission, diagram }, (key, value) => {
            if (key === 'physics') {
              return Object.fromEntries(
                Object.entries(value).map(([id, physics]) => [names.get(id) ?? id, physics]),
              );
            }
            const isName =
              ['id', 'from', 'to', 'callersOf', 'workersFor'].includes(key) || /^\d+$/.test(key);
            return isName && typeof value === 'string' ? (names.get(value) ?? value) : value;
          }),
        );
        const again = simulate({ ...input, ...renamed });
        expect(anonymous(again.run)).toBe(anonymous(simulate(input).run));
      }),
      { numRuns: 60, seed: 5 },
    );
  });

  test('a component added at the end, connected to nothing, changes nobody else', () => {
    fc.assert(
      fc.property(seeded, ([lab, seed]) => {
        const more: Lab = { ...lab, components: { ...lab.components, spare: ['external-api'] } };
        const run = runLab(more, { seed, maxEvents: 3000 }).run;
        const components = run.components.filter((component) => component.id !== 'spare');
        expect({ ...run, components }).toEqual(runLab(lab, { seed, maxEvents: 3000 }).run);
      }),
      { numRuns: 60, seed: 6 },
    );
  });

  test('time scaled by a power of two scales every time of the run', () => {
    const lab = (k: number): Lab => ({
      ...station(3, { exponential: 60 * k }),
      flows: [
        {
          to: 'server',
          arrivals: { perSecond: 40 / k, poisson: true, fromMs: 0, toMs: 60_000 * k },
          timeoutMs: 600_000 * k,
        },
      ],
      horizonMs: 600_000 * k,
    });
    const once = runLab(lab(1)).run;
    const slower = runLab(lab(8)).run;
    expect(slower.events).toBe(once.events);
    expect(componentOf(slower, 'server').utilisation).toBe(componentOf(once, 'server').utilisation);
    expect(flowOf(slower).responseMs.max).toBeCloseTo(8 * Number(flowOf(once).responseMs.max), 3);
    expect(flowOf(slower).lastDeliveryMs).toBeCloseTo(8 * (flowOf(once).lastDeliveryMs ?? 0), 3);
  });

  test('one more slot never makes a FIFO station slower under the same luck', () => {
    for (const seed of ['1', '2', '3', '4', '5']) {
      let last = Number.POSITIVE_INFINITY;
      for (const slots of [1, 2, 3, 4, 8]) {
        const { responseMs } = flowOf(runLab(station(slots, { exponential: 30 }), { seed }).run);
        expect(responseMs.mean).toBeLessThanOrEqual(last);
        last = responseMs.mean ?? 0;
      }
    }
  });

  test('the bytes of two hundred runs are what they always were', () => {
    const runs = fc
      .sample(seeded, { numRuns: 200, seed: 200 })
      .map(([lab, seed]) => JSON.stringify(runLab(lab, { seed, maxEvents: 3000 }).run));
    expect(hashText(runs.join('\n'))).toBe(2117034039);
  });
});
