import type { Diagram } from '../contracts/diagram-schema';
import type { Mission } from '../contracts/mission-schema';
import { parseDiagramFor } from '../diagram/parse-diagram-for';
import type { Interview } from './interview-schema';
import { breakQuestions, figureAsked, openDrawing, roundMission, tradeChoices } from './questions';
import { reasonQuestions } from './reasons';
import { MOST_CARDS, MOST_REASONS, type RoundCommand, type RoundState } from './round-state';
import { type Length, type Step, stepAfter } from './steps';
import { MOST_STROKES, strokeOf } from './strokes';

/** What a round is about. */
export interface RoundWorld {
  mission: Mission;
  interview: Interview;
  /** Decides the change and the fault of the day, unless an interviewer pulls them, and the two mutants. */
  seed: string;
}

export type Acted = { ok: true; state: RoundState } | { ok: false; reason: string };

/** A round that begins now, ms since 1970. */
export function beginRound(length: Length, stretched: boolean, now: number): RoundState {
  return {
    length,
    stretched,
    step: 'clarify',
    ranMs: 0,
    goingSince: now,
    pauses: 0,
    finished: false,
    began: { clarify: 0 },
    endedMs: null,
    asked: [],
    estimates: {},
    interface: {},
    data: {},
    drawing: null,
    changed: null,
    reasons: {},
    breaks: {},
    figure: null,
    trades: [],
    strokes: [],
    pulled: { twist: null, fault: null },
  };
}

/** What the clock of a round shows, ms. A clock of the machine that was set back lets it stand. */
export function clockOf(state: RoundState, now: number): number {
  return state.ranMs + (state.goingSince === null ? 0 : Math.max(0, now - state.goingSince));
}

const refuse = (reason: string): Acted => ({ ok: false, reason });
const accept = (state: RoundState): Acted => ({ ok: true, state });

const NEEDS: Partial<Record<RoundCommand['do'], readonly Step[]>> = {
  ask: ['clarify'],
  estimate: ['estimate'],
  draw: ['draw', 'change'],
  reason: ['draw'],
  expect: ['breaks'],
  figure: ['breaks'],
  trade: ['defend'],
};

function finish(state: RoundState, now: number): RoundState {
  const endedMs = clockOf(state, now);
  return { ...state, ranMs: endedMs, goingSince: null, finished: true, endedMs };
}

function goOn(state: RoundState, from: Step, now: number): RoundState {
  if (state.step !== from) return state;
  const step = stepAfter(from);
  if (step === null) return finish(state, now);
  return { ...state, step, began: { ...state.began, [step]: clockOf(state, now) } };
}

function draw(world: RoundWorld, state: RoundState, input: unknown, now: number): Acted {
  const mission = roundMission(world, state);
  const parsed = parseDiagramFor(mission, input);
  if (!parsed.ok) return refuse(parsed.problems[0]?.message ?? 'This drawing does not fit.');
  const diagram: Diagram = parsed.value;
  const step = state.step === 'draw' ? 'draw' : 'change';
  const at = clockOf(state, now);
  const stroke = strokeOf(openDrawing(world, state), diagram, { at, step });
  const isKept = stroke !== null && state.strokes.length < MOST_STROKES;
  const strokes = isKept ? [...state.strokes, stroke] : state.strokes;
  const drawn = step === 'draw' ? { drawing: diagram } : { changed: diagram };
  return accept({ ...state, ...drawn, strokes });
}

/**
 * The round after a command, or why it is refused: everything after its end, what belongs to another step, what the interview does not
 * have, and, but for going on, everything while the round is paused. What was done already changes nothing.
 */
