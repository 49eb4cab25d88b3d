import { describe, expect, it } from 'vitest';
import { applyMigrations, diffToSchema } from '@/prisma/schema-engine';
import { plantDemo } from '@/prisma/seed';
import { adapterFactory, embeddedFactory } from '@/server/database-adapter';
import { closeDb, db } from '@/server/db';
import { serverEnv } from '@/server/env';
import { makePerson, withDatabase } from '../support/database';

withDatabase();

describe('the migrations', () => {
  it('lead to exactly what schema.prisma says', async () => {
    const diff = await diffToSchema(embeddedFactory(serverEnv().dataDir), 'migrations');
    expect(diff).toEqual({ empty: true, sql: expect.stringContaining('empty migration') });
  });

  it('are noted where Prisma looks for them, and applied once', async () => {
    const rows = await db().$queryRaw<{ migration_name: string; finished_at: Date | null }[]>`
      SELECT migration_name, finished_at FROM _prisma_migrations`;
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every((row) => row.finished_at !== null)).toBe(true);
    await closeDb();
    expect(await applyMigrations(adapterFactory(serverEnv()))).toEqual([]);
  });

  it('refuse e-mail addresses that are not in lower case', async () => {
    const data = { email: 'Upper@example.com', name: 'U', passwordHash: 'x' };
    await expect(db().user.create({ data })).rejects.toThrow(/User_email_lowercase/);
  });

  it('refuse changes to what was handed in and to a grade, and take where the grading stands', async () => {
    const { id: userId } = await makePerson();
    const { id } = await db().submission.create({
      data: { userId, mission: 'm', diagram: {}, idempotencyKey: 'k' },
    });
    const grade = await db().grade.create({
      data: {
        submissionId: id,
        cause: 'hand-in',
        report: {},
        missionVersion: '1',
        engineVersion: '1',
        seed: 's',
        passed: false,
        stars: 0,
        earned: 0,
        total: 1,
        events: 0,
      },
    });
    const state = { state: 'graded' as const, currentGradeId: grade.id };
    await db().submission.update({ where: { id }, data: state });
    for (const change of [{ diagram: { a: 1 } }, { mission: 'n' }, { idempotencyKey: 'l' }]) {
      const changed = db().submission.update({ where: { id }, data: change });
      await expect(changed).rejects.toThrow(/never changes/);
    }
    const other = db().grade.update({ where: { id: grade.id }, data: { passed: true } });
    await expect(other).rejects.toThrow(/never changes/);
  });
});

describe('the demo accounts', () => {
  it('are planted once, and not again after somebody removed them', async () => {
    expect(await plantDemo()).toBe(true);
    expect(await db().user.count({ where: { email: 'instructor@example.com' } })).toBe(1);
    expect(await db().cohortMember.count()).toBe(2);
    await db().user.delete({ where: { email: 'learner@example.com' } });
    expect(await plantDemo()).toBe(false);
    expect(await db().user.count({ where: { email: 'learner@example.com' } })).toBe(0);
  });
});
