import type { Feedback } from '@/core/quizzes/feedback';
import type { PublicQuestion } from '@/core/quizzes/public-question';

/** What a server action gives back: a value, or why not, in words for the learner. */
export type ActionResult<T> = { ok: true; value: T } | { ok: false; code: string; message: string };

/** An attempt under way: its questions in its own order, and what was answered already. */
export interface QuizAttempt {
  attemptId: string;
  questions: PublicQuestion[];
  answered: Feedback[];
}

export interface QuizScore {
  correct: number;
  total: number;
}

/** The server's part of a quiz; it keeps the answers, the order and the score. */
export interface QuizActions {
  start: () => Promise<ActionResult<QuizAttempt>>;
  answer: (input: {
    attemptId: string;
    questionId: string;
    choice: string[];
  }) => Promise<ActionResult<Feedback>>;
  finish: (input: { attemptId: string }) => Promise<ActionResult<QuizScore>>;
}