export function act(
  world: RoundWorld,
  state: RoundState,
  command: RoundCommand,
  now: number,
): Acted {
  if (command.do === 'look') return accept(state);
  if (state.finished) {
    return command.do === 'finish' ? accept(state) : refuse('This round is over.');
  }
  if (command.do === 'resume') {
    return accept(state.goingSince === null ? { ...state, goingSince: now } : state);
  }
  if (command.do === 'pause') {
    if (state.goingSince === null) return accept(state);
    const ranMs = clockOf(state, now);
    return accept({ ...state, ranMs, goingSince: null, pauses: state.pauses + 1 });
  }
  if (command.do === 'finish') return accept(finish(state, now));
  if (state.goingSince === null) return refuse('The round is paused.');
  if (command.do === 'next') return accept(goOn(state, command.from, now));
  const steps = command.do === 'answer' ? [command.form] : (NEEDS[command.do] ?? []);
  if (!steps.includes(state.step)) return refuse('This step is not the one you are in.');
  return answered(world, state, command, now);
}

/** Says why a decision was made, or takes it back. What was said of a decision that is drawn over is kept, should it come back. */
function reasoned(
  world: RoundWorld,
  state: RoundState,
  { decision, reason }: Extract<RoundCommand, { do: 'reason' }>,
): Acted {
  const question = reasonQuestions(world.mission, state.drawing).find(
    (one) => one.decision.id === decision,
  );
  if (!question) return refuse('Your drawing shows no such decision.');
  const { [decision]: _before, ...others } = state.reasons;
  if (reason === null) return accept({ ...state, reasons: others });
  if (!question.offered.some(({ id }) => id === reason)) return refuse('There is no such reason.');
  const kept = Object.entries(others).slice(1 - MOST_REASONS);
  return accept({ ...state, reasons: { ...Object.fromEntries(kept), [decision]: reason } });
}

function answered(world: RoundWorld, state: RoundState, command: RoundCommand, now: number): Acted {
  const { interview } = world;
  switch (command.do) {
    case 'ask': {
      if (state.asked.some(({ card }) => card === command.card)) return accept(state);
      if (!interview.cards.some(({ id }) => id === command.card))
        return refuse('There is no such question.');
      if (state.asked.length >= MOST_CARDS)
        return refuse(`You have asked ${MOST_CARDS} questions; that is all.`);
      const asked = [...state.asked, { card: command.card, at: clockOf(state, now) }];
      return accept({ ...state, asked });
    }
    case 'estimate': {
      if (!interview.estimates.some(({ id }) => id === command.id))
        return refuse('There is no such estimate.');
      const { [command.id]: _before, ...others } = state.estimates;
      const estimates =
        command.value === null ? others : { ...others, [command.id]: command.value };
      return accept({ ...state, estimates });
    }
    case 'answer': {
      const question = interview[command.form].find(({ id }) => id === command.id);
      if (!question?.options.some(({ id }) => id === command.option))
        return refuse('There is no such answer.');
      const answers = { ...state[command.form], [command.id]: command.option };
      return accept({ ...state, [command.form]: answers });
    }
    case 'draw':
      return draw(world, state, command.diagram, now);
    case 'reason':
      return reasoned(world, state, command);
    case 'expect': {
      const question = breakQuestions(world, state).find(({ id }) => id === command.question);
      if (!question) return refuse('There is no such question.');
      const known = new Set(question.promises.map(({ id }) => id));
      if (!command.promises.every((id) => known.has(id)))
        return refuse('There is no such promise.');
      const breaks = { ...state.breaks, [command.question]: [...new Set(command.promises)] };
      return accept({ ...state, breaks });
    }
    case 'figure': {
      if (figureAsked(world, state) === null) return refuse('There is no such question.');
      return accept({ ...state, figure: command.value });
    }
    case 'trade': {
      const { without, promises } = tradeChoices(world.mission, state.drawing);
      const { trade, place } = command;
      if (!without.some(({ key }) => key === trade.without))
        return refuse('Your drawing has no such part.');
      if (!promises.some(({ id }) => id === trade.buys)) return refuse('There is no such promise.');
      if (place > state.trades.length) return refuse('One after the other.');
      return accept({ ...state, trades: state.trades.toSpliced(place, 1, trade) });
    }
    default:
      return refuse('This cannot be done.');
  }
}
