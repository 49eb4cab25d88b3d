import { beforeAll, describe, expect, it } from 'vitest';
import { sees, sightOf } from '@/core/access/sight';
import { settleAll, settleOne } from '@/server/data/results';
import { selectOptionalHandedIn, selectSubmissions } from '@/server/data/submissions';
import { db } from '@/server/db';
import { gradeSubmission } from '@/server/jobs/grade-submission';
import { saveDraft } from '@/server/services/drafts';
import { answerQuestion, finishAttempt, nextHint, startAttempt } from '@/server/services/quizzes';
import { syncReading } from '@/server/services/reading';
import { submitDiagram } from '@/server/services/submissions';
import { makeAssignment, makeClass, makeSubmission } from '../../support/class-rows';
import { becomePerson, makePerson, type Person, withDatabase } from '../../support/database';
import { emptyDesign } from '../../support/designs';

withDatabase();

const DAY = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * DAY);

const result = (assignmentId: string, { id: userId }: { id: string }) =>
  db().result.findUnique({ where: { assignmentId_userId: { assignmentId, userId } } });

describe('a result', () => {
  let learner: Person;
  let cohortId: string;
  beforeAll(async () => {
    learner = await makePerson();
    cohortId = await makeClass([{ userId: learner.id, joinedAt: ago(30) }]);
    await becomePerson(learner);
  });

  it('begins with a drawing, waits with a hand-in, and is there with the grade', async () => {
    const assignment = await makeAssignment(cohortId);
    const design = emptyDesign();
    await saveDraft('newsletter', JSON.stringify({ diagram: design, baseRevision: 0 }));
    expect(await result(assignment, learner)).toMatchObject({ state: 'begun', tries: 0 });
    const text = JSON.stringify({ idempotencyKey: 'result-one', diagram: design });
    const { id } = await submitDiagram('newsletter', text);
    expect(await result(assignment, learner)).toMatchObject({
      state: 'waiting',
      tries: 1,
      latestId: id,
      score: null,
    });
    await gradeSubmission(id, 'a test');
    const grade = await db().grade.findFirstOrThrow({ where: { submissionId: id } });
    expect(await result(assignment, learner)).toMatchObject({
      state: grade.passed ? 'done' : 'notPassed',
      countedId: id,
      earned: grade.earned,
      total: grade.total,
      stuckTimes: 1,
    });
    expect(grade.failed).toContain((await result(assignment, learner))?.stuckOn);
    const kept = await db().missionVersion.findFirstOrThrow({ where: { slug: 'newsletter' } });
    expect(kept).toMatchObject({ version: grade.missionVersion, rules: grade.rulesVersion });
    expect(JSON.stringify(kept.mission)).toContain('email-provider');
    const member = await db().cohortMember.findFirstOrThrow({ where: { cohortId } });
    expect(member.lastAt?.getTime()).toBeGreaterThan(Date.now() - 60_000);
  });

  it('of a quiz is there when it is finished; version, time and hints are kept with each answer', async () => {
    const assignment = await makeAssignment(cohortId, {
      kind: 'quiz',
      slug: 'sync-async',
      points: 10,
    });
    const { attemptId, questions } = await startAttempt('sync-async');
    expect(await result(assignment, learner)).toMatchObject({ state: 'begun' });
    for (const { id: questionId } of questions) {
      await nextHint({ attemptId, questionId, known: 0 }).catch(() => {});
      const input = { attemptId, questionId, choice: [], sure: null, shownMs: 4000 };
      await answerQuestion(input).catch(() => {});
    }
    const answers = await db().quizAnswer.findMany({ where: { attemptId } });
    for (const { version, shownAt, answeredAt, hints } of answers) {
      expect(version).toMatch(/^[0-9a-f]{16}$/);
      expect(shownAt?.getTime()).toBeLessThanOrEqual(answeredAt.getTime() + 1000);
      expect(hints).toBeGreaterThanOrEqual(0);
    }
    await finishAttempt(attemptId);
    const attempt = await db().quizAttempt.findUniqueOrThrow({ where: { id: attemptId } });
    expect(Object.values((attempt.hints ?? {}) as object).length).toBeGreaterThan(0);
    expect(await result(assignment, learner)).toMatchObject({
      state: 'done',
      countedId: attemptId,
      earned: attempt.score,
      total: questions.length,
    });
  });

  it('of a lesson grows with its sections', async () => {
    const assignment = await makeAssignment(cohortId, {
      kind: 'lesson',
      slug: 'sync-async',
      sections: 1,
    });
    const { listLessons } = await import('@/server/content/lessons');
    const { headingsOf } = await import('@/core/lessons/headings');
    const lesson = (await listLessons()).find(({ slug }) => slug === 'sync-async');
    const [first] = headingsOf(lesson?.body ?? '');
    await syncReading({ sections: [`sync-async#${first?.anchor}`] });
    expect(await result(assignment, learner)).toMatchObject({ state: 'done', score: 100 });
  });

  it('follows the terms when they change, and an extension', async () => {
    const person = await makePerson();
    const id = await makeClass([{ userId: person.id, joinedAt: ago(30) }]);
    const assignment = await makeAssignment(id, {
      dueAt: ago(5),
      closesAt: ago(3),
      lateRule: 'penalty',
      latePercent: 10,
    });
    const early = await makeSubmission(person.id, ago(6), { earned: 60 });
    const last = await makeSubmission(person.id, ago(2), { earned: 90 });
    await db().$transaction((tx) => settleAll(tx, assignment));
    expect(await result(assignment, person)).toMatchObject({
      countedId: early,
      score: 60,
      tries: 1,
    });
    await db().extension.create({
      data: { assignmentId: assignment, userId: person.id, dueAt: ago(1), reason: 'ill' },
    });
    await db().$transaction((tx) => settleOne(tx, assignment, person.id));
    expect(await result(assignment, person)).toMatchObject({
      countedId: last,
      score: 90,
      tries: 2,
      late: false,
    });
    const member = await db().cohortMember.findFirstOrThrow({ where: { cohortId: id } });
    expect(member.points).toBe(90);
    await db().assignment.update({ where: { id: assignment }, data: { points: 10 } });
    await db().$transaction((tx) => settleAll(tx, assignment));
    expect(await result(assignment, person)).toMatchObject({ score: 9 });
  });

  it('takes nothing from before joining, after leaving, or of staff', async () => {
    const [newcomer, gone, reviewer] = [await makePerson(), await makePerson(), await makePerson()];
    const id = await makeClass([
      { userId: newcomer.id, joinedAt: ago(1) },
      { userId: gone.id, joinedAt: ago(9), status: 'left', endedAt: ago(2) },
      { userId: reviewer.id, joinedAt: ago(9), role: 'reviewer' },
    ]);
    const assignment = await makeAssignment(id);
    for (const { id: userId } of [newcomer, gone, reviewer]) await makeSubmission(userId, ago(5));
    await db().$transaction((tx) => settleAll(tx, assignment));
    expect(await db().result.count({ where: { assignmentId: assignment } })).toBe(0);
  });
});

