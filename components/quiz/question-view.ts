import type { Feedback } from '@/core/quizzes/feedback';
import type { PublicQuestion } from '@/core/quizzes/public-question';

/** What every question view is given: the question, what is chosen, and the feedback once it was answered. */
export interface QuestionViewProps {
  question: PublicQuestion;
  chosen: readonly string[];
  feedback: Feedback | null;
  /** One thing was picked; what it does to the answer depends on the kind (see `press.ts`). */
  onPick: (id: string) => void;
  /** The whole answer at once. */
  onChange: (choice: string[]) => void;
}
