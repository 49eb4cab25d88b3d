import { z } from 'zod';
import { commonParts, ExplanationSchema } from './question-parts';
import type { QuestionType } from './question-type';

const ToleranceSchema = z.union([
  z.strictObject({ absolute: z.number().min(0) }),
  z.strictObject({ relative: z.number().min(0).max(0.5) }),
]);

/** A number in a given unit. `mistakes` are numbers that a known slip leads to, each with what went wrong. */
export const NumericSchema = z
  .strictObject({
    kind: z.literal('numeric'),
    ...commonParts,
    unit: z.string().min(1).max(30),
    value: z.number(),
    tolerance: ToleranceSchema,
    explanation: ExplanationSchema,
    mistakes: z
      .array(z.strictObject({ value: z.number(), explanation: ExplanationSchema }))
      .max(6)
      .default([]),
  })
  .superRefine((question, context) => {
    question.mistakes.forEach((mistake, index) => {
      if (accepts(question, mistake.value)) {
        const message = 'is within the accepted range';
        context.addIssue({ code: 'custom', path: ['mistakes', index, 'value'], message });
      }
    });
  });

type NumericQuestion = z.infer<typeof NumericSchema>;
type Range = Pick<NumericQuestion, 'value' | 'tolerance'>;

/** The accepted numbers from lowest to highest, both included. A relative tolerance is a share of the value. */
export function acceptedRange({ value, tolerance }: Range): [low: number, high: number] {
  const by = 'absolute' in tolerance ? tolerance.absolute : Math.abs(value) * tolerance.relative;
  return [value - by, value + by];
}

function accepts(question: Range, number: number): boolean {
  const [low, high] = acceptedRange(question);
  // The bounds are sums of decimals: 0.3 ± 0.1 must accept 0.4.
  const slack = 1e-9 * Math.max(1, Math.abs(low), Math.abs(high));
  return number >= low - slack && number <= high + slack;
}

/** Reads `3600`, `3,600`, `3 600`, `-2.5`; null for everything else: words, `1e3`, `3,6`, Infinity. */
export function parseNumber(text: string): number | null {
  const plain = text.trim().replaceAll('−', '-');
  if (plain.length > 24 || !/^-?(\d+|\d{1,3}([, ]\d{3})+)(\.\d+)?$/.test(plain)) return null;
  return Number(plain.replace(/[, ]/g, ''));
}

/** Answer: one number as it was typed. */
export const numeric: QuestionType<NumericQuestion> = {
  problem: (_, choice) => {
    if (choice.length !== 1) return 'give one number';
    return parseNumber(choice[0] ?? '') === null ? 'write a number like 2400 or 2.5' : null;
  },
  isRight: (question, [text = '']) => {
    const number = parseNumber(text);
    return number !== null && accepts(question, number);
  },
  solution: ({ value }) => [`${value}`],
  publicParts: ({ unit }) => ({ options: [], unit }),
  explain: (question, choice) => {
    const number = parseNumber(choice[0] ?? '');
    const right = number !== null && accepts(question, number);
    const slip = question.mistakes.find((mistake) =>
      number === null ? false : accepts({ ...question, value: mistake.value }, number),
    );
    const about = { id: 'value', correct: right, chosen: choice.length > 0 };
    const told = [{ ...about, explanation: question.explanation }];
    if (slip && !right) told.unshift({ ...about, id: 'mistake', explanation: slip.explanation });
    return told;
  },
  distinct: ({ mistakes }) => [{ path: 'mistakes', entries: mistakes }],
};
