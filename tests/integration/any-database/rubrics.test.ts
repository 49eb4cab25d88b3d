import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { resetLimits } from '@/server/auth/rate-limits';
import { setReleased } from '@/server/data/assignments';
import { ofClasses } from '@/server/data/export-of-classes';
import { setPoints } from '@/server/data/hand-points';
import { selectCells } from '@/server/data/matrix';
import { settleAll } from '@/server/data/results';
import { selectOwnRubric, selectPicks, selectRubric, setPick } from '@/server/data/rubrics';
import { db } from '@/server/db';
import { RubricSchema, saveRubric } from '@/server/services/rubrics';
import { makeAssignment, makeClass, makeSubmission } from '../../support/class-rows';
import { becomePerson, makePerson, type Person, withDatabase } from '../../support/database';

withDatabase();

let teacher: Person;
let reviewer: Person;
let learners: Person[];
let cohortId: string;
let assignmentId: string;
let work: string[];

beforeAll(async () => {
  [teacher, reviewer] = [await makePerson('instructor'), await makePerson()];
  learners = [await makePerson(), await makePerson()];
});
beforeEach(async () => {
  resetLimits();
  await db().cohort.deleteMany();
  await db().submission.deleteMany();
  cohortId = await makeClass([
    { userId: teacher.id, role: 'owner' },
    { userId: reviewer.id, role: 'reviewer' },
    ...learners.map(({ id }) => ({ userId: id, joinedAt: new Date(Date.now() - 86_400_000) })),
  ]);
  assignmentId = await makeAssignment(cohortId, { points: 20 });
  work = [];
  for (const { id } of learners) {
    work.push(await makeSubmission(id, new Date(), { assignedTo: [assignmentId] }));
  }
  await db().$transaction((tx) => settleAll(tx, assignmentId));
  await becomePerson(teacher);
});

const scores = async () => {
  const rows = await db().result.findMany({ where: { assignmentId } });
  return learners.map(({ id }) => rows.find(({ userId }) => userId === id)?.score);
};

const seen = async () =>
  (await selectRubric(cohortId, assignmentId)).map(({ picks: _, ...item }) => item);

/** Saves the rubric anew with these items after those that are there. */
async function add(...items: { title: string; points: number }[]) {
  const before = await seen();
  await saveRubric({
    assignmentId,
    seen: before,
    items: [...before, ...items.map((item) => ({ id: null, ...item }))],
  });
  return seen();
}

