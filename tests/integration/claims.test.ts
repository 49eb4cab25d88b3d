import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { resetLimits } from '@/server/auth/rate-limits';
import { db } from '@/server/db';
import { claimVisitorWork } from '@/server/services/claims';
import { answerQuestion, finishAttempt, nextHint, startAttempt } from '@/server/services/quizzes';
import { becomePerson, makePerson, withDatabase } from '../support/database';
import { becomeVisitor, comeFrom, currentCookies, goOnWith } from '../support/request';

withDatabase();
beforeEach(() => {
  resetLimits();
  becomeVisitor();
});
afterEach(() => void vi.useRealTimers());

const SLUG = 'sync-async';

/** A visitor who missed one question of a quiz. */
async function visitorWithWork() {
  const { attemptId, questions } = await startAttempt(SLUG);
  const questionId = questions[0]?.id ?? '';
  await answerQuestion({ attemptId, questionId, choice: [], sure: null });
  return { attemptId, questionId };
}

describe('a visitor', () => {
  it('does a quiz and goes on with it later, in the same browser only', async () => {
    const { attemptId, questionId } = await visitorWithWork();
    expect(await startAttempt(SLUG)).toMatchObject({ attemptId, answered: [{ id: questionId }] });
    becomeVisitor();
    const foreign = answerQuestion({ attemptId, questionId, choice: [], sure: null });
    await expect(foreign).rejects.toMatchObject({ code: 'not-found' });
    const hint = nextHint({ attemptId, questionId, known: 0 });
    await expect(hint).rejects.toMatchObject({ code: 'not-found' });
    expect((await startAttempt(SLUG)).attemptId).not.toBe(attemptId);
    await expect(finishAttempt(attemptId)).rejects.toMatchObject({ code: 'not-found' });
    expect(
      (await db().quizAttempt.findUniqueOrThrow({ where: { id: attemptId } })).score,
    ).toBeNull();
  });

  it('is stored under a hash: the cookie’s value is nowhere in the database', async () => {
    const { attemptId } = await visitorWithWork();
    const cookie = [...currentCookies()].find(([name]) => name.endsWith('visitor'))?.[1] ?? '';
    expect(cookie).toMatch(/^[A-Za-z0-9_-]{43}$/);
    const { visitor, userId } = await db().quizAttempt.findUniqueOrThrow({
      where: { id: attemptId },
    });
    expect(userId).toBeNull();
    expect(visitor).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is forgotten with their work after 30 days, and nobody else is', async () => {
    const { attemptId: old } = await visitorWithWork();
    const person = await makePerson();
    await becomePerson(person);
    const { attemptId: kept } = await startAttempt(SLUG);
    becomeVisitor();
    const { attemptId: young } = await visitorWithWork();
    const soon = new Date(Date.now() - 29 * 86_400_000);
    await db().quizAttempt.update({ where: { id: young }, data: { startedAt: soon } });
    const longAgo = new Date(Date.now() - 31 * 86_400_000);
    const both = { id: { in: [old, kept] } };
    await db().quizAttempt.updateMany({ where: both, data: { startedAt: longAgo } });
    vi.useFakeTimers({ now: Date.now() + 2 * 3_600_000, toFake: ['Date'] });
    await startAttempt(SLUG);
    const left = await db().quizAttempt.findMany({ where: { id: { in: [old, kept, young] } } });
    expect(left.map(({ id }) => id).sort()).toEqual([kept, young].sort());
  });

  /** The first refusal of many starts, or null. */
  async function startTillRefused(): Promise<unknown> {
    for (let i = 0; i < 310; i++) {
      const refusal = await startAttempt(SLUG).then(
        () => null,
        (error: unknown) => error,
      );
      if (refusal !== null) return refusal;
    }
    return null;
  }

  it('is slowed down by address, and people signed in by account', async () => {
    comeFrom('203.0.113.9');
    expect(await startTillRefused()).toMatchObject({ code: 'too-many' });
    await becomePerson(await makePerson());
    comeFrom('203.0.113.9');
    await startAttempt(SLUG);
    expect(await startTillRefused()).toMatchObject({ code: 'too-many' });
  });
});

describe('the claim', () => {
  it('gives the work to the account, with cards for what was missed, once', async () => {
    const { attemptId, questionId } = await visitorWithWork();
    const person = await makePerson();
    const cookies = currentCookies();
    await claimVisitorWork(person.id);
    goOnWith(cookies);
    await claimVisitorWork(person.id);
    expect(await db().quizAttempt.findMany({ where: { userId: person.id } })).toMatchObject([
      { id: attemptId, visitor: null },
    ]);
    expect(await db().reviewCard.findMany({ where: { userId: person.id } })).toMatchObject([
      { ref: `question:${SLUG}/${questionId}` },
    ]);
    await becomePerson(person);
    expect((await startAttempt(SLUG)).attemptId).toBe(attemptId);
  });

  it('gives nothing to a second account, not even at the same moment', async () => {
    await visitorWithWork();
    const cookies = currentCookies();
    const [first, second] = [await makePerson(), await makePerson()];
    await Promise.all([claimVisitorWork(first.id), claimVisitorWork(second.id)]);
    goOnWith(cookies);
    await claimVisitorWork(second.id);
    const owners = await db().quizAttempt.findMany({
      where: { userId: { in: [first.id, second.id] } },
      select: { userId: true },
    });
    expect(owners).toHaveLength(1);
    expect(await db().reviewCard.count({ where: { userId: owners[0]?.userId ?? '' } })).toBe(1);
  });

  it('takes nothing for a forged cookie', async () => {
    const { attemptId } = await visitorWithWork();
    const { visitor } = await db().quizAttempt.findUniqueOrThrow({ where: { id: attemptId } });
    const person = await makePerson();
    for (const forged of ['', 'A'.repeat(43), visitor ?? '', "' OR 1=1 --"]) {
      goOnWith(new Map([['backpressure.visitor', forged]]));
      await claimVisitorWork(person.id);
    }
    expect(await db().quizAttempt.count({ where: { userId: person.id } })).toBe(0);
  });
});
