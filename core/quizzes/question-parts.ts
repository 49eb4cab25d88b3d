import { z } from 'zod';
import { IdSchema } from '../contracts/diagram-schema';
import { setText } from '../shared/set-text';

/** Running text as it is set; what stands between backticks is code and stays as written. */
const set = (text: string) =>
  text
    .split('`')
    .map((part, index) => (index % 2 === 1 ? part : setText(part)))
    .join('`');

/** Why something is right or wrong; shown after answering only. */
export const ExplanationSchema = z.string().min(20).max(800).transform(set);

export const TextSchema = z.string().min(1).max(400).transform(set);

const OptionSchema = z.strictObject({
  id: IdSchema,
  text: TextSchema,
  correct: z.boolean(),
  explanation: ExplanationSchema,
});

/** What questions of every kind have. */
export const commonParts = {
  id: IdSchema,
  prompt: z.string().min(10).max(800).transform(set),
  /** From vague to plain, given one at a time to whoever asks. */
  hints: z.array(z.string().min(10).max(400).transform(set)).max(4).optional(),
  /** Where to read about it, as `slug#heading`. */
  lesson: z
    .string()
    .regex(/^[a-z0-9-]+#[a-z0-9-]+$/, { error: 'must be slug#heading' })
    .optional(),
};

/** The parts of a question with options to choose from. */
export const questionParts = { ...commonParts, options: z.array(OptionSchema).min(2).max(8) };

export type Option = z.infer<typeof OptionSchema>;

/** Why the chosen ids cannot be an answer to these options; null when they can. */
export function choiceProblem(
  options: readonly { id: string }[],
  chosen: readonly string[],
): string | null {
  if (new Set(chosen).size !== chosen.length) return 'an option is chosen twice';
  const unknown = chosen.find((id) => !options.some((option) => option.id === id));
  return unknown === undefined ? null : `there is no option "${unknown}"`;
}

/** Why these are not exactly one right option; null when they are. */
export function oneRight(options: readonly { correct: boolean }[]): boolean {
  return options.filter(({ correct }) => correct).length === 1;
}
