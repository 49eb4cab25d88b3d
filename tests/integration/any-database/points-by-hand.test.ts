import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WHOLE } from '@/core/contracts/talk-line';
import { resetLimits } from '@/server/auth/rate-limits';
import { selectAssignments, setReleased } from '@/server/data/assignments';
import { ofClasses } from '@/server/data/export-of-classes';
import { selectOwnPoints, setPoints } from '@/server/data/hand-points';
import { selectCells } from '@/server/data/matrix';
import { keepReviewOpen } from '@/server/data/open-reviews';
import { selectOwnAssignments } from '@/server/data/own-classes';
import { settleAll } from '@/server/data/results';
import { selectOptionalReviewed, selectReviewQueue } from '@/server/data/reviews';
import { countUnread, selectInbox, selectOwnThreads, selectThreads } from '@/server/data/threads';
import { db } from '@/server/db';
import { ask, comment, reply } from '@/server/services/talk';
import { makeAssignment, makeClass, makeSubmission } from '../../support/class-rows';
import { becomePerson, makePerson, type Person, withDatabase } from '../../support/database';
import { emptyDesign } from '../../support/designs';

withDatabase();
beforeEach(resetLimits);

const DAY = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * DAY);

let teacher: Person;
let reviewer: Person;
let learner: Person;
let cohortId: string;

/** A submission with half of the points, late by a day, for an assignment of 20 points that takes 10 % a day. */
async function handedIn(change: object = {}) {
  await db().assignment.deleteMany({ where: { cohortId } });
  learner = await makePerson();
  await db().cohortMember.create({
    data: { cohortId, userId: learner.id, joinedAt: ago(30) },
  });
  const assignmentId = await makeAssignment(cohortId, {
    points: 20,
    dueAt: ago(6),
    lateRule: 'penalty',
    latePercent: 10,
    ...change,
  });
  const submissionId = await makeSubmission(learner.id, ago(5.5), {
    assignedTo: [assignmentId],
    diagram: emptyDesign(),
  });
  await db().$transaction((tx) => settleAll(tx, assignmentId));
  return { assignmentId, submissionId };
}

const scoreOf = async (assignmentId: string) =>
  (
    await db().result.findUniqueOrThrow({
      where: { assignmentId_userId: { assignmentId, userId: learner.id } },
    })
  ).score;

const shown = async () => {
  const [own] = await selectOwnAssignments(cohortId);
  return own?.points;
};

beforeAll(async () => {
  [teacher, reviewer] = [await makePerson('instructor'), await makePerson()];
  cohortId = await makeClass([
    { userId: teacher.id, role: 'owner' },
    { userId: reviewer.id, role: 'reviewer' },
  ]);
});
beforeEach(() => becomePerson(teacher));

