import { z } from 'zod';
import { IdSchema } from '../contracts/diagram-schema';
import { choiceProblem, commonParts, ExplanationSchema, TextSchema } from './question-parts';
import type { QuestionType } from './question-type';

const StepSchema = z.strictObject({
  id: IdSchema,
  text: TextSchema,
  explanation: ExplanationSchema,
});

/** Steps to bring into order; the file lists them in the right one. */
export const OrderingSchema = z.strictObject({
  kind: z.literal('ordering'),
  ...commonParts,
  steps: z.array(StepSchema).min(3).max(8),
});

type OrderingQuestion = z.infer<typeof OrderingSchema>;

const idsOf = ({ steps }: OrderingQuestion) => steps.map(({ id }) => id);

/** Answer: the ids of all steps, first to last. The order shown at first is never the right one. */
export const ordering: QuestionType<OrderingQuestion> = {
  problem: ({ steps }, choice) =>
    choiceProblem(steps, choice) ??
    (choice.length === steps.length ? null : 'every step needs a place'),
  isRight: (question, choice) => idsOf(question).join() === choice.join(),
  solution: idsOf,
  publicParts: (question, mix) => {
    const mixed = mix(question.steps.map(({ id, text }) => ({ id, text })));
    const given = mixed.map(({ id }) => id).join() === idsOf(question).join();
    return { options: given ? [...mixed.slice(1), ...mixed.slice(0, 1)] : mixed };
  },
  explain: ({ steps }, choice) =>
    steps.map(({ id, explanation }, place) => ({
      id,
      correct: choice[place] === id,
      chosen: choice.includes(id),
      explanation,
    })),
  distinct: ({ steps }) => [{ path: 'steps', entries: steps }],
};
