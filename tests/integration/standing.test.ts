import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { initialDiagram } from '@/core/missions/initial-diagram';
import { resetLimits } from '@/server/auth/rate-limits';
import { loadMission } from '@/server/content/missions';
import { selectPricedTries } from '@/server/data/priced-tries';
import { gradePool } from '@/server/jobs/grade-pool';
import { saveDraft } from '@/server/services/drafts';
import { answerQuestion, finishAttempt, startAttempt } from '@/server/services/quizzes';
import { selectOptionalNextMission, selectStanding } from '@/server/services/standing';
import { makeSubmission } from '../support/class-rows';
import { becomePerson, makePerson, withDatabase } from '../support/database';
import { emptyDesign, newsletterDesign } from '../support/designs';
import { handInAndGrade } from '../support/hand-in';

withDatabase();
beforeAll(() => {
  execFileSync(process.execPath, ['scripts/build-worker.mjs'], { stdio: 'ignore' });
  resetLimits();
});
afterAll(() => gradePool().close());

const handIn = (idempotencyKey: string, diagram: unknown) =>
  handInAndGrade('newsletter', JSON.stringify({ idempotencyKey, diagram }));

it('tells of one’s own best grade, drawing and latest quiz result, and of nobody else’s', async () => {
  await becomePerson(await makePerson());
  expect(await selectStanding()).toEqual({ missions: {}, quizzes: {} });

  await handIn('standing-pass', newsletterDesign('solutions/simple'));
  await handIn('standing-worse', emptyDesign());
  const checkout = await loadMission('checkout');
  if (checkout === null) throw new Error('no checkout');
  await saveDraft(
    'checkout',
    JSON.stringify({ diagram: initialDiagram(checkout.mission), baseRevision: 0 }),
  );
  const { attemptId, questions } = await startAttempt('sync-async');
  for (const { id } of questions) {
    await answerQuestion({ attemptId, questionId: id, choice: [], sure: null });
  }
  await finishAttempt(attemptId);

  const { missions, quizzes } = await selectStanding();
  expect(missions.newsletter).toMatchObject({ passed: true });
  expect(missions.newsletter?.earned).toBeGreaterThanOrEqual(60);
  expect(missions.checkout).toEqual({
    passed: false,
    stars: 0,
    earned: null,
    total: null,
    gaveUp: false,
  });
  expect(quizzes).toEqual({ 'sync-async': { correct: 0, total: questions.length } });
  expect(await selectOptionalNextMission('newsletter')).toMatchObject({ slug: 'checkout' });

  await becomePerson(await makePerson());
  expect(await selectStanding()).toEqual({ missions: {}, quizzes: {} });
  expect(await selectOptionalNextMission('checkout')).toMatchObject({ slug: 'newsletter' });
});

it('lists the bills of one’s own graded tries of a mission, newest first, and nobody else’s', async () => {
  const [learner, other] = [await makePerson(), await makePerson()];
  const priced = (value: number | 'infinite') => ({
    scenarios: [],
    findings: [
      { check: 'delivers-all', figures: [{ value: 3, limit: 4 }] },
      { check: 'costs-at-most', figures: [{ name: 'cost a month', value, limit: 450 }] },
    ],
  });
  const first = await makeSubmission(learner.id, new Date(1000), { report: priced(380.5) });
  const second = await makeSubmission(learner.id, new Date(2000), { report: priced(519) });
  await makeSubmission(learner.id, new Date(3000), { report: priced('infinite') });
  await makeSubmission(learner.id, new Date(4000));
  await makeSubmission(learner.id, new Date(5000), { report: priced(1), mission: 'checkout' });
  await makeSubmission(other.id, new Date(6000), { report: priced(2) });
  await becomePerson(learner);
  const row = { passed: true, stars: 0, budget: 450 };
  expect(await selectPricedTries('newsletter')).toEqual([
    { ...row, id: second, dollars: 519, createdAt: new Date(2000).toISOString() },
    { ...row, id: first, dollars: 380.5, createdAt: new Date(1000).toISOString() },
  ]);
  expect(await selectPricedTries('payments')).toEqual([]);
});
