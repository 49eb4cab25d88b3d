import type { Diagram } from '../contracts/diagram-schema';
import type { Mission } from '../contracts/mission-schema';
import { publicMission } from '../missions/public-mission';
import { shuffled } from '../shared/seeded-random';
import type { Choice } from './interview-schema';
import { type Pace, paceOf } from './pace';
import {
  type BreakQuestion,
  breakQuestions,
  figureAsked,
  hasReached,
  openDrawing,
  roundMission,
  tradeChoices,
  twistOf,
} from './questions';
import type { RoundWorld } from './round';
import type { RoundState, Trade } from './round-state';
import type { Step } from './steps';

export interface FormQuestion {
  id: string;
  question: string;
  options: { id: string; text: string }[];
  answer: string | null;
}

/** Who sits on the other side of the table. */
export interface Seat {
  /** Null while nobody has taken the seat. */
  name: string | null;
  /** Until when the link to it leads there, ISO 8601, UTC. */
  expiresAt: string;
}

/** What somebody in a round gets to see, and nothing that is not due: no answer unasked, no truth, no step to come. */
export interface RoundView extends Pace {
  prompt: string;
  cards: { id: string; question: string; answer: string | null }[];
  estimates: { id: string; question: string; unit: string; value: number | null }[] | null;
  interface: FormQuestion[] | null;
  data: FormQuestion[] | null;
  /** The mission as it stands in this step, and what is on the canvas; null while there is nothing to draw. */
  canvas: { mission: Mission; diagram: Diagram } | null;
  /** By decision of the drawing, the reason that was given; null in every other step. */
  reasons: Record<string, string> | null;
  /** The change of requirements. */
  change: string | null;
  /** The interviewer has pulled the change: what is on the canvas is the drawing at the bell. */
  isCalled: boolean;
  /** Null where no interviewer was invited. */
  seat: Seat | null;
  /** Of two views the one with the higher number is the newer one. */
  revision: number;
  breaks: (BreakQuestion & { expected: string[] | null })[] | null;
  /** The figure that is asked for at more load. */
  figure: { promise: string; unit: string; said: number | null } | null;
  trades: (ReturnType<typeof tradeChoices> & { named: Trade[] }) | null;
}

/** Questions with their options, in an order that says nothing: authors tend to write what fits first. */
function form(
  choices: readonly Choice[],
  answers: Record<string, string>,
  seed: string,
): FormQuestion[] {
  return choices.map(({ id, question, options }) => ({
    id,
    question,
    options: shuffled(options, `options/${id}/${seed}`).map((option) => ({
      id: option.id,
      text: option.text,
    })),
    answer: answers[id] ?? null,
  }));
}

/** The view of a round that is not finished, at an instant, ms since 1970. */
export function roundView(
  world: RoundWorld,
  state: RoundState,
  now: number,
  { seat, revision }: Pick<RoundView, 'seat' | 'revision'> = { seat: null, revision: 0 },
): RoundView {
  const { interview, mission, seed } = world;
  // What the promises need stands first in the file.
  const cards = shuffled(interview.cards, `cards/${seed}`);
  const asked = new Set(state.asked.map(({ card }) => card));
  const due = (step: Step) => hasReached(state, step);
  const drawing = state.step === 'draw' || state.step === 'change';
  const figure = due('breaks') ? figureAsked(world, state) : null;
  return {
    prompt: interview.prompt,
    ...paceOf(state, now),
    cards: cards
      .filter(({ id }) => state.step === 'clarify' || asked.has(id))
      .map(({ id, question, answer }) => ({ id, question, answer: asked.has(id) ? answer : null })),
    estimates: due('estimate')
      ? interview.estimates.map(({ id, question, unit }) => ({
          id,
          question,
          unit,
          value: state.estimates[id] ?? null,
        }))
      : null,
    interface: due('interface') ? form(interview.interface, state.interface, seed) : null,
    data: due('data') ? form(interview.data, state.data, seed) : null,
    canvas: drawing
      ? {
          mission: publicMission(roundMission(world, state)),
          diagram: openDrawing(world, state),
        }
      : null,
    reasons: state.step === 'draw' ? state.reasons : null,
    change: due('change') ? twistOf(world, state).says : null,
    isCalled: state.step === 'draw' && state.pulled.twist !== null,
    seat,
    revision,
    breaks: due('breaks')
      ? breakQuestions(world, state).map((question) => ({
          ...question,
          expected: state.breaks[question.id] ?? null,
        }))
      : null,
    figure: figure && { promise: figure.promise, unit: figure.unit, said: state.figure },
    trades: due('defend') ? { ...tradeChoices(mission, state.drawing), named: state.trades } : null,
  };
}
