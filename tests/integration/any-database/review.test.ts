import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { typeOf } from '@/core/quizzes/question-types';
import { PLAN } from '@/core/review/plan';
import { resetLimits } from '@/server/auth/rate-limits';
import { loadQuiz } from '@/server/content/quizzes';
import { db } from '@/server/db';
import { gradePool } from '@/server/jobs/grade-pool';
import { savePrediction } from '@/server/services/predictions';
import { answerQuestion, startAttempt } from '@/server/services/quizzes';
import { answerCard, gradeCard, openReview, undoGrade } from '@/server/services/review';
import { becomePerson, makePerson, withDatabase } from '../../support/database';
import { handInAndGrade } from '../../support/hand-in';

withDatabase();
beforeAll(() => {
  execFileSync(process.execPath, ['scripts/build-worker.mjs'], { stdio: 'ignore' });
  resetLimits();
});
afterEach(() => void vi.useRealTimers());
afterAll(() => gradePool().close());

const zone = 'Europe/Berlin';
const QUIZ = 'sync-async';
const DAY = 86_400_000;

async function solutionOf(questionId: string): Promise<string[]> {
  const question = (await loadQuiz(QUIZ))?.quiz.questions.find(({ id }) => id === questionId);
  if (!question) throw new Error(`no question ${questionId}`);
  return typeOf(question).solution(question);
}

/** A new learner who missed the first `missed` questions of a quiz. */
async function learnerWhoMissed(missed: number) {
  const person = await makePerson();
  await becomePerson(person);
  const { attemptId, questions } = await startAttempt(QUIZ);
  for (const { id } of questions.slice(0, missed)) {
    await answerQuestion({ attemptId, questionId: id, choice: [], sure: null });
  }
  return { person, attemptId, questions };
}

async function shownCard() {
  const { card } = await openReview({ zone });
  if (!card) throw new Error('no card');
  return { card, key: { cardId: card.id, reps: card.reps, zone } };
}

