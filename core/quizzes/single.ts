import { z } from 'zod';
import { choiceProblem, questionParts, type Score } from './question-parts';

/** One of several options is right. */
export const SingleSchema = z
  .strictObject({ kind: z.literal('single'), ...questionParts })
  .refine((question) => question.options.filter((option) => option.correct).length === 1, {
    path: ['options'],
    error: 'exactly one option must be correct',
  });

export type SingleQuestion = z.infer<typeof SingleSchema>;

/** One point for the right option. An answer is exactly one option id; no answer (an empty list) earns nothing. */
export function scoreSingle(question: SingleQuestion, chosen: readonly string[]): Score {
  const reason = choiceProblem(question.options, chosen);
  if (reason !== null) return { kind: 'invalid', reason };
  if (chosen.length > 1) return { kind: 'invalid', reason: 'only one option can be chosen' };
  const right = question.options.some((option) => option.correct && chosen.includes(option.id));
  return { kind: 'points', earned: right ? 1 : 0, total: 1 };
}
