import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { applyMigrations } from '@/prisma/schema-engine';
import { adapterFactory } from '@/server/database-adapter';
import { closeDb, db } from '@/server/db';
import { serverEnv } from '@/server/env';
import { withEmptyDatabases } from '../support/database';

withEmptyDatabases();

const migrations = readdirSync('prisma/migrations', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

// A migration that fails on rows fails on either database; the embedded one starts too slowly to begin twenty times.
describe('a database with somebody and their work in it', () => {
  it.each(migrations.slice(0, -1))('comes up from %s', async (version) => {
    await applyMigrations(adapterFactory(serverEnv()), version);
    const person = randomUUID();
    await db().$executeRaw`
      INSERT INTO "User" ("id", "email", "name", "passwordHash") VALUES (${person}::uuid, 'a@example.com', 'Ana', 'x')`;
    const [{ has } = { has: false }] = await db().$queryRaw<{ has: boolean }[]>`
      SELECT to_regclass('"Draft"') IS NOT NULL AS has`;
    if (has) {
      await db().$executeRaw`
        INSERT INTO "Draft" ("userId", "mission", "diagram", "revision", "updatedAt")
        VALUES (${person}::uuid, 'newsletter', '{"format": 1}'::json, 3, now())`;
    }
    await closeDb();
    const applied = await applyMigrations(adapterFactory(serverEnv()));
    expect(applied).toEqual(migrations.filter((name) => name > version));
    expect(await db().user.findMany({ select: { name: true, role: true } })).toEqual([
      { name: 'Ana', role: 'learner' },
    ]);
    const drafts = await db().draft.findMany({ select: { mission: true, revision: true } });
    expect(drafts).toEqual(has ? [{ mission: 'newsletter', revision: 3 }] : []);
  });
});
