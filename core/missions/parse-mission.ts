import { isCache, isPeople, isQueue, isTopic } from '../components/roles';
import { type FaultTarget, type Mission, MissionSchema } from '../contracts/mission-schema';
import type { Parsed, Problem } from '../shared/problem';
import { problemsOf } from '../shared/zod-problems';
import { accessProblems } from './access-problems';
import { catalogueProblems } from './catalogue-problems';
import { checkProblems } from './check-problems';
import { costProblems } from './cost-problems';
import { followProblems } from './follow-problems';
import { sizeProblems } from './size-problems';

/**
 * Parses a mission from the value read out of its YAML. Refuses unknown keys, repeated ids, references to flows,
 * scenarios, components, checks, settings or physics that do not exist, values outside the catalogue's bounds, and
 * missions without points, and documents of more than 10,000 values. All problems at once, each with its path; references only once the shape is sound.
 */
export function parseMission(input: unknown): Parsed<Mission> {
  const tooLarge = sizeProblems(input);
  if (tooLarge.length > 0) return { ok: false, problems: tooLarge };
  const shape = MissionSchema.safeParse(input);
  if (!shape.success) return { ok: false, problems: problemsOf(shape.error) };
  const mission = shape.data;
  const problems = [
    ...repeatedIds('given', mission.given),
    ...repeatedIds('flows', mission.flows),
    ...repeatedIds('scenarios', mission.scenarios),
    ...catalogueProblems(mission),
    ...flowProblems(mission),
    ...followProblems(mission),
    ...accessProblems(mission),
    ...mission.scenarios.flatMap((_, index) => scenarioProblems(mission, index)),
    ...costProblems(mission),
    ...checkProblems(mission),
  ];
  return problems.length === 0 ? { ok: true, value: mission } : { ok: false, problems };
}

/** One problem for each id that an earlier entry of the list already has. */
function repeatedIds(path: string, entries: readonly { id: string }[]): Problem[] {
  return entries.flatMap(({ id }, index) =>
    entries.findIndex((entry) => entry.id === id) < index
      ? [{ path: `${path}[${index}].id`, message: `the id "${id}" is used twice` }]
      : [],
  );
}

function flowProblems(mission: Mission): Problem[] {
  return mission.flows.flatMap((flow, index) => {
    const path = `flows[${index}]`;
    const problems: Problem[] = [];
    const from = mission.given.find((given) => given.id === flow.from);
    if (!from) {
      problems.push({
        path: `${path}.from`,
        message: `no given component is called "${flow.from}"`,
      });
    } else if (!isPeople(from)) {
      const message = `a flow starts at a client; "${flow.from}" is a ${from.type}`;
      problems.push({ path: `${path}.from`, message });
    }
    const single = typeof flow.to === 'string';
    const targets = typeof flow.to === 'string' ? [flow.to] : flow.to;
    targets.forEach((id, position) => {
      const at = single ? `${path}.to` : `${path}.to[${position}]`;
      const target = mission.given.find((given) => given.id === id);
      if (!target) problems.push({ path: at, message: `no given component is called "${id}"` });
      else if (isPeople(target)) {
        problems.push({ path: at, message: 'a client cannot be the target of a flow' });
      }
      if (targets.indexOf(id) < position) {
        problems.push({ path: at, message: `"${id}" is named twice` });
      }
    });
    (flow.news ?? []).forEach((id, position) => {
      const at = `flows[${index}].news[${position}]`;
      if (!mission.given.some((given) => given.id === id)) {
        problems.push({ path: at, message: `no given component is called "${id}"` });
      } else if (targets.includes(id)) {
        problems.push({ path: at, message: `"${id}" is a target of the flow already` });
      } else if (flow.news?.indexOf(id) !== position) {
        problems.push({ path: at, message: `"${id}" is named twice` });
      }
    });
    (flow.whole ?? []).forEach((id, position) => {
      const at = `flows[${index}].whole[${position}]`;
      if (!targets.includes(id)) {
        problems.push({ path: at, message: `"${id}" is no target of the flow` });
      } else if (flow.whole?.indexOf(id) !== position) {
        problems.push({ path: at, message: `"${id}" is named twice` });
      }
    });
    return problems;
  });
}

/** What a fault's target names by id or type; undefined when it names none. */
function struckByName(mission: Mission, target: FaultTarget) {
  if ('type' in target) return target;
  return 'id' in target ? mission.given.find(({ id }) => id === target.id) : undefined;
}

/** A name in a fault's target that the mission does not know. */
function targetProblem(mission: Mission, target: FaultTarget): Problem | null {
  if ('type' in target) return null;
  const [key, name, isFlow]: [string, string, boolean] =
    'id' in target
      ? ['id', target.id, false]
      : 'callersOf' in target
        ? ['callersOf', target.callersOf, false]
        : 'entryOf' in target
          ? ['entryOf', target.entryOf, true]
          : typeof target.workersFor === 'string'
            ? ['workersFor', target.workersFor, false]
            : ['workersFor.flow', target.workersFor.flow, true];
  if ((isFlow ? mission.flows : mission.given).some(({ id }) => id === name)) return null;
  const message = isFlow
    ? `the mission has no flow "${name}"`
    : `no given component is called "${name}"`;
  return { path: key, message };
}

function scenarioProblems(mission: Mission, index: number): Problem[] {
  const scenario = mission.scenarios[index];
  if (!scenario) return [];
  const path = `scenarios[${index}]`;
  const problems: Problem[] = [];
  scenario.faults.forEach((fault, position) => {
    const at = `${path}.faults[${position}]`;
    if (fault.at >= scenario.horizonMs) {
      problems.push({
        path: `${at}.at`,
        message: 'the fault begins after the end of the scenario',
      });
    }
    const struck = struckByName(mission, fault.target);
    if (fault.effect === 'lose-answers' && (isQueue(struck) || isTopic(struck))) {
      const message = 'queues and topics lose no answers: name what is called';
      problems.push({ path: `${at}.target`, message });
    }
    if (fault.effect === 'flush' && struck !== undefined && !isCache(struck)) {
      problems.push({ path: `${at}.target`, message: 'only caches hold what can be flushed' });
    }
    const problem = targetProblem(mission, fault.target);
    if (problem) problems.push({ ...problem, path: `${at}.target.${problem.path}` });
  });
  if (scenario.poison) {
    const { flow: id, item } = scenario.poison;
    const flow = mission.flows.find((candidate) => candidate.id === id);
    if (!flow) {
      problems.push({ path: `${path}.poison.flow`, message: `the mission has no flow "${id}"` });
    } else if ('at' in flow.arrivals && item >= flow.arrivals.at.length * flow.items) {
      const message = `the flow offers ${flow.arrivals.at.length * flow.items} items, counted from 0`;
      problems.push({ path: `${path}.poison.item`, message });
    }
  }
  return problems;
}