describe('cards of questions', () => {
  it('come from wrong and unsure answers, once, and not from sure right ones', async () => {
    const { attemptId, questions } = await learnerWhoMissed(1);
    const [, second, third] = questions.map(({ id }) => id);
    if (!second || !third) throw new Error('a short quiz');
    const right = async (questionId: string, sure: boolean) =>
      answerQuestion({ attemptId, questionId, choice: await solutionOf(questionId), sure });
    await right(second, false);
    await right(third, true);
    expect(await openReview({ zone })).toMatchObject({ left: 2, all: 2, canUndo: false });
  });

  it('show no key before the answer, and explain after it', async () => {
    await learnerWhoMissed(4);
    const { card, key } = await shownCard();
    expect(JSON.stringify(card)).not.toMatch(/"(correct|explanation|solution|answer|group)":/);
    const choice = await solutionOf(card.question.id);
    const told = await answerCard({ ...key, choice });
    expect(told.feedback).toMatchObject({ earned: 1, solution: choice });
    expect(told.previews.map(({ grade }) => grade)).toEqual([1, 2, 3, 4]);
    const again = await openReview({ zone });
    expect(again.card?.told?.feedback.earned).toBe(1);
  });

  it('count the first answer and the first grade, once', async () => {
    const { person } = await learnerWhoMissed(2);
    const { card, key } = await shownCard();
    const choice = await solutionOf(card.question.id);
    const early = gradeCard({ ...key, grade: 3 });
    await expect(early).rejects.toMatchObject({ code: 'conflict' });
    await expect(answerCard({ ...key, choice: ['no=such'] })).rejects.toMatchObject({
      code: 'invalid',
    });
    await answerCard({ ...key, choice });
    expect((await answerCard({ ...key, choice: [] })).feedback.earned).toBe(1);
    await Promise.all([gradeCard({ ...key, grade: 4 }), gradeCard({ ...key, grade: 1 })]);
    expect(await db().reviewLog.count({ where: { userId: person.id } })).toBe(1);
    const late = answerCard({ ...key, choice });
    await expect(late).rejects.toMatchObject({ code: 'conflict' });
  });

  it('are taken back as they were, answer included', async () => {
    await learnerWhoMissed(2);
    const { card, key } = await shownCard();
    await answerCard({ ...key, choice: [] });
    const before = await db().reviewCard.findUniqueOrThrow({ where: { id: card.id } });
    const next = await gradeCard({ ...key, grade: 2 });
    expect(next.card?.id).not.toBe(card.id);
    expect(next).toMatchObject({ canUndo: true, thisWeek: 1 });
    const undone = await undoGrade({ zone });
    expect(undone.card).toMatchObject({ id: card.id, reps: card.reps });
    expect(undone.card?.told?.feedback.earned).toBe(0);
    expect(undone).toMatchObject({ canUndo: false, thisWeek: 0 });
    expect(await db().reviewCard.findUniqueOrThrow({ where: { id: card.id } })).toEqual(before);
    expect((await undoGrade({ zone })).card?.id).toBe(card.id);
  });

  it('stay whole when a grade and its undoing meet', async () => {
    const { person } = await learnerWhoMissed(1);
    const { key } = await shownCard();
    for (let round = 0; round < 5; round++) {
      await answerCard({ ...key, choice: [] });
      await gradeCard({ ...key, grade: 1 });
      await answerCard({ ...key, reps: 1, choice: [] });
      await Promise.all([
        gradeCard({ ...key, reps: 1, grade: 1 }),
        undoGrade({ zone }),
        undoGrade({ zone }),
      ]);
      const { reps } = await db().reviewCard.findUniqueOrThrow({ where: { id: key.cardId } });
      expect(await db().reviewLog.count({ where: { userId: person.id } })).toBe(reps);
      while ((await undoGrade({ zone })).canUndo);
    }
  });

  it('come back after the others, however soon their grade says', async () => {
    await learnerWhoMissed(3);
    const seen: string[] = [];
    for (let n = 0; n < 3; n += 1) {
      const { card, key } = await shownCard();
      seen.push(card.id);
      await answerCard({ ...key, choice: await solutionOf(card.question.id) });
      await gradeCard({ ...key, grade: 3 });
    }
    expect(new Set(seen).size).toBe(3);
    expect((await shownCard()).card.id).toBe(seen[0]);
  });

  it('offer only Again and Hard after a wrong answer, and take no other grade', async () => {
    await learnerWhoMissed(1);
    const { key } = await shownCard();
    const told = await answerCard({ ...key, choice: [] });
    expect(told.previews.map(({ grade }) => grade)).toEqual([1, 2]);
    for (const grade of [3, 4] as const) {
      await expect(gradeCard({ ...key, grade })).rejects.toMatchObject({ code: 'invalid' });
    }
    expect((await gradeCard({ ...key, grade: 2 })).canUndo).toBe(true);
  });

  it('are nobody else’s', async () => {
    await learnerWhoMissed(1);
    const { key } = await shownCard();
    await answerCard({ ...key, choice: [] });
    await becomePerson(await makePerson());
    await expect(answerCard({ ...key, choice: [] })).rejects.toMatchObject({ code: 'not-found' });
    await expect(gradeCard({ ...key, grade: 3 })).rejects.toMatchObject({ code: 'not-found' });
    expect(await openReview({ zone })).toMatchObject({ card: null, all: 0 });
    expect(await undoGrade({ zone })).toMatchObject({ card: null });
  });

  it('go away with their question', async () => {
    const { person } = await learnerWhoMissed(1);
    await db().reviewCard.updateMany({
      where: { userId: person.id },
      data: { ref: 'question:sync-async/ghost' },
    });
    expect(await openReview({ zone })).toMatchObject({ card: null, all: 0, left: 0 });
    expect(await db().reviewCard.count({ where: { userId: person.id } })).toBe(0);
  });
});

