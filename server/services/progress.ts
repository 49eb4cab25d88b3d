import 'server-only';
import { type Mastery, masteryOf } from '@/core/progress/mastery';
import type { Calibration } from '@/core/quizzes/calibration';
import { parseRef } from '@/core/review/card-ref';
import { signedInViewer } from '@/server/auth/guards';
import { listQuizzes } from '@/server/content/quizzes';
import {
  selectCalibration,
  selectFinishedAttempts,
  selectLastAnswers,
  selectLastReviews,
  selectReviewDays,
} from '@/server/data/progress';
import { countDue } from '@/server/data/review-cards';

const SHOWN = 20;

/** One line of the history; `at` in ISO 8601, UTC. */
export interface Past {
  at: string;
  what: string;
  outcome: string;
  href: string;
}

/** How far the viewer has come. */
export interface Progress {
  due: number;
  mastery: (Mastery & { title: string; lesson: string })[];
  calibration: Calibration;
  history: Past[];
}

/** The viewer's due cards, mastery per topic, calibration, and what was done last in quizzes and review. */
export async function selectProgress(): Promise<Progress> {
  await signedInViewer();
  const [quizzes, answers, reviews, calibration, days, attempts, due] = await Promise.all([
    listQuizzes(),
    selectLastAnswers(),
    selectLastReviews(),
    selectCalibration(),
    selectReviewDays(SHOWN),
    selectFinishedAttempts(SHOWN),
    countDue(),
  ]);
  const reviewed = reviews.flatMap(({ ref, correct, at }) => {
    const about = parseRef(ref);
    if (about?.kind !== 'question') return [];
    return [{ quiz: about.quiz, question: about.question, correct, sure: null, at }];
  });
  const topics = quizzes.map(({ slug, quiz }) => ({
    quiz: slug,
    questions: quiz.questions.map(({ id }) => id),
  }));
  const known = new Map(quizzes.map(({ slug, quiz }) => [slug, quiz]));
  const history = [
    ...attempts.map(({ quiz, correct, total, at }) => ({
      at,
      what: `Quiz: ${known.get(quiz)?.title ?? quiz}`,
      outcome: `${correct} of ${total} right`,
      href: `/quizzes/${quiz}`,
    })),
    ...days.map(({ cards, right, at }) => ({
      at,
      what: cards === 1 ? 'Reviewed a card' : `Reviewed ${cards} cards`,
      outcome: `${right} of ${cards} right`,
      href: '/review',
    })),
  ];
  return {
    due,
    mastery: masteryOf(topics, [...answers, ...reviewed]).map((one) => ({
      ...one,
      title: known.get(one.quiz)?.title ?? one.quiz,
      lesson: known.get(one.quiz)?.lesson ?? one.quiz,
    })),
    calibration,
    history: history.sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, SHOWN),
  };
}
