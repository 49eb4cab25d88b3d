import { z } from 'zod';
import { optionsType } from './options-type';
import { questionParts } from './question-parts';

/** Any number of options may be right, at least one of them and not all. */
export const MultipleSchema = z
  .strictObject({ kind: z.literal('multiple'), ...questionParts })
  .refine(({ options }) => options.some((o) => o.correct) && options.some((o) => !o.correct), {
    path: ['options'],
    error: 'at least one option must be correct and at least one wrong',
  });

type MultipleQuestion = z.infer<typeof MultipleSchema>;

/** Answer: the ids of exactly the right options; a guess that ticks everything earns nothing. */
export const multiple = optionsType<MultipleQuestion>(Number.POSITIVE_INFINITY);
