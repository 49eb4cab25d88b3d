import { z } from 'zod';
import { choiceProblem, questionParts, type Score } from './question-parts';

/** Any number of options may be right, at least one of them and not all. */
export const MultipleSchema = z
  .strictObject({ kind: z.literal('multiple'), ...questionParts })
  .refine(({ options }) => options.some((o) => o.correct) && options.some((o) => !o.correct), {
    path: ['options'],
    error: 'at least one option must be correct and at least one wrong',
  });

export type MultipleQuestion = z.infer<typeof MultipleSchema>;

/** One point when exactly the right options are chosen; a guess that ticks everything earns nothing. */
export function scoreMultiple(question: MultipleQuestion, chosen: readonly string[]): Score {
  const reason = choiceProblem(question.options, chosen);
  if (reason !== null) return { kind: 'invalid', reason };
  const right = question.options.every((option) => option.correct === chosen.includes(option.id));
  return { kind: 'points', earned: right ? 1 : 0, total: 1 };
}
