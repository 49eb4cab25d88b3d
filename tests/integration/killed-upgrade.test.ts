import { randomUUID } from 'node:crypto';
import type {
  SqlDriverAdapter,
  SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import { describe, expect, it } from 'vitest';
import { applyMigrations } from '@/prisma/schema-engine';
import { adapterFactory } from '@/server/database-adapter';
import { closeDb, db } from '@/server/db';
import { serverEnv } from '@/server/env';
import { withEmptyDatabases } from '../support/database';

withEmptyDatabases();

/** The last migration before hand-ins and grades stood apart. */
const OLD = '20261121133000_read_sections';

const ASKED = ['executeScript', 'executeRaw', 'queryRaw'];

/**
 * A way to the database that dies as a process does: before or after its `at`th write, and is silent from then on. `writes` counts what came
 * through.
 */
function mortal(at: number, moment: 'before' | 'after') {
  const real = adapterFactory(serverEnv()) as SqlMigrationAwareDriverAdapterFactory;
  const state = { writes: 0, dead: false };
  const die = () => {
    state.dead = true;
    throw new Error('killed');
  };
  const wrap = (adapter: SqlDriverAdapter): SqlDriverAdapter =>
    new Proxy(adapter, {
      get: (target, name) => {
        const value = Reflect.get(target, name) as unknown;
        if (typeof value !== 'function') return value;
        if (!ASKED.includes(String(name))) return value.bind(target);
        return async (...given: unknown[]) => {
          if (state.dead) return die();
          if (name !== 'queryRaw') state.writes += 1;
          const isTime = name !== 'queryRaw' && state.writes === at;
          if (isTime && moment === 'before') return die();
          const result = await (value as (...all: unknown[]) => unknown).apply(target, given);
          return isTime ? die() : result;
        };
      },
    });
  const factory = new Proxy(real, {
    get: (target, name) => {
      const value = Reflect.get(target, name) as unknown;
      if (name === 'connect') return async () => wrap(await target.connect());
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  return { factory, state };
}

const bookkeeping = () =>
  db().$queryRaw<{ name: string; done: boolean }[]>`
    SELECT migration_name AS name, finished_at IS NOT NULL AS done FROM _prisma_migrations
    WHERE rolled_back_at IS NULL ORDER BY migration_name`;

describe('an upgrade', () => {
  it.each(['before', 'after'] as const)(
    'goes on after it was killed %s any of its steps, and loses nothing',
    async (moment) => {
      await applyMigrations(adapterFactory(serverEnv()), OLD);
      await db().$executeRaw`
        INSERT INTO "User" ("id", "email", "name", "passwordHash") VALUES (${randomUUID()}::uuid, 'a@example.com', 'Ana', 'x')`;
      await closeDb();
      let deaths = 0;
      // Each life gets a little further than the one before: its note, its script and the note that it is done die one after the other.
      for (let at = 1; at <= 5; at += 1) {
        const { factory, state } = mortal(at, moment);
        await applyMigrations(factory).catch((error) => {
          if (!state.dead) throw error;
          deaths += 1;
        });
      }
      expect(deaths).toBeGreaterThan(3);
      await applyMigrations(adapterFactory(serverEnv()));
      expect(await applyMigrations(adapterFactory(serverEnv()))).toEqual([]);
      const rows = await bookkeeping();
      expect(rows.every(({ done }) => done)).toBe(true);
      expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
      expect(await db().user.findMany({ select: { email: true, role: true } })).toEqual([
        { email: 'a@example.com', role: 'learner' },
      ]);
    },
  );

  it('that failed stays as it is, for a person to look at', async () => {
    await applyMigrations(adapterFactory(serverEnv()), OLD);
    // What the next migration is going to make is there already.
    await db().$executeRawUnsafe('CREATE TABLE "Grade" ("id" UUID PRIMARY KEY)');
    await closeDb();
    const again = () => applyMigrations(adapterFactory(serverEnv()));
    await expect(again()).rejects.toThrow(/already exists/);
    await expect(again()).rejects.toThrow(/failed migrations/);
  });
});
