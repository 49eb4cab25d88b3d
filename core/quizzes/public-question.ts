import { shuffled } from '../shared/seeded-random';
import type { Question, QuestionKind, Quiz } from './quiz-schema';

/** A question as it may be sent to a learner who has not answered it. */
export interface PublicQuestion {
  id: string;
  kind: QuestionKind;
  prompt: string;
  options: { id: string; text: string }[];
}

/**
 * A question without any trace of its answer: no `correct`, no explanations, no link that would give it away, and the
 * options in an order that depends on the seed of the attempt alone. Built by naming what goes out, so a field that is
 * added later stays in.
 */
export function publicQuestion(question: Question, seed: string): PublicQuestion {
  const options = question.options.map(({ id, text }) => ({ id, text }));
  return {
    id: question.id,
    kind: question.kind,
    prompt: question.prompt,
    options: shuffled(options, `${seed}/${question.id}`),
  };
}

/** All questions of an attempt, stripped of their answers, in the order that its seed gives. */
export function publicQuestions(quiz: Quiz, seed: string): PublicQuestion[] {
  return shuffled(quiz.questions, seed).map((question) => publicQuestion(question, seed));
}
