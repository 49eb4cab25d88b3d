import type { Mission } from '../contracts/mission-schema';
import type { Parsed, Problem } from '../shared/problem';
import { problemsOf } from '../shared/zod-problems';
import { type Choice, type Interview, InterviewSchema } from './interview-schema';
import { twistedMission } from './twisted-mission';

function repeated(path: string, entries: readonly { id: string }[]): Problem[] {
  return entries.flatMap(({ id }, index) =>
    entries.findIndex((entry) => entry.id === id) < index
      ? [{ path: `${path}[${index}].id`, message: `the id "${id}" is used twice` }]
      : [],
  );
}

function choiceProblems(path: string, choices: readonly Choice[]): Problem[] {
  return choices.flatMap(({ options, fits }, index) => [
    ...repeated(`${path}[${index}].options`, options),
    ...(options.some(({ id }) => id === fits)
      ? []
      : [{ path: `${path}[${index}].fits`, message: `there is no option "${fits}"` }]),
  ]);
}

/**
 * Parses what `interview.yaml` says of a mission. Refuses unknown keys, repeated ids, checks that the mission does not have, answers
 * that are no option, twists that do not fit the mission, and a twist without a design that keeps everything and one that does not.
 * All problems at once, each with its path; references only once the shape is sound.
 */
export function parseInterview(mission: Mission, input: unknown): Parsed<Interview> {
  const shape = InterviewSchema.safeParse(input);
  if (!shape.success) return { ok: false, problems: problemsOf(shape.error) };
  const interview = shape.data;
  const checks = new Set(mission.stages.flatMap((stage) => stage.checks.map(({ id }) => id)));
  const unknown = (path: string, ids: readonly string[]): Problem[] =>
    ids
      .filter((id) => !checks.has(id))
      .map((id) => ({ path, message: `the mission has no check "${id}"` }));
  const { cards, estimates, twists } = interview;
  const problems = [
    ...repeated('cards', cards),
    ...repeated('estimates', estimates),
    ...repeated('interface', interview.interface),
    ...repeated('data', interview.data),
    ...repeated('twists', twists),
    ...cards.flatMap(({ bears }, i) => unknown(`cards[${i}].bears`, bears)),
    ...estimates.flatMap(({ seen }, i) => unknown(`estimates[${i}].seen`, seen ? [seen] : [])),
    ...choiceProblems('interface', interview.interface),
    ...choiceProblems('data', interview.data),
    ...interview.interface.flatMap(({ claims }, i) => unknown(`interface[${i}].claims`, claims)),
    ...interview.data.flatMap(({ claims }, i) => unknown(`data[${i}].claims`, claims)),
    ...twists.flatMap((twist, i) => {
      const path = `twists[${i}]`;
      const changed = twistedMission(mission, twist);
      const outcomes = Object.values(twist.expected);
      return [
        ...unknown(`${path}.change.checks`, Object.keys(twist.change.checks)),
        ...Object.values(twist.expected).flatMap((ids) => unknown(`${path}.expected`, ids)),
        ...(changed.ok
          ? []
          : changed.problems.map((p) => ({ ...p, path: `${path}.change → ${p.path}` }))),
        ...(outcomes.some((failed) => failed.length === 0)
          ? []
          : [{ path: `${path}.expected`, message: 'no design keeps every promise' }]),
        ...(outcomes.some((failed) => failed.length > 0)
          ? []
          : [{ path: `${path}.expected`, message: 'no design breaks a promise' }]),
      ];
    }),
  ];
  if (!cards.some(({ bears }) => bears.length > 0)) {
    problems.push({ path: 'cards', message: 'no check depends on any card' });
  }
  return problems.length === 0 ? { ok: true, value: interview } : { ok: false, problems };
}
