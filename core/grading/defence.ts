import type { Diagram } from '../contracts/diagram-schema';
import type { Mission } from '../contracts/mission-schema';
import { shuffled } from '../shared/seeded-random';
import { type Mutant, mutantsOf } from './mutants';

/** Losing a whole part is too plain to ask about, as long as there is something subtler. */
const PLAIN = new Set(['drop-component', 'drop-connection']);

/**
 * The changes that a learner is asked about after a pass: `count` mutants of the own diagram, each by another operator,
 * chosen by the seed; equal arguments give equal questions. Fewer when the diagram offers fewer.
 */
export function defenceRounds(
  mission: Mission,
  diagram: Diagram,
  seed: string,
  count: number,
): Mutant[] {
  const mixed = shuffled(mutantsOf(mission, diagram), `defence/${seed}`);
  const ordered = [
    ...mixed.filter(({ operator }) => !PLAIN.has(operator)),
    ...mixed.filter(({ operator }) => PLAIN.has(operator)),
  ];
  const chosen: Mutant[] = [];
  for (const mutant of ordered) {
    if (chosen.length === count) break;
    if (!chosen.some(({ operator }) => operator === mutant.operator)) chosen.push(mutant);
  }
  return chosen;
}

/** How a learner's answer compares with what the run showed; all ids are those of checks. */
export interface DefenceResult {
  /** Expected to break, and broke. */
  foreseen: string[];
  /** Broke, and was not expected to. */
  missed: string[];
  /** Expected to break, and held. */
  feared: string[];
  right: boolean;
}

/** Compares the promises that were expected to break with those that did. */
export function judgeDefence(
  expected: readonly string[],
  broken: readonly string[],
): DefenceResult {
  const foreseen = broken.filter((id) => expected.includes(id));
  const missed = broken.filter((id) => !expected.includes(id));
  const feared = expected.filter((id) => !broken.includes(id));
  return { foreseen, missed, feared, right: missed.length === 0 && feared.length === 0 };
}
