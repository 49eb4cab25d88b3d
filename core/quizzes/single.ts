import { z } from 'zod';
import { optionsType } from './options-type';
import { oneRight, questionParts } from './question-parts';

/** One of several options is right. */
export const SingleSchema = z
  .strictObject({ kind: z.literal('single'), ...questionParts })
  .refine(({ options }) => oneRight(options), {
    path: ['options'],
    error: 'exactly one option must be correct',
  });

export type SingleQuestion = z.infer<typeof SingleSchema>;

/** Answer: the id of one option. */
export const single = optionsType<SingleQuestion>(1);