describe('what the database shows of somebody’s work', () => {
  it('is what the rules say, for every relation and every piece of work', async () => {
    const learner = await makePerson();
    const viewers = {
      owner: await makePerson('instructor'),
      reviewer: await makePerson(),
      removed: await makePerson('instructor'),
      fellow: await makePerson(),
      stranger: await makePerson('instructor'),
      admin: await makePerson('admin'),
      self: learner,
    };
    let checked = 0;
    for (const learnerNow of ['active', 'left', 'long gone', 'staff'] as const) {
      for (const over of [null, ago(5), ago(50)]) {
        await db().cohort.deleteMany();
        await db().submission.deleteMany({ where: { userId: learner.id } });
        const membership = {
          userId: learner.id,
          joinedAt: ago(60),
          role: learnerNow === 'staff' ? ('instructor' as const) : ('learner' as const),
          status:
            learnerNow === 'active' || learnerNow === 'staff'
              ? ('active' as const)
              : ('left' as const),
          endedAt: learnerNow === 'left' ? ago(2) : learnerNow === 'long gone' ? ago(40) : null,
        };
        const staff = [
          { userId: viewers.owner.id, role: 'owner' as const },
          { userId: viewers.reviewer.id, role: 'reviewer' as const },
          { userId: viewers.removed.id, role: 'instructor' as const, status: 'removed' as const },
          { userId: viewers.fellow.id },
        ];
        const cohortId = await makeClass([membership, ...staff], {
          archivedAt: over,
          retentionDays: 10,
        });
        const assignmentId = await makeAssignment(cohortId);
        const works = [
          { at: ago(70), to: [] },
          { at: ago(50), to: [] },
          { at: ago(50), to: [assignmentId] },
        ];
        const ids: string[] = [];
        for (const { at, to } of works) {
          ids.push(await makeSubmission(learner.id, at, { assignedTo: to }));
        }
        const roles = {
          owner: 'owner',
          reviewer: 'reviewer',
          removed: 'instructor',
          fellow: 'learner',
        };
        for (const [name, viewer] of Object.entries(viewers)) {
          const role = roles[name as keyof typeof roles];
          const looking = {
            role: (role ?? 'learner') as 'learner',
            status: name === 'removed' ? ('removed' as const) : ('active' as const),
          };
          const shared = {
            cohortId,
            looking,
            owner: {
              role: membership.role,
              status: membership.status,
              joinedAt: membership.joinedAt.getTime(),
              endedAt: membership.endedAt?.getTime() ?? null,
            },
            archivedAt: over?.getTime() ?? null,
            retentionDays: 10,
          };
          const sight = sightOf(viewer, learner.id, role ? [shared] : [], Date.now());
          await becomePerson(viewer);
          const listed = await selectSubmissions({ owner: learner.id });
          for (const [n, { at, to }] of works.entries()) {
            const id = ids[n] ?? '';
            const expected = sees(sight, {
              kind: 'result',
              at: at.getTime(),
              handedInTo: to.length > 0 ? [cohortId] : [],
            });
            const seen = (await selectOptionalHandedIn(id).catch(() => 'unreadable')) !== null;
            const told = [learnerNow, over?.toISOString(), name, n];
            expect([...told, seen]).toEqual([...told, expected]);
            expect([...told, listed.some((one) => one.id === id)]).toEqual([...told, expected]);
            checked += 1;
          }
        }
      }
    }
    expect(checked).toBe(4 * 3 * 7 * 3);
  });
});

