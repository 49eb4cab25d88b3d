import { z } from 'zod';
import { IdSchema } from '../contracts/diagram-schema';

/** Front matter of a lesson's Markdown file. */
export const LessonMetaSchema = z.strictObject({
  slug: IdSchema,
  title: z.string().min(1).max(120),
  /** As shown: "10 min". */
  readTime: z.string().regex(/^[1-9]\d? min$/, { error: 'must read like "10 min"' }),
  orderIndex: z.number().int().min(1),
  premium: z.boolean(),
  summary: z.string().min(20).max(300),
});

export type LessonMeta = z.infer<typeof LessonMetaSchema>;

/** A lesson: what its front matter says, and its Markdown. */
export interface Lesson extends LessonMeta {
  body: string;
}
