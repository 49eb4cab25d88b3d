import { typeOf } from './question-types';
import type { Question } from './quiz-schema';

/**
 * Points for an answer, or why it is none: `invalid` means that it names what the question does not have, names
 * something twice, or is not complete.
 */
export type Score =
  | { kind: 'points'; earned: number; total: number }
  | { kind: 'invalid'; reason: string };

/** Points for one answer, in the form that the question's kind takes; the empty list is no answer and earns nothing. */
export function scoreQuestion(question: Question, choice: readonly string[]): Score {
  if (choice.length === 0) return { kind: 'points', earned: 0, total: 1 };
  const type = typeOf(question);
  const reason = type.problem(question, choice);
  if (reason !== null) return { kind: 'invalid', reason };
  return { kind: 'points', earned: type.isRight(question, choice) ? 1 : 0, total: 1 };
}
