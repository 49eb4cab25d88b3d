import type { Diagram } from '../contracts/diagram-schema';
import type { Finding } from '../contracts/grade-report';
import type { Mission } from '../contracts/mission-schema';
import { scenariosOf } from '../missions/check-scenarios';
import { checksOf } from './grade';
import { judgeKnown } from './judge-known';

/**
 * The scenario whose run decided a finding of this diagram: the one that the finding tells of, or else the first that its check names.
 * Null where the drawing alone decides, so that no run would show it, and for what the mission does not check any more.
 */
export function decidingScenario(
  mission: Mission,
  diagram: Diagram,
  { id, data }: Pick<Finding, 'id' | 'data'>,
): string | null {
  const entry = checksOf(mission).find((one) => one.entry.id === id)?.entry;
  const named = entry ? scenariosOf(entry) : [];
  const scenario = named.find((one) => one === data.scenario) ?? named[0];
  if (scenario === undefined) return null;
  // What can be judged although nothing has run is read off the drawing.
  const unrun = judgeKnown({ mission, missionSlug: '', diagram, seed: '', runs: [] });
  const isDrawn = unrun.some((one) => one.id === id && one.finding !== null);
  return isDrawn ? null : scenario;
}

/** By the id of each broken promise the scenario whose run decided it; those that the drawing alone decides are left out. */
export function decidingScenarios(
  mission: Mission,
  diagram: Diagram,
  findings: readonly Finding[],
): Record<string, string> {
  const decided = findings
    .filter(({ passed, judged }) => judged && !passed)
    .flatMap((finding) => {
      const scenario = decidingScenario(mission, diagram, finding);
      return scenario === null ? [] : [[finding.id, scenario]];
    });
  return Object.fromEntries(decided);
}
