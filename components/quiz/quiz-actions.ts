import type { Feedback } from '@/core/quizzes/feedback';
import type { PublicQuestion } from '@/core/quizzes/public-question';
import type { ActionResult } from '@/core/shared/action-result';

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
    sure: boolean | null;
    /** For how long the question has been shown, ms. */
    shownMs: number;
  }) => Promise<ActionResult<Feedback>>;
  hint: (input: {
    attemptId: string;
    questionId: string;
    known: number;
  }) => Promise<ActionResult<{ hint: string; more: boolean }>>;
  finish: (input: { attemptId: string }) => Promise<ActionResult<QuizScore>>;
}
