import type { Mission } from '../contracts/mission-schema';
import { contentHash, stableJson } from '../shared/content-hash';

/**
 * Name of a mission's rules: 16 hex digits that change with anything that a grade depends on, and with no wording. Designs
 * graded under the same rules, however the mission was worded then, are comparable.
 */
export function rulesVersion(mission: Mission): string {
  const { title: _t, orderIndex: _o, minutes: _m, difficulty: _d, lessons: _l, ...rules } = mission;
  return contentHash(
    stableJson({
      ...rules,
      given: mission.given.map(({ label: _, position: __, ...given }) => given),
      flows: mission.flows.map(({ nouns: _, ...flow }) => flow),
      scenarios: mission.scenarios.map(({ title: _, ...scenario }) => scenario),
      stages: mission.stages.map(({ checks }) =>
        checks.map(({ because: _b, promise: _p, lesson: _l, hints: _h, ...check }) => check),
      ),
    }),
  );
}
