import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { applyMigrations } from '@/prisma/schema-engine';
import { adapterFactory } from '@/server/database-adapter';
import { closeDb, db } from '@/server/db';
import { serverEnv } from '@/server/env';
import { withEmptyDatabases } from '../support/database';

withEmptyDatabases();

const migrate = (until?: string) => applyMigrations(adapterFactory(serverEnv()), until);

/** The last migration before hand-ins and grades stood apart. */
const ONE_ROW = '20261121133000_read_sections';

/** The last migration before classes had owners and assignments. */
const ONE_TIME_LINKS = '20261125030000_one_time_links';

describe('a database of an earlier version', () => {
  it('keeps every submission, its grade, its links and its cards', async () => {
    await migrate(ONE_ROW);
    const [userId, first, second] = [randomUUID(), randomUUID(), randomUUID()];
    await db().$executeRaw`
      INSERT INTO "User" ("id", "email", "name", "passwordHash") VALUES (${userId}::uuid, 'a@example.com', 'Ana', 'x')`;
    for (const [id, stars, report] of [
      [
        first,
        2,
        '{"findings": [], "scenarios": [{"id": "a", "events": 40}, {"id": "b", "events": 2}]}',
      ],
      [second, 0, '{"findings": []}'],
    ] as const) {
      await db().$executeRaw`
        INSERT INTO "Submission" ("id", "userId", "mission", "diagram", "report", "missionVersion", "engineVersion", "seed",
          "passed", "stars", "earned", "total", "idempotencyKey", "createdAt")
        VALUES (${id}::uuid, ${userId}::uuid, 'newsletter', '{"format": 1}'::json, ${report}::json, 'v1', '1.0.0', ${`seed ${id}`},
          ${stars > 0}, ${stars}, ${stars * 10}, 30, ${`key ${id}`}, '2026-11-20T10:00:00Z')`;
    }
    await db().$executeRaw`
      INSERT INTO "ShareLink" ("id", "submissionId", "tokenHash") VALUES (${randomUUID()}::uuid, ${first}::uuid, 'hash')`;
    await db().$executeRaw`
      INSERT INTO "ReviewCard" ("id", "userId", "ref", "submissionId", "due")
      VALUES (${randomUUID()}::uuid, ${userId}::uuid, 'failure:newsletter/api-fast', ${first}::uuid, now())`;
    await closeDb();
    expect(await migrate()).not.toEqual([]);

    const rows = await db().submission.findMany({
      orderBy: { idempotencyKey: 'asc' },
      include: { currentGrade: true, shareLinks: true, reviewCards: true },
    });
    expect(rows).toHaveLength(2);
    const graded = rows.find(({ id }) => id === first);
    expect(graded).toMatchObject({
      state: 'graded',
      mission: 'newsletter',
      idempotencyKey: `key ${first}`,
    });
    expect(graded?.createdAt.toISOString()).toBe('2026-11-20T10:00:00.000Z');
    expect(graded?.currentGrade).toMatchObject({
      cause: 'hand-in',
      engineVersion: '1.0.0',
      seed: `seed ${first}`,
      passed: true,
      stars: 2,
      earned: 20,
      total: 30,
      events: 42n,
    });
    expect(graded?.shareLinks).toHaveLength(1);
    expect(graded?.reviewCards).toHaveLength(1);
    expect(rows.find(({ id }) => id === second)?.currentGrade).toMatchObject({
      passed: false,
      events: 0n,
    });
  });

  it('keeps its classes with an owner each, and knows which checks its grades failed', async () => {
    await migrate(ONE_TIME_LINKS);
    const people = Object.fromEntries(
      ['ana', 'Ben', 'ira', 'second'].map((name) => [name, randomUUID()]),
    );
    for (const [name, id] of Object.entries(people)) {
      await db().$executeRaw`
        INSERT INTO "User" ("id", "email", "name", "passwordHash") VALUES (${id}::uuid, ${`${name.toLowerCase()}@example.com`}, ${name}, 'x')`;
    }
    const [cohortId, submissionId, gradeId] = [randomUUID(), randomUUID(), randomUUID()];
    await db().$executeRaw`
      INSERT INTO "Cohort" ("id", "name", "joinCode", "premium") VALUES (${cohortId}::uuid, 'Spring', 'ABCD-EFGH', true)`;
    const joined = {
      second: '2026-02-01',
      ira: '2026-01-01',
      ana: '2026-01-02',
      Ben: '2026-01-03',
    };
    for (const [name, at] of Object.entries(joined)) {
      const role = name === 'ira' || name === 'second' ? 'instructor' : 'learner';
      await db().$executeRaw`
        INSERT INTO "CohortMember" ("cohortId", "userId", "role", "joinedAt")
        VALUES (${cohortId}::uuid, ${people[name]}::uuid, ${role}::"CohortRole", ${at}::timestamptz)`;
    }
    await db().$executeRaw`
      INSERT INTO "Submission" ("id", "userId", "mission", "diagram", "idempotencyKey", "createdAt", "state")
      VALUES (${submissionId}::uuid, ${people.ana}::uuid, 'newsletter', '{}'::json, 'key', '2026-03-01T10:00:00Z', 'graded')`;
    const report =
      '{"findings": [{"id": "a", "passed": true}, {"id": "b", "passed": false}, {"id": "c", "passed": false}]}';
    await db().$executeRaw`
      INSERT INTO "Grade" ("id", "submissionId", "cause", "report", "missionVersion", "engineVersion", "seed", "passed", "stars",
        "earned", "total", "events")
      VALUES (${gradeId}::uuid, ${submissionId}::uuid, 'hand-in', ${report}::json, 'v', '1', 's', false, 0, 1, 3, 0)`;
    await db().$executeRaw`
      UPDATE "Submission" SET "currentGradeId" = ${gradeId}::uuid WHERE "id" = ${submissionId}::uuid`;
    await closeDb();
    expect(await migrate()).not.toEqual([]);

    const members = await db().cohortMember.findMany({
      orderBy: { sortName: 'asc' },
      include: { user: true },
    });
    expect(
      members.map(({ user, role, status, sortName }) => [user.name, role, status, sortName]),
    ).toEqual([
      ['ana', 'learner', 'active', 'ana'],
      ['Ben', 'learner', 'active', 'ben'],
      ['ira', 'owner', 'active', 'ira'],
      ['second', 'instructor', 'active', 'second'],
    ]);
    expect(members[0]?.lastAt?.toISOString()).toBe('2026-03-01T10:00:00.000Z');
    expect(members[1]?.lastAt).toBeNull();
    expect(await db().cohort.findFirst()).toMatchObject({
      premium: true,
      joinOpen: true,
      archivedAt: null,
    });
    expect((await db().grade.findFirst())?.failed).toEqual(['b', 'c']);
    const changed = db().grade.update({ where: { id: gradeId }, data: { passed: true } });
    await expect(changed).rejects.toThrow(/never changes/);
  });

  it('is refused when it is newer than the code, and stays as it is', async () => {
    await migrate();
    await db().$executeRaw`
      INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "finished_at")
      VALUES (${randomUUID()}, 'x', '20990101000000_from_the_future', now())`;
    await closeDb();
    await expect(migrate()).rejects.toThrow(
      /belongs to a newer version.*20990101000000_from_the_future/,
    );
  });
});
