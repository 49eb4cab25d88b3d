import type { CheckContext } from '@/core/checks/check-type';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { Mission } from '@/core/contracts/mission-schema';
import type { ScenarioRun } from '@/core/contracts/scenario-run';
import { buildGraph } from '@/core/diagram/graph';
import { buildMission } from './missions';

/** A context for one check, with runs as given instead of simulated ones. */
export function buildContext(
  diagram: Diagram,
  runs: ScenarioRun[] = [],
  mission: Mission = buildMission(),
): CheckContext {
  return {
    mission,
    diagram,
    graph: (flow) => buildGraph(diagram, flow),
    run(id) {
      const run = runs.find((candidate) => candidate.id === id);
      if (!run) throw new Error(`the test has no run of "${id}"`);
      return run;
    },
    story: (scenario, flow, kinds) => [`${scenario}: ${kinds.join(' or ')} of ${flow}`],
  };
}
