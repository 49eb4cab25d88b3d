import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COMPONENT_TYPES } from '@/core/components/component-type';
import { COMPONENTS } from '@/core/components/registry';
import { buildLab, type Lab } from '@/tests/support/lab';
import { simulateNaively } from '@/tests/support/naive-engine';
import { randomLab } from '@/tests/support/random-lab';
import { simulate } from './simulate';

/** Architectures to compare: DIFFERENTIAL_RUNS, else as many as fit everybody's patience. */
const RUNS = Number(process.env.DIFFERENTIAL_RUNS ?? 300);

describe('against a second engine', () => {
  test('random architectures give the same bytes in both', () => {
    const seeded = fc.tuple(randomLab, fc.string({ minLength: 1, maxLength: 4 }));
    fc.assert(
      fc.property(seeded, ([lab, seed]) => {
        const input = { ...buildLab(lab), scenarioId: 's', seed, maxEvents: 3000 };
        expect(simulate(input).run).toEqual(simulateNaively(input));
      }),
      { numRuns: RUNS, seed: Number(process.env.DIFFERENTIAL_SEED ?? 3) },
    );
  }, 600_000);

  test('each type, fault, arrival process and setting away from its default occurs in at least 5 % of them', () => {
    const labs = fc.sample(randomLab, { numRuns: 600, seed: 3 });
    const seen = new Map<string, number>();
    for (const lab of labs)
      for (const what of featuresOf(lab)) seen.set(what, (seen.get(what) ?? 0) + 1);
    const demanded = [
      ...COMPONENT_TYPES,
      ...['outage', 'pause', 'slow', 'reject', 'crash', 'poison', 'at', 'perSecond', 'users'],
      ...COMPONENT_TYPES.flatMap((type) =>
        Object.keys(COMPONENTS[type].settings).map((name) => `${type}.${name}`),
      ),
    ];
    const rare = demanded.filter((what) => (seen.get(what) ?? 0) < labs.length * 0.05);
    expect(rare).toEqual([]);
  });
});

/** Connected types, faults, arrivals, and settings of connected components that are not the default. */
function featuresOf(lab: Lab): Set<string> {
  const found = new Set<string>(lab.poison === undefined ? [] : ['poison']);
  for (const fault of lab.faults ?? []) found.add(String(fault.effect));
  for (const flow of lab.flows) {
    for (const kind of Object.keys(flow.arrivals as object)) found.add(kind);
  }
  for (const id of lab.connections.flatMap(
    (connection) => connection.slice(0, 2) as [string, string],
  )) {
    const [type, settings] = lab.components[id] ?? ['client'];
    found.add(type);
    for (const [name, value] of Object.entries(settings ?? {})) {
      if (value !== COMPONENTS[type].settings[name]?.default) found.add(`${type}.${name}`);
    }
  }
  return found;
}
