import { z } from 'zod';
import { IdSchema } from '../contracts/diagram-schema';

const TermSchema = z.strictObject({
  id: IdSchema,
  term: z.string().min(2).max(60),
  /** What lessons and missions call it where they use no trade name. */
  plain: z.string().min(2).max(60).optional(),
  also: z.string().min(2).max(80).optional(),
  /** One to three sentences, short enough for a card beside the text. */
  says: z.string().min(20).max(320),
  /** The words by which a lesson uses the term; a plural `s` is understood. */
  words: z.array(z.string().min(2)).min(1),
  lesson: z.string().optional(),
  see: z.array(IdSchema).default([]),
});

const ComparisonSchema = z.strictObject({
  title: z.string().min(1),
  note: z.string().min(1),
  products: z.array(z.string().min(1)).min(2),
  rows: z
    .array(z.strictObject({ question: z.string().min(1), cells: z.array(z.string().min(1)) }))
    .min(1),
});

/** `content/glossary.yaml`: the words of the trade in groups, and one table that sets products side by side. */
export const GlossarySchema = z.strictObject({
  groups: z
    .array(
      z.strictObject({ id: IdSchema, title: z.string().min(1), terms: z.array(TermSchema).min(1) }),
    )
    .min(1),
  comparison: ComparisonSchema,
});

export type Glossary = z.infer<typeof GlossarySchema>;
export type GlossaryTerm = z.infer<typeof TermSchema>;
