import type { PartFeedback } from './question-type';
import { typeOf } from './question-types';
import type { Question } from './quiz-schema';
import { scoreQuestion } from './score-question';

/** What a learner sees once a question is answered. */
export interface Feedback {
  id: string;
  earned: number;
  total: number;
  /** Where to read about it, as `slug#heading`; null when the question names nothing. */
  lesson: string | null;
  /** In the quiz's own order; a view keeps the order in which it showed them. */
  options: PartFeedback[];
  /** What was answered, and a right answer, both in the form of an answer. */
  choice: string[];
  solution: string[];
  /** Whether the learner was sure; null when they did not say. */
  sure: boolean | null;
}

/** The answer with an explanation of every part. An invalid answer earns nothing. */
export function feedbackOn(
  question: Question,
  choice: readonly string[],
  sure: boolean | null = null,
): Feedback {
  const score = scoreQuestion(question, choice);
  const type = typeOf(question);
  return {
    id: question.id,
    earned: score.kind === 'points' ? score.earned : 0,
    total: score.kind === 'points' ? score.total : 1,
    lesson: question.lesson ?? null,
    options: type.explain(question, choice),
    choice: [...choice],
    solution: type.solution(question),
    sure,
  };
}
