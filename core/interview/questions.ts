import type { Diagram } from '../contracts/diagram-schema';
import type { Mission } from '../contracts/mission-schema';
import { sameDesign } from '../diagram/same-design';
import { defenceRounds } from '../grading/defence';
import { checksOf } from '../grading/grade';
import { type Mutant, mutantsOf } from '../grading/mutants';
import { scenariosOf } from '../missions/check-scenarios';
import { initialDiagram } from '../missions/initial-diagram';
import { promiseOf } from '../missions/promise';
import { shuffled } from '../shared/seeded-random';
import type { Twist } from './interview-schema';
import type { RoundWorld } from './round';
import type { RoundState } from './round-state';
import { placeOf, type Step } from './steps';
import { designUnder, twistedMission } from './twisted-mission';

/** How much more comes when it is asked what breaks first. */
export const MORE_LOAD = 2;
/** Mutants of the own design that are asked about. */
const MUTANTS = 2;

type Pulled = Pick<RoundState, 'pulled'>;

/** The change of requirements of a round: the one that its interviewer pulled, or the one that its seed draws. */
export function twistOf({ interview, seed }: RoundWorld, { pulled }: Pulled): Twist {
  const drawn = shuffled(interview.twists, `twist/${seed}`);
  const twist = drawn.find(({ id }) => id === pulled.twist) ?? drawn[0];
  if (!twist) throw new Error('an interview has a twist');
  return twist;
}

/** The mission as a step is about it: changed from the change on until something else is asked. */
export function roundMission(world: RoundWorld, state: Pulled & { step: Step }): Mission {
  if (state.step !== 'change') return world.mission;
  const changed = twistedMission(world.mission, twistOf(world, state));
  return changed.ok ? changed.value : world.mission;
}

/** What is on the canvas when a step opens. */
export function openDrawing(world: RoundWorld, state: RoundState): Diagram {
  const mission = roundMission(world, state);
  const own = (state.step === 'change' ? state.changed : null) ?? state.drawing;
  return own === null ? initialDiagram(mission) : designUnder(mission, own);
}

/** Whether anything was drawn: more than what the mission gives. */
export function isDrawn(mission: Mission, diagram: Diagram | null): diagram is Diagram {
  return diagram !== null && !sameDesign(diagram, initialDiagram(mission));
}

export interface NamedPromise {
  id: string;
  promise: string;
}

/** One question of the seventh step, with the promises that may break. */
export interface BreakQuestion {
  id: string;
  question: string;
  promises: NamedPromise[];
}

const named = (checks: ReturnType<typeof checksOf>): NamedPromise[] =>
  checks.map(({ entry }) => ({ id: entry.id, promise: promiseOf(entry) }));

/** The scenarios with a fault that a check looks at. */
export function faultsOf(mission: Mission): Mission['scenarios'] {
  const checks = checksOf(mission);
  return mission.scenarios.filter(
    ({ id, faults, poison }) =>
      (faults.length > 0 || poison !== undefined) &&
      checks.some(({ entry }) => scenariosOf(entry).includes(id)),
  );
}

/** The fault that a round asks about: the one that its interviewer pulled, or one by its seed; null when its mission has none. */
export function faultOf({ mission, seed }: RoundWorld, { pulled }: Pulled) {
  const faulty = shuffled(faultsOf(mission), `fault/${seed}`);
  return faulty.find(({ id }) => id === pulled.fault) ?? faulty[0] ?? null;
}

/** The two worsened versions of the own design that a round asks about. */
export function mutantsFor(world: RoundWorld, drawing: Diagram): Mutant[] {
  return defenceRounds(world.mission, drawing, world.seed, MUTANTS);
}

export const keyOf = ({ operator, target }: Pick<Mutant, 'operator' | 'target'>) =>
  `${operator}/${target}`;

/** The questions of what breaks; without a drawing there are none. */
export function breakQuestions(
  world: RoundWorld,
  state: Pick<RoundState, 'drawing' | 'pulled'>,
): BreakQuestion[] {
  const { drawing } = state;
  if (!isDrawn(world.mission, drawing)) return [];
  const checks = checksOf(world.mission);
  const fault = faultOf(world, state);
  const inFault = checks.filter(({ entry }) => fault && scenariosOf(entry).includes(fault.id));
  return [
    {
      id: 'load',
      question: 'Twice the load arrives. Which promises does your first drawing break?',
      promises: named(checks),
    },
    ...(fault
      ? [
          {
            id: 'fault',
            question: `${fault.title}. Which promises does your first drawing break?`,
            promises: named(inFault),
          },
        ]
      : []),
    ...mutantsFor(world, drawing).map((mutant) => ({
      id: keyOf(mutant),
      question: `In your first drawing: ${mutant.change} Which promises are broken then?`,
      promises: named(checks),
    })),
  ];
}

/** Checks whose figure is a number that can be worked out, with its unit. */
const FIGURES: Record<string, string> = {
  'responds-within': 'ms',
  'drained-within': 'ms',
  'costs-at-most': '$',
  'calls-at-most': 'calls',
};

/** The promise whose figure at more load is asked for, by the seed; null without a drawing, and where no promise has such a figure. */
export function figureAsked(
  world: RoundWorld,
  { drawing }: Pick<RoundState, 'drawing'>,
): (NamedPromise & { unit: string }) | null {
  if (!isDrawn(world.mission, drawing)) return null;
  const [check] = shuffled(
    checksOf(world.mission).filter(({ entry }) => entry.check in FIGURES),
    `figure/${world.seed}`,
  );
  if (!check) return null;
  const { entry } = check;
  return { id: entry.id, promise: promiseOf(entry), unit: FIGURES[entry.check] ?? '' };
}

/** What a trade-off may be about: each thing of the own design that can be made worse, and each promise. */
export function tradeChoices(mission: Mission, drawing: Diagram | null) {
  if (!isDrawn(mission, drawing)) return { without: [], promises: [] };
  return {
    without: mutantsOf(mission, drawing).map((mutant) => ({
      key: keyOf(mutant),
      change: mutant.change,
    })),
    promises: named(checksOf(mission)),
  };
}

/** Whether a step has begun, or is over. */
export const hasReached = (state: RoundState, step: Step): boolean =>
  state.finished || placeOf(state.step) >= placeOf(step);
