import { z } from 'zod';
import { IdSchema } from '../contracts/diagram-schema';
import { faultsOf } from './questions';
import { type Acted, act, clockOf, type RoundWorld } from './round';
import { type RoundState, StepSchema } from './round-state';
import { SPOKEN } from './spoken';
import { placeOf } from './steps';

/** Notes that one round may have. */
export const MOST_NOTES = 100;

const at = z.number().min(0);
const NoteIdSchema = z.uuid();
const NoteTextSchema = z.string().trim().min(1).max(500);

/** What an interviewer wrote down; `at` by the clock of the round, ms. */
export const PartnerBookSchema = z.strictObject({
  /** What was heard, by the ids of the spoken points. */
  heard: z.array(z.strictObject({ point: IdSchema, at })).max(SPOKEN.length),
  notes: z
    .array(z.strictObject({ id: NoteIdSchema, step: StepSchema, at, text: NoteTextSchema }))
    .max(MOST_NOTES),
});

export type PartnerBook = z.infer<typeof PartnerBookSchema>;

export const EMPTY_BOOK: PartnerBook = { heard: [], notes: [] };

/** What an interviewer can do. A note has an id from its writer, so that one sent twice stands once. */
export const PartnerCommandSchema = z.discriminatedUnion('do', [
  /** The question was asked aloud: its answer appears. */
  z.strictObject({ do: z.literal('answer'), card: IdSchema }),
  z.strictObject({ do: z.literal('twist'), twist: IdSchema }),
  z.strictObject({ do: z.literal('fault'), fault: IdSchema }),
  z.strictObject({ do: z.literal('hear'), point: IdSchema, heard: z.boolean() }),
  z.strictObject({ do: z.literal('note'), id: NoteIdSchema, text: NoteTextSchema }),
  z.strictObject({ do: z.literal('strike'), id: NoteIdSchema }),
]);

export type PartnerCommand = z.infer<typeof PartnerCommandSchema>;

const refuse = (reason: string): Acted => ({ ok: false, reason });

function pullTwist({ interview }: RoundWorld, state: RoundState, twist: string): Acted {
  const { pulled } = state;
  if (!interview.twists.some(({ id }) => id === twist)) return refuse('There is no such change.');
  if (pulled.twist === twist) return { ok: true, state };
  if (state.finished) return refuse('This round is over.');
  if (pulled.twist !== null) return refuse('A change is pulled already, and one is all there is.');
  if (placeOf(state.step) < placeOf('draw'))
    return refuse('Nothing is drawn yet that could be changed.');
  if (state.step !== 'draw') return refuse('The change of this round is told already.');
  return { ok: true, state: { ...state, pulled: { ...pulled, twist } } };
}

function pullFault({ mission }: RoundWorld, state: RoundState, fault: string): Acted {
  const { pulled } = state;
  if (!faultsOf(mission).some(({ id }) => id === fault)) return refuse('There is no such fault.');
  if (pulled.fault === fault) return { ok: true, state };
  if (state.finished) return refuse('This round is over.');
  if (pulled.fault !== null) return refuse('A fault is pulled already, and one is all there is.');
  if (state.breaks.fault) return refuse('The fault of this round is answered already.');
  if (placeOf(state.step) > placeOf('breaks')) return refuse('That step is over.');
  return { ok: true, state: { ...state, pulled: { ...pulled, fault } } };
}

/**
 * The round after an interviewer did something in it, or why it is refused. Notes and what was heard change nothing of the round.
 * What was done already changes nothing.
 */
export function actAsPartner(
  world: RoundWorld,
  state: RoundState,
  command: PartnerCommand,
  now: number,
): Acted {
  switch (command.do) {
    case 'answer':
      return act(world, state, { do: 'ask', card: command.card }, now);
    case 'twist':
      return pullTwist(world, state, command.twist);
    case 'fault':
      return pullFault(world, state, command.fault);
    default:
      return { ok: true, state };
  }
}

/** The book after a command; also after the end of the round, when notes are written up. The same book where nothing changes. */
export function written(
  book: PartnerBook,
  state: RoundState,
  command: PartnerCommand,
  now: number,
): { ok: true; book: PartnerBook } | { ok: false; reason: string } {
  const at = state.endedMs ?? clockOf(state, now);
  if (command.do === 'hear') {
    if (!SPOKEN.some(({ id }) => id === command.point))
      return { ok: false, reason: 'There is no such point.' };
    const isHeard = book.heard.some(({ point }) => point === command.point);
    if (isHeard === command.heard) return { ok: true, book };
    const others = book.heard.filter(({ point }) => point !== command.point);
    const heard = command.heard ? [...others, { point: command.point, at }] : others;
    return { ok: true, book: { ...book, heard } };
  }
  if (command.do === 'strike') {
    const notes = book.notes.filter(({ id }) => id !== command.id);
    return { ok: true, book: notes.length === book.notes.length ? book : { ...book, notes } };
  }
  if (command.do === 'note') {
    const { id, text } = command;
    if (book.notes.some((note) => note.id === id)) return { ok: true, book };
    if (book.notes.length >= MOST_NOTES)
      return { ok: false, reason: `There are ${MOST_NOTES} notes; that is all.` };
    return {
      ok: true,
      book: { ...book, notes: [...book.notes, { id, step: state.step, at, text }] },
    };
  }
  return { ok: true, book };
}
