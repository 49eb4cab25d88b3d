import { z } from 'zod';
import { MatchingSchema } from './matching';
import { MultipleSchema } from './multiple';
import { NumericSchema } from './numeric';
import { OrderingSchema } from './ordering';
import { SingleSchema } from './single';
import { TrueFalseSchema } from './true-false';
import { WhereSchema } from './where';

/** One line per kind of question; each has a file of its own, and a view of its own in components/quiz. */
const QuestionSchema = z.discriminatedUnion('kind', [
  SingleSchema,
  MultipleSchema,
  TrueFalseSchema,
  OrderingSchema,
  MatchingSchema,
  NumericSchema,
  WhereSchema,
]);

/** Shape of a quiz file. Ids, texts and links are checked further by `parseQuiz`. */
export const QuizSchema = z.strictObject({
  title: z.string().min(1).max(120),
  /** Slug of the lesson that the quiz belongs to. */
  lesson: z.string().regex(/^[a-z0-9-]{1,40}$/),
  questions: z.array(QuestionSchema).min(1).max(50),
});

export type Question = z.infer<typeof QuestionSchema>;
export type QuestionKind = Question['kind'];
export type Quiz = z.infer<typeof QuizSchema>;
