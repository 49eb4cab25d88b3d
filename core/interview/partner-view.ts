import type { Diagram } from '../contracts/diagram-schema';
import { checksOf } from '../grading/grade';
import { promiseOf } from '../missions/promise';
import type { Choice } from './interview-schema';
import { paceOf } from './pace';
import type { PartnerBook } from './partner-book';
import { breakQuestions, faultsOf, openDrawing, tradeChoices, twistOf } from './questions';
import { reasonsGiven } from './reasons';
import type { RoundWorld } from './round';
import type { RoundState } from './round-state';

const form = (choices: readonly Choice[]) =>
  choices.map(({ id, question, options, fits, why }) => ({ id, question, options, fits, why }));

/**
 * What an interviewer has on the desk from the first minute: every answer and every change, which the candidate gets one by one. To be
 * handed to nobody but who holds the seat.
 */
export function interviewerSheet({ mission, interview }: RoundWorld) {
  const words = new Map(checksOf(mission).map(({ entry }) => [entry.id, promiseOf(entry)]));
  return {
    prompt: interview.prompt,
    cards: interview.cards.map(({ id, question, answer, bears }) => ({
      id,
      question,
      answer,
      decides: bears.map((check) => words.get(check) ?? check),
    })),
    estimates: interview.estimates.map(({ id, question, unit, answer, working }) => ({
      id,
      question,
      unit,
      answer,
      working,
    })),
    interface: form(interview.interface),
    data: form(interview.data),
    twists: interview.twists.map(({ id, says, answer }) => ({ id, says, answer })),
    faults: faultsOf(mission).map(({ id, title }) => ({ id, title })),
    model: interview.model,
  };
}

export type InterviewerSheet = ReturnType<typeof interviewerSheet>;

/** The board as it is on the canvas; in the later steps what was last drawn. */
function boardOf(world: RoundWorld, state: RoundState): Diagram | null {
  if (state.step === 'draw' || state.step === 'change') return openDrawing(world, state);
  return state.changed ?? state.drawing;
}

/** How a round stands, for its interviewer; at an instant, ms since 1970. */
export function partnerView(world: RoundWorld, state: RoundState, book: PartnerBook, now: number) {
  const { without, promises } = tradeChoices(world.mission, state.drawing);
  const change = state.began.change !== undefined || state.pulled.twist !== null;
  return {
    ...paceOf(state, now),
    finished: state.finished,
    asked: state.asked.map(({ card }) => card),
    estimates: state.estimates,
    interface: state.interface,
    data: state.data,
    board: boardOf(world, state),
    /** The change that was told; null while another may be pulled. */
    twist: change ? twistOf(world, state).id : null,
    fault: state.pulled.fault,
    breaks:
      state.began.breaks === undefined
        ? []
        : breakQuestions(world, state).map(({ id, question, promises: asked }) => ({
            id,
            question,
            expected:
              state.breaks[id]?.map(
                (promise) => asked.find((one) => one.id === promise)?.promise ?? promise,
              ) ?? null,
          })),
    reasons: reasonsGiven(world.mission, state).map(({ decision, reason }) => ({
      decision: decision.text,
      reason: reason.label,
    })),
    trades: state.trades.map((trade) => ({
      without: without.find(({ key }) => key === trade.without)?.change ?? trade.without,
      buys: promises.find(({ id }) => id === trade.buys)?.promise ?? trade.buys,
      words: trade.words,
    })),
    book,
  };
}

export type PartnerView = ReturnType<typeof partnerView>;
