import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { resetLimits } from '@/server/auth/rate-limits';
import { selectTaughtCohorts } from '@/server/data/cohorts';
import { db } from '@/server/db';
import {
  createCohort,
  joinCohort,
  leaveCohort,
  selectCohortOverview,
} from '@/server/services/cohorts';
import { selectHome } from '@/server/services/home';
import { becomePerson, makePerson, type Person, withDatabase } from '../support/database';
import { becomeVisitor } from '../support/request';

withDatabase();
beforeEach(resetLimits);

let instructor: Person;
let learner: Person;
let cohortId: string;
let joinCode: string;
beforeAll(async () => {
  instructor = await makePerson('instructor');
  learner = await makePerson();
  await becomePerson(instructor);
  ({ id: cohortId } = await createCohort('  Evening class '));
  const [cohort] = await selectTaughtCohorts();
  joinCode = cohort?.joinCode ?? '';
});

async function submitted(mission: string, earned: number, createdAt: Date) {
  const submission = await db().submission.create({
    data: {
      userId: learner.id,
      mission,
      diagram: {},
      idempotencyKey: crypto.randomUUID(),
      state: 'graded',
      createdAt,
    },
  });
  const grade = await db().grade.create({
    data: {
      submissionId: submission.id,
      cause: 'hand-in',
      report: {},
      missionVersion: '1',
      engineVersion: '1',
      seed: 's',
      passed: earned > 50,
      stars: 0,
      earned,
      total: 100,
      events: 0,
    },
  });
  return db().submission.update({
    where: { id: submission.id },
    data: { currentGradeId: grade.id },
  });
}

describe('a cohort', () => {
  it('has a code that learners join with, in any case, once', async () => {
    expect(joinCode).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/);
    await becomePerson(learner);
    const joined = { id: cohortId, name: 'Evening class' };
    expect(await joinCohort(` ${joinCode.toLowerCase()} `)).toEqual(joined);
    expect(await joinCohort(joinCode)).toEqual(joined);
    expect(await db().cohortMember.count({ where: { cohortId } })).toBe(2);
    expect((await selectHome()).cohorts).toEqual([joined]);
  });

  it('leaves its instructor an instructor who types the code', async () => {
    await becomePerson(instructor);
    await joinCohort(joinCode);
    expect(await selectTaughtCohorts()).toMatchObject([{ id: cohortId, learners: 1 }]);
  });

  it('refuses unknown codes, and guessing them', async () => {
    await becomePerson(await makePerson());
    for (let round = 0; round < 30; round += 1) {
      await expect(joinCohort('AAAA-AAAA')).rejects.toMatchObject({ code: 'invalid' });
    }
    await expect(joinCohort('AAAA-AAAA')).rejects.toMatchObject({ code: 'too-many' });
  });

  it('shows its instructor the latest results of its members alone', async () => {
    await submitted('newsletter', 20, new Date('2026-01-01T10:00:00Z'));
    const latest = await submitted('newsletter', 70, new Date('2026-01-02T10:00:00Z'));
    await db().quizAttempt.createMany({
      data: [1, 2].map((day) => ({
        userId: learner.id,
        quiz: 'sync-async',
        seed: 's',
        total: 10,
        score: day + 5,
        finishedAt: new Date(Date.UTC(2026, 0, day)),
      })),
    });
    await db().quizAttempt.create({
      data: { userId: learner.id, quiz: 'sync-async', seed: 's', total: 10 },
    });
    await becomePerson(instructor);
    const overview = await selectCohortOverview(cohortId);
    expect(overview?.members).toEqual([
      {
        id: learner.id,
        isStaff: false,
        name: 'A learner',
        email: learner.email,
        quizzes: [
          {
            slug: 'sync-async',
            title: expect.any(String),
            correct: 7,
            total: 10,
            finishedAt: '2026-01-02T00:00:00.000Z',
          },
        ],
        missions: [
          {
            slug: 'newsletter',
            title: expect.any(String),
            submissionId: latest.id,
            passed: true,
            stars: 0,
            createdAt: '2026-01-02T10:00:00.000Z',
            tries: 2,
          },
        ],
      },
    ]);
  });

  it('does not exist for other instructors, and is no business of learners', async () => {
    await becomePerson(await makePerson('instructor'));
    expect(await selectTaughtCohorts()).toEqual([]);
    expect(await selectCohortOverview(cohortId)).toBeNull();
    expect(await selectCohortOverview('no id')).toBeNull();
    await becomePerson(learner);
    const forbidden = { code: 'forbidden' };
    await expect(selectTaughtCohorts()).rejects.toMatchObject(forbidden);
    await expect(selectCohortOverview(cohortId)).rejects.toMatchObject(forbidden);
    await expect(createCohort('Mine')).rejects.toMatchObject(forbidden);
    becomeVisitor();
    await expect(joinCohort(joinCode)).rejects.toMatchObject({ code: 'signed-out' });
  });

  it('is seen whole by an admin', async () => {
    await becomePerson(await makePerson('admin'));
    expect((await selectTaughtCohorts()).map(({ id }) => id)).toContain(cohortId);
    expect(await selectCohortOverview(cohortId)).not.toBeNull();
  });

  it('is left by a learner, after which the instructor sees nothing of them', async () => {
    await becomePerson(learner);
    await leaveCohort(cohortId);
    await expect(leaveCohort(cohortId)).rejects.toMatchObject({ code: 'not-found' });
    await becomePerson(instructor);
    expect((await selectCohortOverview(cohortId))?.members).toEqual([]);
    await expect(leaveCohort(cohortId)).rejects.toMatchObject({ code: 'not-found' });
  });
});
