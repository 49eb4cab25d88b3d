import type { Diagram } from '@/core/contracts/diagram-schema';
import type { Grade } from '@/core/contracts/grades';
import type { Feedback } from '@/core/quizzes/feedback';
import type { PublicQuestion } from '@/core/quizzes/public-question';
import type { ActionResult } from '@/core/shared/action-result';

/** What is told once a card was answered. */
export interface Told {
  feedback: Feedback;
  previews: { grade: Grade; interval: string }[];
}

/** The learner's own run, as far as a card shows it. */
export interface Moment {
  submissionId: string;
  diagram: Diagram;
  components: string[];
  connections: string[];
  story: string[];
}

export interface ReviewCard {
  id: string;
  reps: number;
  from: string;
  question: PublicQuestion;
  moment: Moment | null;
  told: Told | null;
}

export interface ReviewState {
  card: ReviewCard | null;
  left: number;
  waiting: number;
  all: number;
  thisWeek: number;
  weeklyGoal: number;
  canUndo: boolean;
}

/** The server's part of a review; it keeps keys, schedule and time. `zone` is an IANA time zone. */
export interface ReviewActions {
  open: (input: { zone: string }) => Promise<ActionResult<ReviewState>>;
  answer: (input: {
    cardId: string;
    reps: number;
    zone: string;
    choice: string[];
  }) => Promise<ActionResult<Told>>;
  grade: (input: {
    cardId: string;
    reps: number;
    zone: string;
    grade: Grade;
  }) => Promise<ActionResult<ReviewState>>;
  undo: (input: { zone: string }) => Promise<ActionResult<ReviewState>>;
}
