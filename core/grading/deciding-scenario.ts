import type { Diagram } from '../contracts/diagram-schema';
import type { Finding } from '../contracts/grade-report';
import type { Mission } from '../contracts/mission-schema';
import { scenariosOf } from '../missions/check-scenarios';
import { checksOf } from './grade';
import { isBroken } from './is-broken';
import { judgeKnown } from './judge-known';

/**
 * Tells of findings of this diagram which scenario's run decided them: the one that the finding tells of, or else the first that its check
 * names. Null where the drawing alone decides, so that no run would show it, and for what the mission does not check any more. The drawing
 * is judged here, once for all its findings.
 */
export function decidingScenario(
  mission: Mission,
  diagram: Diagram,
): (finding: Pick<Finding, 'id' | 'data'>) => string | null {
  // What can be judged although nothing has run is read off the drawing.
  const unrun = judgeKnown({ mission, missionSlug: '', diagram, seed: '', runs: [] });
  const drawn = new Set(unrun.filter(({ finding }) => finding !== null).map(({ id }) => id));
  const named = new Map(checksOf(mission).map(({ entry }) => [entry.id, scenariosOf(entry)]));
  return ({ id, data }) => {
    if (drawn.has(id)) return null;
    const scenarios = named.get(id) ?? [];
    return scenarios.find((one) => one === data.scenario) ?? scenarios[0] ?? null;
  };
}

/** By the id of each broken promise the scenario whose run decided it; those that the drawing alone decides are left out. */
export function decidingScenarios(
  mission: Mission,
  diagram: Diagram,
  findings: readonly Finding[],
): Record<string, string> {
  const scenarioOf = decidingScenario(mission, diagram);
  const decided = findings.filter(isBroken).flatMap((finding) => {
    const scenario = scenarioOf(finding);
    return scenario === null ? [] : [[finding.id, scenario]];
  });
  return Object.fromEntries(decided);
}