describe('days', () => {
  it('cap new cards, and the next one of the learner brings more', async () => {
    const { person } = await learnerWhoMissed(1);
    await db().reviewCard.deleteMany({ where: { userId: person.id } });
    const questions = (await loadQuiz(QUIZ))?.quiz.questions ?? [];
    await db().reviewCard.createMany({
      data: [...questions, ...questions].map(({ id }, index) => ({
        userId: person.id,
        ref: index < questions.length ? `question:${QUIZ}/${id}` : `question:choosing/${index}`,
        due: new Date(),
      })),
    });
    const cardId = (await shownCard()).card.id;
    await db().reviewLog.createMany({
      data: Array.from({ length: PLAN.newPerDay }, () => ({
        cardId,
        userId: person.id,
        grade: 3,
        correct: true,
        choice: [],
        day: '2026-12-01',
        dueBefore: new Date(),
      })),
    });
    // 23:30 in Berlin, then half past midnight; the server's clock is in UTC.
    vi.useFakeTimers({ now: Date.parse('2026-12-01T22:30:00Z'), toFake: ['Date'] });
    const full = await openReview({ zone });
    expect(full.card).toBeNull();
    expect(full).toMatchObject({ left: 0, waiting: full.all });
    vi.setSystemTime(Date.parse('2026-12-01T23:30:00Z'));
    expect((await openReview({ zone })).left).toBe(PLAN.newPerDay);
    expect((await openReview({ zone: 'UTC' })).card).toBeNull();
  });

  it('bring a card back when the local day of its due instant begins', async () => {
    const { person } = await learnerWhoMissed(1);
    const { card, key } = await shownCard();
    await answerCard({ ...key, choice: await solutionOf(card.question.id) });
    await gradeCard({ ...key, grade: 4 });
    const { due } = await db().reviewCard.findUniqueOrThrow({ where: { id: key.cardId } });
    expect((await openReview({ zone })).card).toBeNull();
    vi.useFakeTimers({ now: due.getTime() - 60_000, toFake: ['Date'] });
    // More than a week later the old session has ended.
    await becomePerson(person);
    expect((await openReview({ zone })).card).toBeNull();
    vi.setSystemTime(due.getTime());
    expect((await openReview({ zone })).card?.id).toBe(key.cardId);
    expect(due.getTime()).toBeGreaterThan(Date.now() - DAY);
  });
});

describe('cards of own failures', () => {
  it('show the failed run and ask what broke, then what mends it', async () => {
    const person = await makePerson();
    await becomePerson(person);
    const file = 'content/missions/order-history/wrong/one-small-pool.json';
    const diagram = JSON.parse(readFileSync(file, 'utf8')) as unknown;
    const scenario = (await import('@/server/content/missions')).loadMission('order-history');
    const first = (await scenario)?.mission.scenarios[0]?.id ?? '';
    await savePrediction({
      mission: 'order-history',
      scenario: first,
      prediction: { answerMs: 0.001, drainMs: null, peakDepth: null, duplicates: null },
      outcome: null,
    });
    const hand = (key: string) =>
      handInAndGrade('order-history', JSON.stringify({ idempotencyKey: key, diagram }));
    const { id } = await hand('key-failure-1');
    const refs = (await db().reviewCard.findMany({ where: { userId: person.id } })).map(
      (c) => c.ref,
    );
    expect(refs.filter((ref) => ref.startsWith('failure:order-history/')).length).toBeGreaterThan(
      0,
    );
    expect(refs).toContain(`prediction:order-history/${first}/answerMs`);
    const pending = refs.find((ref) => ref.startsWith('failure:')) ?? '';
    await db().reviewCard.updateMany({
      where: { userId: person.id, ref: pending },
      data: { choice: ['option-0'] },
    });
    const second = await hand('key-failure-2');
    const cards = await db().reviewCard.findMany({ where: { userId: person.id } });
    expect(cards.length).toBe(refs.length);
    expect(new Set(cards.map((card) => card.submissionId))).toEqual(new Set([second.id]));
    expect(id).not.toBe(second.id);
    // An answer about the earlier run is no answer about this one.
    expect(cards.find(({ ref }) => ref === pending)?.choice).toBeNull();

    const failure = cards.find(({ ref }) => ref.startsWith('failure:'));
    await db().reviewCard.deleteMany({
      where: { userId: person.id, id: { not: failure?.id ?? '' } },
    });
    const { card, key } = await shownCard();
    expect(card.moment?.submissionId).toBe(second.id);
    expect(card.moment?.diagram).toEqual(diagram);
    expect(card.question.prompt).toContain('which promise breaks');
    expect(JSON.stringify(card)).not.toMatch(/"(correct|explanation|solution)":/);
    const told = await answerCard({ ...key, choice: ['option-0'] });
    expect(told.feedback.options.filter(({ correct }) => correct)).toHaveLength(1);
    expect(told.feedback.options.every(({ explanation }) => explanation.length > 10)).toBe(true);
    const next = await gradeCard({ ...key, grade: 1 });
    expect(next.card?.question.prompt).not.toBe(card.question.prompt);

    // Taking the grade back brings the answer back, unless a newer run is asked about by now.
    const undone = await undoGrade({ zone });
    expect(undone.card?.told).not.toBeNull();
    await gradeCard({ ...key, grade: 1 });
    await hand('key-failure-3');
    const late = await undoGrade({ zone });
    expect(late.card).toMatchObject({ id: key.cardId, reps: key.reps, told: null });
  });
});
