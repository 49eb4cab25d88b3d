import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantDemo } from '@/prisma/seed';
import { db } from '@/server/db';
import { gradePool } from '@/server/jobs/grade-pool';
import { becomePerson, type Person, withDatabase } from '../support/database';
import { becomeVisitor } from '../support/request';

withDatabase();

const EMAIL = 'instructor@example.com';
let owner: Person;

beforeAll(async () => {
  becomeVisitor();
  await plantDemo();
  owner = await db().user.findUniqueOrThrow({
    where: { email: EMAIL },
    select: { id: true, email: true, role: true },
  });
});

afterAll(() => gradePool().close());

const plant = async (again = false) =>
  (await import('@/server/services/demo-class')).plantDemoClass(EMAIL, { again });
const example = () => db().cohort.findMany({ where: { invented: true }, select: { id: true } });

describe('the example class', () => {
  it('is planted once, of people who cannot sign in and say that they are invented', async () => {
    const before = await db().user.count();
    expect([await plant(), await plant()]).toEqual([true, false]);
    expect(await example()).toHaveLength(1);
    const people = await db().user.findMany({ where: { invented: true } });
    expect([people.length, await db().user.count()]).toEqual([12, before + 12]);
    for (const { name, email, passwordHash } of people) {
      expect(name).toMatch(/ \(invented\)$/);
      expect(email).toMatch(/@invented\.invalid$/);
      expect(passwordHash).toBeNull();
    }
  });

  it('is not planted for a learner, nor for nobody', async () => {
    const { plantDemoClass } = await import('@/server/services/demo-class');
    for (const email of ['learner@example.com', 'nobody@example.com']) {
      expect(await plantDemoClass(email, { again: true })).toBe(false);
    }
  });

  it('shows somebody stuck, silent, late, with more time, inside a quiz and not there', async () => {
    await gradeWorkOf(['Cedar Ridge', 'Elm Harbor', 'Fern Valley']);
    await becomePerson(owner);
    const [{ id } = { id: '' }] = await example();
    const { selectMatrix } = await import('@/server/data/matrix');
    const { parseMatrixQuery } = await import('@/core/classes/matrix-query');
    const shown = async (query: Record<string, string>) =>
      (await selectMatrix(id, parseMatrixQuery(query))).rows.map(({ name }) => name);
    expect(await shown({})).toHaveLength(12);
    expect(await shown({ show: 'stuck' })).toEqual(
      expect.arrayContaining(['Cedar Ridge', 'Granite Bay', 'Isle Moor']),
    );
    expect(await shown({ show: 'silent' })).toEqual(
      expect.arrayContaining(['Dune Marsh', 'Larch Summit']),
    );
    const { rows } = await selectMatrix(id, parseMatrixQuery({}));
    const cells = (who: string) => rows.find(({ name }) => name === who)?.cells ?? [];
    expect(cells('Elm Harbor').some(({ late }) => late)).toBe(true);
    expect(cells('Fern Valley').some(({ late }) => late)).toBe(false);
    expect(cells('Cedar Ridge').some(({ stuckTimes }) => stuckTimes === 3)).toBe(true);
    expect(rows.filter(({ extended }) => extended.length > 0).map(({ name }) => name)).toEqual([
      'Fern Valley',
    ]);
  }, 300_000);

  it('leaves with its learners and their work, and does not come back by itself', async () => {
    await becomePerson(owner);
    const [{ id } = { id: '' }] = await example();
    const { deleteCohortAction } = await import('@/app/teach/cohorts/[id]/actions');
    expect(await deleteCohortAction(id)).toMatchObject({ ok: true });
    const left = [
      await db().user.count({ where: { invented: true } }),
      await db().submission.count(),
      await db().grade.count(),
      await db().quizAttempt.count(),
      await db().result.count(),
      await db().draft.count(),
      await db().readSection.count(),
      (await example()).length,
    ];
    expect(left).toEqual(left.map(() => 0));
    expect(await plant()).toBe(false);
    expect(await plant(true)).toBe(true);
  });

  it('comes by itself in embedded mode alone', async () => {
    const { plantsExample } = await import('@/server/jobs/plant-example');
    expect(plantsExample({ databaseUrl: 'postgresql://localhost/a' }, undefined)).toBe(false);
    expect(plantsExample({ databaseUrl: null }, 'off')).toBe(false);
    expect(plantsExample({ databaseUrl: null }, undefined)).toBe(true);
  });
});

/** Grades what these learners handed in, by the real path; everybody's would take a minute. */
async function gradeWorkOf(names: string[]): Promise<void> {
  const { gradeSubmission } = await import('@/server/jobs/grade-submission');
  const waiting = await db().submission.findMany({
    where: {
      mission: { in: ['order-history', 'newsletter'] },
      user: { name: { in: names.map((name) => `${name} (invented)`) } },
    },
    select: { id: true },
  });
  for (const { id } of waiting) await gradeSubmission(id, 'a test');
}
