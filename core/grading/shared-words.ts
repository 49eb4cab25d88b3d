import { CHECKS } from '../checks/registry';
import { COMPONENTS } from '../components/registry';
import type { Diagram } from '../contracts/diagram-schema';
import type { Mission } from '../contracts/mission-schema';
import { promiseOf } from '../missions/promise';
import type { FailedCheck } from './likeness';

/** A promise that all designs of a group break, and by what. */
export interface SharedMistake {
  /** Id of the check. */
  id: string;
  /** What was promised; null when the mission has the check no longer. */
  promise: string | null;
  /** What happened, under names that are nobody's; null when it cannot be said. */
  sentence: string | null;
  /** The sentence is true of every member as it stands; else its figures are those of the typical design. */
  ofAll: boolean;
  follows: boolean;
}

/**
 * The design with every component under the name of what it is: a given one under the mission's, others as "Queue", or "Queue 1" and
 * "Queue 2" in the order of the diagram.
 */
export function underPlainNames(mission: Pick<Mission, 'given'>, diagram: Diagram): Diagram {
  const given = new Map(mission.given.map(({ id, label }) => [id, label]));
  const taken = new Set(given.values());
  const numbers = new Map<string, number>();
  const counts = new Map<string, number>();
  for (const { id, type } of diagram.components)
    if (!given.has(id)) counts.set(type, (counts.get(type) ?? 0) + 1);
  return {
    ...diagram,
    components: diagram.components.map((component) => {
      const label = given.get(component.id);
      if (label !== undefined) return { ...component, label };
      const { name } = COMPONENTS[component.type];
      if (counts.get(component.type) === 1 && !taken.has(name))
        return { ...component, label: name };
      const number = (numbers.get(component.type) ?? 0) + 1;
      numbers.set(component.type, number);
      return { ...component, label: `${name} ${number}` };
    }),
  };
}

function sentenceOf(mission: Mission, diagram: Diagram, failed: FailedCheck): string | null {
  const known = mission.stages.some(({ checks }) =>
    checks.some(({ id, check }) => id === failed.id && check === failed.check),
  );
  // Words look up flows and scenarios, which a mission with other checks may have no more.
  const flow = failed.data.flow;
  if (!known || failed.cause === null) return null;
  if (typeof flow === 'string' && mission.flows.every(({ id }) => id !== flow)) return null;
  return CHECKS.get(failed.check)?.say(failed.cause, failed.data, { mission, diagram }) ?? null;
}

/**
 * What the members of a group have in common, in plain words. `shape` is the design of the group in the ids of its shape, `typical` what the
 * typical member failed, `members` what each of them did. Causes that follow from others come last.
 */
export function sharedMistakes(
  mission: Mission,
  shape: Diagram,
  typical: readonly FailedCheck[],
  members: readonly (readonly FailedCheck[])[],
): SharedMistake[] {
  const diagram = underPlainNames(mission, shape);
  const checks = new Map(
    mission.stages.flatMap(({ checks }) => checks.map((check) => [check.id, check])),
  );
  const mistakes = typical.map((failed): SharedMistake => {
    const check = checks.get(failed.id);
    const sentence = sentenceOf(mission, diagram, failed);
    return {
      id: failed.id,
      promise: check ? promiseOf(check) : null,
      sentence,
      ofAll: members.every((member) => {
        const own = member.find(({ id }) => id === failed.id);
        return own !== undefined && sentenceOf(mission, diagram, own) === sentence;
      }),
      follows: failed.follows,
    };
  });
  return [...mistakes.filter((one) => !one.follows), ...mistakes.filter((one) => one.follows)];
}
