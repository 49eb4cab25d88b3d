import { z } from 'zod';
import { COMPONENT_TYPES } from '../contracts/component-type';
import { IdSchema } from '../contracts/diagram-schema';
import { GivenSchema, PhysicsValueSchema } from '../contracts/mission-schema';

const sentence = z.string().min(1).max(600);

/** A question that may be asked in the first step. What nobody needs to know bears on no check. */
const CardSchema = z.strictObject({
  id: IdSchema,
  question: z.string().min(1).max(160),
  answer: sentence,
  /** Ids of the checks whose promise cannot be kept without knowing this; none for a question that leads nowhere. */
  bears: z.array(IdSchema).max(10).default([]),
});

/** A number to work out in the head. */
const EstimateSchema = z.strictObject({
  id: IdSchema,
  question: z.string().min(1).max(200),
  unit: z.string().min(1).max(30),
  answer: z.number().positive().max(1e12),
  /** The way to it, for the report. */
  working: sentence,
  /** The check whose finding shows the same number of a drawing. */
  seen: IdSchema.optional(),
});

/** A question with options, of which one fits the mission. */
const ChoiceSchema = z.strictObject({
  id: IdSchema,
  question: z.string().min(1).max(200),
  options: z
    .array(z.strictObject({ id: IdSchema, text: z.string().min(1).max(200) }))
    .min(2)
    .max(8),
  fits: IdSchema,
  why: sentence,
  /** The answer says that these are kept; where the drawing breaks one, it contradicts the answer. */
  claims: z.array(IdSchema).max(10).default([]),
});

const BoundsSchema = z.tuple([z.number(), z.number()]).refine(([low, high]) => low <= high, {
  error: 'the lower bound comes first',
});

/** What a twist changes of its mission; what it does not name stays. */
const ChangeSchema = z.strictObject({
  /** So many times the load on every flow. */
  load: z.number().positive().max(100).optional(),
  physics: z.record(IdSchema, z.record(z.string(), PhysicsValueSchema)).default({}),
  limits: z.partialRecord(z.enum(COMPONENT_TYPES), z.record(z.string(), BoundsSchema)).default({}),
  /** Component types that are not to be had any more. */
  without: z.array(z.enum(COMPONENT_TYPES)).max(5).default([]),
  /** More given components, and by flow the targets that it now has. */
  given: z.array(GivenSchema).max(5).default([]),
  to: z.record(IdSchema, z.array(IdSchema).min(1).max(20)).default({}),
  /** By check, the parameters and the promise that are different. */
  checks: z.record(IdSchema, z.record(z.string(), z.unknown())).default({}),
});

const TwistSchema = z.strictObject({
  id: IdSchema,
  /** What the interviewer says. */
  says: sentence,
  change: ChangeSchema,
  /** A model answer. */
  answer: sentence,
  /**
   * By design file, the ids of all checks that it fails under the twist, exactly: at least one design that keeps everything, and one
   * that does not.
   */
  expected: z.record(
    z.string().regex(/^(solutions|wrong|twists)\/[a-z0-9-]+\.json$/),
    z.array(IdSchema),
  ),
});

/** Shape of `interview.yaml` beside a mission. */
export const InterviewSchema = z.strictObject({
  /** The task in one sentence: all that is said at first. */
  prompt: z.string().min(1).max(300),
  cards: z.array(CardSchema).min(10).max(40),
  estimates: z.array(EstimateSchema).min(2).max(8),
  interface: z.array(ChoiceSchema).min(2).max(8),
  data: z.array(ChoiceSchema).min(2).max(8),
  twists: z.array(TwistSchema).min(3).max(8),
  /** How a strong candidate opens and closes; for the report. */
  model: z.strictObject({ clarify: sentence, draw: sentence, breaks: sentence, defend: sentence }),
});

export type Interview = z.infer<typeof InterviewSchema>;
export type Twist = Interview['twists'][number];
export type Choice = Interview['data'][number];
