import 'server-only';
import { z } from 'zod';
import type { Grade } from '@/core/contracts/grades';
import { ChoiceSchema } from '@/core/quizzes/choice-schema';
import { type Feedback, feedbackOn } from '@/core/quizzes/feedback';
import { type PublicQuestion, publicQuestion } from '@/core/quizzes/public-question';
import { scoreQuestion } from '@/core/quizzes/score-question';
import { dayStart, localDay } from '@/core/review/local-day';
import { AHEAD_MS, PLAN, portion } from '@/core/review/plan';
import { GradeSchema, graded, gradesFor, previews } from '@/core/review/schedule';
import { TimeZoneSchema } from '@/core/shared/time-zone';
import {
  countCards,
  countDone,
  deleteCard,
  type StoredCard,
  selectNextCard,
  selectOptionalCard,
  storeChoice,
} from '@/server/data/review-cards';
import { hasGrades, storeGrade, undoLastGrade } from '@/server/data/review-log';
import { AppError, invalid, notFound } from '@/server/errors';
import { type CardQuestion, type Moment, questionOfCard } from './review-questions';

export const ZoneSchema = z.strictObject({ zone: TimeZoneSchema });
const CardSchema = ZoneSchema.extend({ cardId: z.uuid(), reps: z.number().int().min(0).max(1e6) });
export const AnswerCardSchema = CardSchema.extend({ choice: ChoiceSchema });
export const GradeCardSchema = CardSchema.extend({ grade: GradeSchema });

/** What is told once a card was answered: the explanation, and how far each grade would put it off. */
export interface Told {
  feedback: Feedback;
  previews: { grade: Grade; interval: string }[];
}

/** The card on the screen, without its key unless it was answered. */
export interface ShownCard {
  id: string;
  reps: number;
  from: string;
  question: PublicQuestion;
  moment: Moment | null;
  told: Told | null;
}

export interface ReviewState {
  card: ShownCard | null;
  /** What is left of today's portion, this card included. */
  left: number;
  /** Due cards beyond today's portion. */
  waiting: number;
  /** Cards there are, due or not. */
  all: number;
  thisWeek: number;
  weeklyGoal: number;
  canUndo: boolean;
}

/** Cards due by this instant may be shown: steps of minutes a little ahead, but nothing of the next local day. */
function dueBy(now: number, zone: string): Date {
  const ahead = now + AHEAD_MS;
  const same = localDay(ahead, zone) === localDay(now, zone);
  return new Date(same ? ahead : Math.max(now, dayStart(ahead, zone) - 1));
}

function toldOn(
  card: StoredCard,
  { question }: CardQuestion,
  choice: string[],
  now: number,
  zone: string,
): Told {
  const feedback = feedbackOn(question, choice);
  const offered = gradesFor(feedback.earned === feedback.total);
  return {
    feedback,
    previews: previews(card.schedule, now, zone).filter(({ grade }) => offered.includes(grade)),
  };
}

function shown(card: StoredCard, asked: CardQuestion, now: number, zone: string): ShownCard {
  const { id, reps, choice } = card;
  return {
    id,
    reps,
    from: asked.from,
    question: publicQuestion(asked.question, `${id}/${reps}`),
    moment: asked.moment,
    told: choice && toldOn(card, asked, choice, now, zone),
  };
}

/** How many cards the viewer has reviewed in their week, and how many they set out to. */
export async function selectWeek({
  zone,
}: z.infer<typeof ZoneSchema>): Promise<Pick<ReviewState, 'thisWeek' | 'weeklyGoal'>> {
  const { thisWeek } = await countDone(localDay(Date.now(), zone));
  return { thisWeek, weeklyGoal: PLAN.perWeek };
}

/** The viewer's review as it stands now; `first` is shown before others if it is still there. */
export async function openReview(
  { zone }: z.infer<typeof ZoneSchema>,
  first?: string,
): Promise<ReviewState> {
  const now = Date.now();
  const by = dueBy(now, zone);
  const day = localDay(now, zone);
  const [due, done, canUndo] = await Promise.all([countCards(by), countDone(day), hasGrades(day)]);
  const left = portion(due, done);
  const waiting = due.reviews + due.fresh - left.reviews - left.fresh;
  const state = { waiting, thisWeek: done.thisWeek, weeklyGoal: PLAN.perWeek, canUndo };
  const allowed = { reviews: left.reviews > 0, fresh: left.fresh > 0 };
  let gone = 0;
  for (;;) {
    const card =
      (gone === 0 && first ? await selectOptionalCard(first) : null) ??
      (await selectNextCard(new Date(now), by, allowed));
    const counts = { left: Math.max(0, left.reviews + left.fresh - gone), all: due.all - gone };
    if (card === null) return { ...state, ...counts, left: 0, card: null };
    const asked = await questionOfCard(card);
    if (asked !== null) return { ...state, ...counts, card: shown(card, asked, now, zone) };
    await deleteCard(card.id);
    gone += 1;
  }
}

async function requireCard(
  id: string,
): Promise<{ card: StoredCard & { due: Date }; asked: CardQuestion }> {
  const card = await selectOptionalCard(id);
  const asked = card && (await questionOfCard(card));
  if (!card || !asked) throw notFound(`no card ${id} of the viewer`);
  return { card, asked };
}

/**
 * Answers a card of the viewer that is due. A second answer changes nothing and shows what was said to the first. Refuses
 * answers that are none, cards that are not due, and answers to a repetition that is over.
 */
export async function answerCard(input: z.infer<typeof AnswerCardSchema>): Promise<Told> {
  const now = Date.now();
  const { cardId, reps, choice, zone } = input;
  const { card, asked } = await requireCard(cardId);
  if (card.reps !== reps || card.due > dueBy(now, zone)) {
    throw new AppError('conflict', 'a card that is not due', 'This card is not due any more.');
  }
  const score = scoreQuestion(asked.question, choice);
  if (score.kind === 'invalid') {
    throw invalid('a choice that is no answer', [{ path: 'choice', message: score.reason }]);
  }
  await storeChoice(cardId, reps, choice);
  const first = (await selectOptionalCard(cardId))?.choice;
  if (!first) throw new AppError('conflict', 'graded meanwhile', 'This card is not due any more.');
  return toldOn(card, asked, first, now, zone);
}

/** Grades the answered card and shows the next; a grade sent twice counts once. The server's clock decides. */
export async function gradeCard(input: z.infer<typeof GradeCardSchema>): Promise<ReviewState> {
  const now = Date.now();
  const { cardId, reps, grade, zone } = input;
  const { card, asked } = await requireCard(cardId);
  if (card.reps === reps && card.choice === null) {
    throw new AppError('conflict', 'no answer to grade', 'Answer the card first.');
  }
  const score = scoreQuestion(asked.question, card.choice ?? []);
  const right = score.kind === 'points' && score.earned === score.total;
  if (card.reps === reps && !gradesFor(right).includes(grade)) {
    throw new AppError(
      'invalid',
      'a good grade for a wrong answer',
      'After a wrong answer the card comes back soon: choose Again or Hard.',
    );
  }
  await storeGrade({
    id: cardId,
    reps,
    grade,
    correct: right,
    day: localDay(now, zone),
    now: new Date(now),
    next: (schedule) => graded(schedule, grade, now, zone),
  });
  return openReview({ zone });
}

/** Takes the last grade of the learner's day back and shows that card again, answered; nothing changes without one. */
export async function undoGrade({ zone }: z.infer<typeof ZoneSchema>): Promise<ReviewState> {
  const card = await undoLastGrade(localDay(Date.now(), zone));
  return openReview({ zone }, card ?? undefined);
}
