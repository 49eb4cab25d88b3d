import type { Quiz } from './quiz-schema';
import { scoreQuestion } from './score-question';

/** Chosen option ids by question id. A question that is left out counts as unanswered. */
export type QuizAnswers = Readonly<Record<string, readonly string[]>>;

export type QuizScore =
  | {
      kind: 'points';
      earned: number;
      total: number;
      /** Points by question, in the quiz's order. */
      questions: { id: string; earned: number; total: number }[];
    }
  | { kind: 'invalid'; reasons: string[] };

/** Scores all answers of an attempt. Refuses it when an answer names a question or option that is not there. */
export function scoreQuiz(quiz: Quiz, answers: QuizAnswers): QuizScore {
  const reasons = Object.keys(answers)
    .filter((id) => !quiz.questions.some((question) => question.id === id))
    .map((id) => `there is no question "${id}"`);
  const questions = quiz.questions.flatMap((question) => {
    const chosen = Object.hasOwn(answers, question.id) ? (answers[question.id] ?? []) : [];
    const score = scoreQuestion(question, chosen);
    if (score.kind === 'points') {
      return [{ id: question.id, earned: score.earned, total: score.total }];
    }
    reasons.push(`${question.id}: ${score.reason}`);
    return [];
  });
  if (reasons.length > 0) return { kind: 'invalid', reasons };
  return {
    kind: 'points',
    earned: questions.reduce((sum, question) => sum + question.earned, 0),
    total: questions.reduce((sum, question) => sum + question.total, 0),
    questions,
  };
}
