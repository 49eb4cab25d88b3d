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
  options: { id: string; correct: boolean; chosen: boolean; explanation: string }[];
}

/** The answer with an explanation per option. An invalid answer earns nothing. */
export function feedbackOn(question: Question, chosen: readonly string[]): Feedback {
  const score = scoreQuestion(question, chosen);
  return {
    id: question.id,
    earned: score.kind === 'points' ? score.earned : 0,
    total: score.kind === 'points' ? score.total : 1,
    lesson: question.lesson ?? null,
    options: question.options.map(({ id, correct, explanation }) => ({
      id,
      correct,
      chosen: chosen.includes(id),
      explanation,
    })),
  };
}
