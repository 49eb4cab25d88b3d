import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, inject } from 'vitest';
import { applyMigrations } from '@/prisma/schema-engine';
import { hashPassword } from '@/server/auth/password';
import { issueSession } from '@/server/auth/session';
import { newToken } from '@/server/auth/token';
import { stopBoss } from '@/server/data/job-queue';
import { adapterFactory } from '@/server/database-adapter';
import { closeDb, db } from '@/server/db';
import { serverEnv } from '@/server/env';
import { becomeVisitor } from './request';

/** Whether the tests run on PostgreSQL rather than on the embedded database. */
export function onPostgres(): boolean {
  return inject('postgresUrl') !== null;
}

async function inCluster(url: string, sql: string): Promise<void> {
  const client = new pg.Client(`${url}/postgres`);
  await client.connect();
  await client.query(sql);
  await client.end();
}

/** An empty database on the chosen engine, and its settings as environment variables. */
export async function emptyDatabase(): Promise<{
  env: { DATABASE_URL: string; BACKPRESSURE_DATA_DIR: string };
  drop: () => Promise<void>;
}> {
  const folder = mkdtempSync(join(tmpdir(), 'backpressure-data-'));
  const dropFolder = () => rmSync(folder, { recursive: true, force: true });
  const url = inject('postgresUrl');
  if (url === null) {
    const env = { DATABASE_URL: '', BACKPRESSURE_DATA_DIR: folder };
    return { env, drop: async () => dropFolder() };
  }
  const name = `t_${randomBytes(8).toString('hex')}`;
  await inCluster(url, `CREATE DATABASE ${name}`);
  return {
    env: { DATABASE_URL: `${url}/${name}`, BACKPRESSURE_DATA_DIR: folder },
    drop: async () => {
      dropFolder();
      await inCluster(url, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

/** Makes an empty database that of this process, and gives the way to drop it. */
async function useEmptyDatabase(): Promise<() => Promise<void>> {
  const { env, drop } = await emptyDatabase();
  Object.assign(process.env, env, {
    NEXTAUTH_SECRET: 'a secret that only these tests know',
    NEXTAUTH_URL: 'http://localhost:3000',
    LOG_LEVEL: 'silent',
  });
  return drop;
}

/** Gives each test of the file an empty database of its own, without any table. */
export function withEmptyDatabases(): void {
  let drop: () => Promise<void>;
  beforeEach(async () => {
    drop = await useEmptyDatabase();
  });
  afterEach(async () => {
    await closeDb();
    await drop();
  });
}

/** Gives the test file a migrated database of its own, for as long as it runs. */
export function withDatabase(): void {
  let drop: () => Promise<void>;
  beforeAll(async () => {
    drop = await useEmptyDatabase();
    await applyMigrations(adapterFactory(serverEnv()));
  });
  afterAll(async () => {
    await stopBoss();
    await closeDb();
    await drop();
  });
}

export interface Person {
  id: string;
  email: string;
  role: 'learner' | 'instructor' | 'admin';
}

let cheapHash: Promise<string> | null = null;

/** Stores an account; its password is `correct horse`. */
export async function makePerson(role: Person['role'] = 'learner'): Promise<Person> {
  cheapHash ??= hashPassword('correct horse');
  const email = `${role}-${randomUUID()}@example.com`;
  return db().user.create({
    data: { email, name: `A ${role}`, role, passwordHash: await cheapHash },
    select: { id: true, email: true, role: true },
  });
}

/** Lets the next calls come from this person's browser. */
export async function becomePerson(person: Person): Promise<void> {
  becomeVisitor();
  const { token, tokenHash } = newToken();
  // By the clock of the test, which may run ahead of the database's.
  const now = new Date();
  const times = { createdAt: now, lastSeenAt: now, confirmedAt: now };
  await db().session.create({
    data: { userId: person.id, tokenHash, device: 'Firefox on Linux', ...times },
  });
  await issueSession({ userId: person.id, token });
}