describe('a rubric', () => {
  it('adds to the points of those who have an item, and of all of them when it changes', async () => {
    const [item, other] = await add(
      { title: 'No way out for poison', points: -4 },
      { title: 'A good name', points: 1 },
    );
    if (!item || !other) throw new Error('no items');
    expect(await scores()).toEqual([10, 10]);
    await becomePerson(reviewer);
    for (const submissionId of work) await setPick(assignmentId, submissionId, item.id, true);
    // Twice is once.
    await setPick(assignmentId, work[0] ?? '', item.id, true);
    expect(await scores()).toEqual([6, 6]);
    expect(await selectPicks(cohortId, assignmentId, work[0] ?? '')).toEqual([item.id]);
    expect(
      (
        await selectCells(
          cohortId,
          learners.map(({ id }) => ({ userId: id })),
          [{ id: assignmentId }],
        )
      ).results.map(({ byHand }) => byHand),
    ).toEqual([true, true]);
    await setPick(assignmentId, work[1] ?? '', item.id, false);
    await setPick(assignmentId, work[1] ?? '', other.id, true);
    expect(await scores()).toEqual([6, 11]);

    await becomePerson(teacher);
    const changed = await saveRubric({
      assignmentId,
      seen: [item, other],
      items: [{ ...item, points: -1.5 }, other],
    });
    expect(changed).toEqual({ changed: 1 });
    expect(await scores()).toEqual([8.5, 11]);
    // An item that is taken out takes what it did along.
    expect(
      await saveRubric({ assignmentId, seen: [{ ...item, points: -1.5 }, other], items: [other] }),
    ).toEqual({ changed: 1 });
    expect(await scores()).toEqual([10, 11]);
    expect(
      await db().auditEntry.findFirst({
        where: { action: 'rubric-changed' },
        orderBy: { at: 'desc' },
      }),
    ).toMatchObject({
      before: { items: [{ points: -1.5 }, { points: 1 }] },
      after: { items: [{ title: 'A good name', points: 1 }], changed: 1 },
    });
    expect(await db().auditEntry.count({ where: { action: 'rubric-applied' } })).toBe(5);
  });

  it('gives way to points by hand', async () => {
    const [item] = await add({ title: 'One', points: 5 });
    await setPick(assignmentId, work[0] ?? '', item?.id ?? '', true);
    await setPoints({
      ...{ assignmentId, submissionId: work[0] ?? '' },
      ...{ points: 3, reason: 'So', version: 0 },
    });
    expect(await scores()).toEqual([3, 10]);
  });

  it('is not written over by who has not seen it, nor ticked where it is not', async () => {
    const [item] = await add({ title: 'One', points: 5 });
    const stale = { assignmentId, seen: [], items: [{ id: null, title: 'Mine', points: 1 }] };
    await expect(saveRubric(stale)).rejects.toMatchObject({ code: 'conflict' });
    expect(await seen()).toEqual([item]);
    await becomePerson(reviewer);
    await expect(saveRubric({ ...stale, seen: await seen() })).rejects.toMatchObject({
      code: 'forbidden',
    });
    const elsewhere = await makeSubmission(learners[0]?.id ?? '', new Date());
    await expect(setPick(assignmentId, elsewhere, item?.id ?? '', true)).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(setPick(assignmentId, work[0] ?? '', assignmentId, true)).rejects.toMatchObject({
      code: 'not-found',
    });
    await becomePerson(learners[0] as Person);
    await expect(setPick(assignmentId, work[0] ?? '', item?.id ?? '', true)).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await scores()).toEqual([10, 10]);
  });

  it('is shown to its learner, and in the copy of their account, once it is released', async () => {
    await db().assignment.update({ where: { id: assignmentId }, data: { release: 'byHand' } });
    const [item] = await add({ title: 'Well drawn', points: 5 });
    await setPick(assignmentId, work[0] ?? '', item?.id ?? '', true);
    const [ana, bo] = learners as [Person, Person];
    const exported = async () => JSON.stringify(await ofClasses(ana.id));
    await becomePerson(ana);
    expect(await selectOwnRubric(work[0] ?? '')).toEqual([]);
    expect(await exported()).not.toContain('Well drawn');
    await becomePerson(teacher);
    await setReleased(assignmentId, true);
    await becomePerson(ana);
    expect(await selectOwnRubric(work[0] ?? '')).toEqual([{ className: 'A class', items: [item] }]);
    expect(await exported()).toContain('Well drawn');
    await becomePerson(bo);
    expect(await selectOwnRubric(work[0] ?? '')).toEqual([]);
    expect(await selectOwnRubric(work[1] ?? '')).toEqual([]);
  });

  it.each([
    [{ title: ' ', points: 1 }, 'items.0.title', 'is missing'],
    [{ title: 'x'.repeat(201), points: 1 }, 'items.0.title', 'has more than 200 characters'],
    [{ title: 'x', points: Number.NaN }, 'items.0.points', 'is no number'],
    [{ title: 'x', points: 10_001 }, 'items.0.points', 'is above 10,000'],
    [{ title: 'x', points: 0.001 }, 'items.0.points', 'has more than two decimals'],
  ])('says what is wrong with %o', (item, path, message) => {
    const parsed = RubricSchema.safeParse({
      assignmentId,
      seen: [],
      items: [{ id: null, ...item }],
    });
    const issues = parsed.error?.issues.map((issue) => [issue.path.join('.'), issue.message]);
    expect(issues).toEqual([[path, message]]);
  });
});
