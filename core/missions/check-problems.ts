import { CHECKS } from '../checks/registry';
import type { Mission, MissionCheck } from '../contracts/mission-schema';
import type { Problem } from '../shared/problem';
import { problemsOf } from '../shared/zod-problems';
import { checkParams } from './mission-check-params';

const LESSON = /^[a-z0-9-]+(#[a-z0-9-]+)?$/;

/** Everything wrong with the rules of a mission's grade: ids, names of checks, their parameters, lessons, points. */
export function checkProblems(mission: Mission): Problem[] {
  const seen = new Set<string>();
  const problems = mission.stages.flatMap((stage, s) =>
    stage.checks.flatMap((entry, c) => {
      const path = `stages[${s}].checks[${c}]`;
      const twice = seen.has(entry.id);
      seen.add(entry.id);
      return [
        ...(twice ? [{ path: `${path}.id`, message: `the id "${entry.id}" is used twice` }] : []),
        ...entryProblems(mission, entry, ['stages', s, 'checks', c], path),
      ];
    }),
  );
  const points = mission.stages.flatMap((stage) => stage.checks).map((entry) => entry.points);
  if (points.reduce((sum, value) => sum + value, 0) === 0) {
    problems.push({ path: 'stages', message: 'the checks give no points at all' });
  }
  mission.lessons.forEach((slug, index) => {
    if (LESSON.test(slug) && !slug.includes('#')) return;
    problems.push({ path: `lessons[${index}]`, message: 'must be the slug of a lesson' });
  });
  return problems;
}

function entryProblems(
  mission: Mission,
  entry: MissionCheck,
  keys: PropertyKey[],
  path: string,
): Problem[] {
  const problems: Problem[] = [];
  if (entry.lesson !== undefined && !LESSON.test(entry.lesson)) {
    problems.push({ path: `${path}.lesson`, message: 'must be a lesson as slug or slug#heading' });
  }
  const check = CHECKS.get(entry.check);
  if (!check) {
    const message = `there is no check "${entry.check}"; known: ${[...CHECKS.keys()].join(', ')}`;
    return [...problems, { path: `${path}.check`, message }];
  }
  const params = check.params.safeParse(checkParams(entry));
  if (!params.success) return [...problems, ...problemsOf(params.error, keys)];
  const references = referenceProblems(mission, params.data, path);
  const problem = references.length > 0 ? null : check.problem(mission, params.data);
  return [...problems, ...references, ...(problem === null ? [] : [{ path, message: problem }])];
}

function referenceProblems(
  mission: Mission,
  params: Record<string, unknown>,
  path: string,
): Problem[] {
  const scenarios = Array.isArray(params.scenarios) ? params.scenarios : [];
  const targets = Array.isArray(params.targets) ? params.targets : [];
  const references: [string, unknown, readonly { id: string }[], string][] = [
    ['flow', params.flow, mission.flows, 'flow'],
    ['scenario', params.scenario, mission.scenarios, 'scenario'],
    ['target', params.target, mission.given, 'given component'],
    ...scenarios.map((id, index): [string, unknown, readonly { id: string }[], string] => [
      `scenarios[${index}]`,
      id,
      mission.scenarios,
      'scenario',
    ]),
    ...targets.map((id, index): [string, unknown, readonly { id: string }[], string] => [
      `targets[${index}]`,
      id,
      mission.given,
      'given component',
    ]),
  ];
  return references.flatMap(([key, id, known, what]) =>
    id === undefined || known.some((entry) => entry.id === id)
      ? []
      : [{ path: `${path}.${key}`, message: `the mission has no ${what} "${String(id)}"` }],
  );
}
