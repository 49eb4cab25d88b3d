import { describe, expect, it } from 'vitest';
import { typeOf } from '@/core/quizzes/question-types';
import { PLAN } from '@/core/review/plan';
import { resetLimits } from '@/server/auth/rate-limits';
import { loadQuiz } from '@/server/content/quizzes';
import { db } from '@/server/db';
import { selectHome } from '@/server/services/home';
import { answerQuestion, finishAttempt, startAttempt } from '@/server/services/quizzes';
import { answerCard, gradeCard, openReview } from '@/server/services/review';
import { becomePerson, makePerson, withDatabase } from '../../support/database';

withDatabase();

const QUIZ = 'sync-async';
const zone = 'Europe/Berlin';

/** Goes through the quiz: the first question right and sure, the second right and unsure, the others missed and sure. */
async function goThrough() {
  resetLimits();
  const questions = (await loadQuiz(QUIZ))?.quiz.questions ?? [];
  const { attemptId, questions: asked } = await startAttempt(QUIZ);
  for (const [index, { id }] of asked.entries()) {
    const question = questions.find((one) => one.id === id);
    if (!question) throw new Error(`no question ${id}`);
    const choice = index < 2 ? typeOf(question).solution(question) : [];
    await answerQuestion({ attemptId, questionId: id, choice, sure: index !== 1 });
  }
  await finishAttempt(attemptId);
  return asked.length;
}

describe('the page of a learner', () => {
  it('counts mastery and calibration from the last answers, and lists what was done', async () => {
    const person = await makePerson();
    await becomePerson(person);
    expect((await selectHome()).progress).toMatchObject({ due: 0, history: [] });
    const total = await goThrough();
    const { progress, quizzes } = await selectHome();
    expect(progress.mastery.find(({ quiz }) => quiz === QUIZ)).toMatchObject({
      points: 1.5,
      met: total,
      total,
    });
    expect(progress.calibration).toEqual({
      sure: { right: 1, answers: total - 1 },
      unsure: { right: 1, answers: 1 },
    });
    expect(progress.history).toMatchObject([{ outcome: `2 of ${total} right` }]);
    expect(progress.due).toBe(total - 1);
    // Once the portion of the day is done, nothing is offered that the review would not show.
    const { id: cardId } = await db().reviewCard.findFirstOrThrow({ where: { userId: person.id } });
    const log = { cardId, userId: person.id, grade: 3, correct: true, choice: [] };
    const now = new Date();
    const day = now.toISOString().slice(0, 10);
    await db().reviewLog.createMany({
      data: Array.from({ length: PLAN.newPerDay }, () => ({ ...log, day, dueBefore: now })),
    });
    expect((await selectHome()).progress.due).toBe(0);
    await goThrough();
    expect((await selectHome()).quizzes).toHaveLength(quizzes.length);
  });

  it('counts what is reviewed, and nothing of others', async () => {
    await becomePerson(await makePerson());
    await goThrough();
    const before = (await selectHome()).progress;
    const { card } = await openReview({ zone });
    const question = (await loadQuiz(QUIZ))?.quiz.questions.find(
      ({ id }) => id === card?.question.id,
    );
    if (!card || !question) throw new Error('no card');
    const key = { cardId: card.id, reps: card.reps, zone };
    await answerCard({ ...key, choice: typeOf(question).solution(question) });
    await gradeCard({ ...key, grade: 4 });
    const { progress } = await selectHome();
    const points = (all: typeof progress) => all.mastery.find(({ quiz }) => quiz === QUIZ)?.points;
    expect(points(progress)).toBeGreaterThan(points(before) ?? 0);
    expect(progress.history[0]).toMatchObject({ what: 'Reviewed a card', outcome: '1 of 1 right' });
    await becomePerson(await makePerson());
    const other = (await selectHome()).progress;
    expect(other.mastery.every(({ met }) => met === 0)).toBe(true);
    expect(other).toMatchObject({ due: 0, history: [] });
  });
});
