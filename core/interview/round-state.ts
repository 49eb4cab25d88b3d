import { z } from 'zod';
import { DiagramSchema, IdSchema } from '../contracts/diagram-schema';
import { REASON_IDS } from '../explanations/reasons';
import { LENGTHS, STEPS } from './steps';
import { MOST_STROKES, StrokeSchema } from './strokes';

/** Questions that may be asked. */
export const MOST_CARDS = 10;
/** Trade-offs that are named. */
export const MOST_TRADES = 3;
/** Reasons that are kept, those of decisions that were drawn over among them. */
export const MOST_REASONS = 40;

export const StepSchema = z.enum(STEPS.map(({ id }) => id));
const ms = z.number().min(0);
const AnswersSchema = z.record(IdSchema, IdSchema);
const PromisesSchema = z.array(IdSchema).max(40);

/** One trade-off: a thing paid for, and the promise that would be broken without it. */
export const TradeSchema = z.strictObject({
  /** What would be worse, by operator and target. */
  without: z.string().min(1).max(100),
  /** The promise that it buys. */
  buys: IdSchema,
  /** The figure that the promise would then have, in the unit of its limit; null when left open. */
  figure: z.number().min(0).max(1e12).nullable(),
  /** In own words; not judged. */
  words: z.string().max(300),
});

/** What an interviewer has chosen in place of the seed: the change of requirements, and the fault that is asked about. */
const PulledSchema = z.strictObject({ twist: IdSchema.nullable(), fault: IdSchema.nullable() });

/** Everything a round knows of itself. Times are of its own clock, which stands still while it is paused. */
export const RoundStateSchema = z.strictObject({
  length: z.union(LENGTHS.map((length) => z.literal(length))),
  stretched: z.boolean(),
  step: StepSchema,
  /** What the clock showed when it was last set going, ms, and when that was, ms since 1970; null while it stands. */
  ranMs: ms,
  goingSince: ms.nullable(),
  pauses: z.number().int().min(0),
  finished: z.boolean(),
  /** When each step began, by the clock of the round. */
  began: z.partialRecord(StepSchema, ms),
  endedMs: ms.nullable(),
  asked: z.array(z.strictObject({ card: IdSchema, at: ms })).max(MOST_CARDS),
  estimates: z.record(IdSchema, z.number()),
  interface: AnswersSchema,
  data: AnswersSchema,
  /** The drawing as it was saved last in its step, and in the step of the change. */
  drawing: DiagramSchema.nullable(),
  changed: DiagramSchema.nullable(),
  /** By decision that the drawing shows, why it was made. */
  reasons: z.record(z.string().max(60), z.enum(REASON_IDS)).default({}),
  /** By question, the promises expected to break; a question that is not there was left open. */
  breaks: z.record(z.string().max(100), PromisesSchema),
  /** What the figure that is asked for comes to at more load; null when left open. */
  figure: z.number().min(0).max(1e12).nullable().default(null),
  trades: z.array(TradeSchema).max(MOST_TRADES),
  /** How the drawing grew, by what each save changed. */
  strokes: z.array(StrokeSchema).max(MOST_STROKES).default([]),
  // Rounds from before there were interviewers have none.
  pulled: PulledSchema.default({ twist: null, fault: null }),
});

export type RoundState = z.infer<typeof RoundStateSchema>;
export type Trade = z.infer<typeof TradeSchema>;

/** What can be done in a round. `next` names the step that it ends, so that pressing twice ends one. */
export const RoundCommandSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('ask'), card: IdSchema }),
  z.strictObject({
    do: z.literal('estimate'),
    id: IdSchema,
    value: z.number().min(0).max(1e12).nullable(),
  }),
  z.strictObject({
    do: z.literal('answer'),
    form: z.enum(['interface', 'data']),
    id: IdSchema,
    option: IdSchema,
  }),
  z.strictObject({ do: z.literal('draw'), diagram: z.unknown() }),
  z.strictObject({
    do: z.literal('reason'),
    decision: z.string().min(1).max(60),
    reason: z.enum(REASON_IDS).nullable(),
  }),
  z.strictObject({
    do: z.literal('expect'),
    question: z.string().min(1).max(100),
    promises: PromisesSchema,
  }),
  z.strictObject({ do: z.literal('figure'), value: z.number().min(0).max(1e12).nullable() }),
  z.strictObject({
    do: z.literal('trade'),
    place: z.number().int().min(0).max(2),
    trade: TradeSchema,
  }),
  /** Changes nothing: another tab may have gone on. */
  z.strictObject({ do: z.literal('look') }),
  z.strictObject({ do: z.literal('pause') }),
  z.strictObject({ do: z.literal('resume') }),
  z.strictObject({ do: z.literal('next'), from: StepSchema }),
  z.strictObject({ do: z.literal('finish') }),
]);

export type RoundCommand = z.infer<typeof RoundCommandSchema>;