describe('an assignment of a large class', () => {
  it('is settled for everybody when its terms change, whatever was done', async () => {
    const made = await db().user.createManyAndReturn({
      data: Array.from({ length: 600 }, (_, n) => ({ email: `many-${n}@example.com`, name: 'M' })),
      select: { id: true },
    });
    const ids = made.map(({ id }) => id);
    const cohortId = await makeClass(ids.map((userId) => ({ userId, joinedAt: ago(30) })));
    const lesson = { kind: 'lesson', slug: 'a-lesson', sections: 1, points: 10 } as const;
    const reading = await makeAssignment(cohortId, lesson);
    await db().readSection.createMany({
      data: ids.map((userId) => ({ userId, lesson: 'a-lesson', section: 'one' })),
    });
    const quiz = await makeAssignment(cohortId, { kind: 'quiz', slug: 'a-quiz', points: 10 });
    await db().quizAttempt.createMany({
      data: ids.map((userId) => ({
        userId,
        quiz: 'a-quiz',
        seed: 'v.1',
        total: 2,
        score: 1,
        finishedAt: ago(5),
      })),
    });
    for (const id of [reading, quiz]) await db().$transaction((tx) => settleAll(tx, id));
    expect(await db().result.count({ where: { assignmentId: reading, score: 10 } })).toBe(600);
    expect(await db().result.count({ where: { assignmentId: quiz, score: 5 } })).toBe(600);
    expect(await db().cohortMember.count({ where: { cohortId, points: 15 } })).toBe(600);
    await db().assignment.update({ where: { id: quiz }, data: { points: 20 } });
    await db().$transaction((tx) => settleAll(tx, quiz));
    expect(await db().cohortMember.count({ where: { cohortId, points: 20 } })).toBe(600);
  });
});
