import type { ScenarioRun } from '@/core/contracts/scenario-run';
import { DEFAULT_MAX_EVENTS, type SimulationInput } from '@/core/simulation/simulate';
import { buildWorld } from './building';
import { planFaults } from './faulting';
import { reportRun } from './reporting';
import { planArrivals } from './requesting';
import { planScaling } from './scaling';

/**
 * The same run as `simulate` makes, by an engine that is written to be read: a sorted list of events, objects and
 * closures. It knows the budget of events, not those of memory. Semantics and order: docs/simulation.md.
 */
export function simulateNaively(input: SimulationInput): ScenarioRun {
  const { mission, diagram, scenarioId, seed, maxEvents = DEFAULT_MAX_EVENTS } = input;
  const scenario = mission.scenarios.find(({ id }) => id === scenarioId);
  if (scenario === undefined) throw new Error(`no scenario ${scenarioId}`);
  const world = buildWorld(mission, diagram, scenario, seed);
  planFaults(world, scenario);
  planArrivals(world);
  planScaling(world);
  for (let entry = world.calendar.next(); entry !== undefined; entry = world.calendar.next()) {
    world.nowMs = entry.timeMs;
    if (entry.happen()) {
      world.events += 1;
      world.effort += 1;
    }
    for (let action = world.soon.shift(); action !== undefined; action = world.soon.shift()) {
      action();
    }
    if (world.effort >= maxEvents) return reportRun(world, scenario.id, true);
  }
  world.nowMs = scenario.horizonMs;
  return reportRun(world, scenario.id, false);
}
