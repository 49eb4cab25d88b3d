import type { Mission } from '../contracts/mission-schema';
import { contentHash, stableJson } from '../shared/content-hash';

/** A mission without its wording: what a grade depends on alone. */
function bareRules(mission: Mission) {
  const { title: _t, orderIndex: _o, minutes: _m, difficulty: _d, lessons: _l, ...rules } = mission;
  return {
    ...rules,
    given: mission.given.map(({ label: _, position: __, ...given }) => given),
    flows: mission.flows.map(({ nouns: _, ...flow }) => flow),
    scenarios: mission.scenarios.map(({ title: _, ...scenario }) => scenario),
    stages: mission.stages.map(({ checks }) =>
      checks.map(({ because: _b, promise: _p, lesson: _l, hints: _h, ...check }) => check),
    ),
  };
}

/**
 * Name of a mission's rules: 16 hex digits that change with anything that a grade depends on, and with no wording. Designs
 * graded under the same rules, however the mission was worded then, are comparable.
 */
export function rulesVersion(mission: Mission): string {
  return contentHash(stableJson(bareRules(mission)));
}

/**
 * All that the run of a scenario depends on beside design, engine and seed, as text: equal texts, equal runs. The checks and
 * prices, which only look at runs, are left out. Null when the mission has no such scenario.
 */
export function worldOf(mission: Mission, scenarioId: string): string | null {
  const { stages: _, cost: _c, palette: _p, scenarios, ...world } = bareRules(mission);
  const scenario = scenarios.find(({ id }) => id === scenarioId);
  return scenario === undefined ? null : stableJson({ ...world, scenario });
}
