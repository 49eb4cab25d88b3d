import { z } from 'zod';
import { IdSchema } from '../diagram/diagram-schema';

const OptionSchema = z.strictObject({
  id: IdSchema,
  text: z.string().min(1).max(400),
  correct: z.boolean(),
  /** Why it is right or wrong; shown after answering only. */
  explanation: z.string().min(20).max(800),
});

/** What questions of every kind have. */
export const questionParts = {
  id: IdSchema,
  prompt: z.string().min(10).max(800),
  options: z.array(OptionSchema).min(2).max(8),
  /** Where to read about it, as `slug#heading`. */
  lesson: z
    .string()
    .regex(/^[a-z0-9-]+#[a-z0-9-]+$/, { error: 'must be slug#heading' })
    .optional(),
};

export type Option = z.infer<typeof OptionSchema>;

/**
 * Points for an answer, or why it is none: `invalid` means that it names options which the question does not have,
 * names one twice, or has a number of options that the kind does not take.
 */
export type Score =
  | { kind: 'points'; earned: number; total: number }
  | { kind: 'invalid'; reason: string };

/** Why the chosen ids cannot be an answer to these options; null when they can. */
export function choiceProblem(
  options: readonly Option[],
  chosen: readonly string[],
): string | null {
  if (new Set(chosen).size !== chosen.length) return 'an option is chosen twice';
  const unknown = chosen.find((id) => !options.some((option) => option.id === id));
  return unknown === undefined ? null : `there is no option "${unknown}"`;
}