describe('points by hand', () => {
  it('stand in place of the automatic ones, which stay, until they are taken back, and are noted', async () => {
    const work = await handedIn();
    const signs = async () =>
      (
        await selectCells(cohortId, [{ userId: learner.id }], [{ id: work.assignmentId }])
      ).results.map(({ byHand }) => byHand);
    expect(await scoreOf(work.assignmentId)).toBe(9);
    expect(await signs()).toEqual([false]);
    await setPoints({ ...work, points: 15.5, reason: 'Asked well', version: 0 });
    const result = await db().result.findFirstOrThrow({
      where: { assignmentId: work.assignmentId },
    });
    expect(await signs()).toEqual([true]);
    expect(result).toMatchObject({ score: 15.5, earned: 50, total: 100, late: true });
    expect(
      await selectOptionalReviewed(cohortId, work.assignmentId, work.submissionId),
    ).toMatchObject({
      hand: { points: 15.5, outOf: 20, reason: 'Asked well', reviewer: 'A instructor' },
      version: 1,
      outOf: 20,
    });
    const entry = await db().auditEntry.findFirstOrThrow({
      where: { action: 'points-set' },
      orderBy: { at: 'desc' },
    });
    expect(entry).toMatchObject({
      before: { points: null },
      after: { points: 15.5, reason: 'Asked well', submissionId: work.submissionId },
    });
    // Settling anew, as every change of terms does, knows them too; they keep their share of other points.
    await db().assignment.update({ where: { id: work.assignmentId }, data: { points: 40 } });
    await db().$transaction((tx) => settleAll(tx, work.assignmentId));
    expect(await scoreOf(work.assignmentId)).toBe(31);
    await becomePerson(learner);
    expect(await selectOwnPoints(work.submissionId)).toEqual([
      { className: 'A class', points: 15.5, outOf: 20, reason: 'Asked well' },
    ]);
    await becomePerson(teacher);
    await setPoints({ ...work, points: null, reason: 'As it was', version: 1 });
    expect(await scoreOf(work.assignmentId)).toBe(18);
  });

  it('are refused above what there is, for other work, and of who may not', async () => {
    const work = await handedIn();
    const set = { ...work, points: 20.01, reason: 'x', version: 0 };
    await expect(setPoints(set)).rejects.toMatchObject({
      code: 'invalid',
      reader: 'This assignment gives 20 points at most.',
    });
    const practice = await makeSubmission(learner.id, ago(1));
    await expect(setPoints({ ...set, points: 1, submissionId: practice })).rejects.toMatchObject({
      code: 'not-found',
    });
    await becomePerson(learner);
    await expect(setPoints({ ...set, points: 20 })).rejects.toMatchObject({ code: 'not-found' });
    expect(await db().mark.count({ where: { submissionId: work.submissionId } })).toBe(0);
  });

  it('of two reviewers are those of the first, and the second is told what they are', async () => {
    const work = await handedIn();
    await setPoints({ ...work, points: 5, reason: 'First', version: 0 });
    await becomePerson(reviewer);
    for (const version of [0, 7]) {
      await expect(
        setPoints({ ...work, points: 6, reason: 'Second', version }),
      ).rejects.toMatchObject({
        code: 'conflict',
        reader: expect.stringContaining('A instructor set 5 points (“First”) while you wrote.'),
      });
    }
    expect(await scoreOf(work.assignmentId)).toBe(5);
    await setPoints({ ...work, points: 6, reason: 'Second', version: 1 });
    expect(await scoreOf(work.assignmentId)).toBe(6);
    // Neither of two that begin with nothing is lost without a word.
    const fresh = await handedIn();
    const both = await Promise.allSettled(
      [1, 2].map((points) => setPoints({ ...fresh, points, reason: 'At once', version: 0 })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('two reviewers at one submission', () => {
  it('know of each other, as long as both have it open', async () => {
    const work = await handedIn();
    const another = {
      ...work,
      submissionId: await makeSubmission(learner.id, ago(5), {
        assignedTo: [work.assignmentId],
        diagram: emptyDesign(),
      }),
    };
    const open = ({ assignmentId, submissionId }: typeof work) =>
      keepReviewOpen(assignmentId, submissionId);
    expect(await open(work)).toEqual([]);
    await becomePerson(reviewer);
    expect(await open(work)).toEqual(['A instructor']);
    await becomePerson(teacher);
    expect(await open(work)).toEqual(['A learner']);
    // Gone on to the next, or silent.
    await open(another);
    await becomePerson(reviewer);
    expect(await open(work)).toEqual([]);
    expect(await open(another)).toEqual(['A instructor']);
    await db().openReview.updateMany({ data: { at: new Date(Date.now() - 60_000) } });
    expect(await open(another)).toEqual([]);
    await becomePerson(learner);
    await expect(open(work)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('results', () => {
  it('are drafts until somebody releases them, comments, points and sums alike', async () => {
    const work = await handedIn({ release: 'byHand' });
    await setPoints({ ...work, points: 12, reason: 'Draft', version: 0 });
    await comment({ ...work, target: WHOLE, group: null, text: 'A draft.', keep: false });
    const exported = async () => JSON.stringify(await ofClasses(learner.id));
    await becomePerson(learner);
    const asked = await ask({ ...work, target: WHOLE, aboutId: null, text: 'A question.' });
    await becomePerson(reviewer);
    await reply({ threadId: asked.id, text: 'An answer.' });
    await becomePerson(learner);
    expect([await shown(), await selectOwnPoints(work.submissionId)]).toEqual([0, []]);
    // What they asked is theirs, with its answer.
    expect((await selectOwnThreads(work.submissionId)).map(({ id }) => id)).toEqual([asked.id]);
    expect((await selectInbox()).map(({ text }) => text)).toEqual(['An answer.']);
    expect(await countUnread()).toBe(1);
    expect(await exported()).not.toContain('"score":12');
    expect(await exported()).not.toContain('A draft.');
    expect(await exported()).toContain('An answer.');

    await becomePerson(reviewer);
    await expect(setReleased(work.assignmentId, true)).rejects.toMatchObject({ code: 'forbidden' });
    await becomePerson(teacher);
    await setReleased(work.assignmentId, true);
    expect(
      await db().auditEntry.findFirst({ where: { action: 'results-released' } }),
    ).toMatchObject({ after: { released: true } });
    await becomePerson(learner);
    expect(await shown()).toBe(12);
    expect(await selectOwnPoints(work.submissionId)).toHaveLength(1);
    expect(await selectOwnThreads(work.submissionId)).toHaveLength(2);
    expect(await countUnread()).toBe(2);
    expect(await exported()).toContain('"score":12');
    expect(await exported()).toContain('A draft.');
    await becomePerson(teacher);
    await setReleased(work.assignmentId, false);
    await becomePerson(learner);
    expect(await selectOwnThreads(work.submissionId)).toHaveLength(1);
  });

  it('come on their date, with or without anybody, and by hand only where that was chosen', async () => {
    const work = await handedIn({ release: 'onDate', releaseAt: ago(-1) });
    await comment({ ...work, target: WHOLE, group: null, text: 'Later.', keep: false });
    await expect(setReleased(work.assignmentId, true)).rejects.toMatchObject({ code: 'conflict' });
    await becomePerson(learner);
    expect([await shown(), await countUnread(), await selectInbox()]).toEqual([0, 0, []]);
    const at = { where: { id: work.assignmentId }, data: { releaseAt: ago(1) } };
    await db().assignment.update(at);
    expect(await shown()).toBe(9);
    expect((await selectInbox()).map(({ text }) => text)).toContain('Later.');
  });
});

describe('reviewing without names', () => {
  it('says who neither in the queue, at the desk, nor in what a learner says', async () => {
    const work = await handedIn({ anonymous: true });
    await db().user.update({ where: { id: learner.id }, data: { name: 'Nora Named' } });
    await becomePerson(learner);
    await ask({ ...work, target: WHOLE, aboutId: null, text: 'Why?' });
    await becomePerson(reviewer);
    const query = { show: 'all', group: null, page: 1 } as const;
    const { lines } = await selectReviewQueue(cohortId, work.assignmentId, query);
    const line = lines.find(({ submissionId }) => submissionId === work.submissionId);
    expect(line?.name).toMatch(/^Learner [0-9A-F]{5}$/);
    const reviewed = await selectOptionalReviewed(cohortId, work.assignmentId, work.submissionId);
    expect(reviewed?.name).toBe(line?.name);
    const threads = await selectThreads(
      cohortId,
      work.assignmentId,
      work.submissionId,
      reviewed?.name ?? '',
    );
    expect(threads[0]?.texts[0]?.author).toBe(line?.name);
    expect(JSON.stringify([lines, reviewed, threads])).not.toContain('Nora');
    expect((await selectAssignments(cohortId))[0]?.anonymous).toBe(true);
  });
});
