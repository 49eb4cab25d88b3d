import { expect } from 'vitest';
import type { ScenarioRun } from '@/core/contracts/scenario-run';
import { buildLab, type Lab, runLab } from './lab';
import { simulateNaively } from './naive-engine/simulate-naively';

/** The run of a lab, both engines being of one mind. */
export function runByBoth(lab: Lab): ScenarioRun {
  const { run } = runLab(lab);
  expect(simulateNaively({ ...buildLab(lab), scenarioId: 's', seed: 'lab' })).toEqual(run);
  return run;
}
