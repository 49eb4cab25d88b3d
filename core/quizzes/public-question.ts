import { shuffled } from '../shared/seeded-random';
import type { PublicParts } from './question-type';
import { typeOf } from './question-types';
import type { Question, QuestionKind, Quiz } from './quiz-schema';

/** A question as it may be sent to a learner who has not answered it. */
export interface PublicQuestion extends PublicParts {
  id: string;
  kind: QuestionKind;
  prompt: string;
  /** There are hints to ask for. */
  hinted: boolean;
}

/**
 * A question without any trace of its answer: no key, no explanations, no hints, no link that would give it away, and
 * the options in an order that depends on the seed of the attempt alone. Built by naming what goes out, so a field that
 * is added later stays in.
 */
export function publicQuestion(question: Question, seed: string): PublicQuestion {
  const mix = <T>(entries: readonly T[]) => shuffled(entries, `${seed}/${question.id}`);
  return {
    id: question.id,
    kind: question.kind,
    prompt: question.prompt,
    hinted: (question.hints ?? []).length > 0,
    ...typeOf(question).publicParts(question, mix),
  };
}

/** All questions of an attempt, stripped of their answers, in the order that its seed gives. */
export function publicQuestions(quiz: Quiz, seed: string): PublicQuestion[] {
  return shuffled(quiz.questions, seed).map((question) => publicQuestion(question, seed));
}
