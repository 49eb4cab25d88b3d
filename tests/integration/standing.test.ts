import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { initialDiagram } from '@/core/missions/initial-diagram';
import { resetLimits } from '@/server/auth/rate-limits';
import { loadMission } from '@/server/content/missions';
import { gradePool } from '@/server/jobs/grade-pool';
import { saveDraft } from '@/server/services/drafts';
import { answerQuestion, finishAttempt, startAttempt } from '@/server/services/quizzes';
import { selectOptionalNextMission, selectStanding } from '@/server/services/standing';
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
