import 'server-only';
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { takeLock } from '@/scripts/lib/folder-lock.mjs';
import { openHere } from '@/server/embedded/open-here';
import { serverEnv } from '@/server/env';
import { BACKUP } from './files';
import { postgresProgram } from './postgres-program';

/** What was found in a database after it was restored. */
export interface Restored {
  made: string;
  people: number;
  submissions: number;
}

const COUNTS = `SELECT (SELECT count(*)::int FROM "User") AS people,
  (SELECT count(*)::int FROM "Submission") AS submissions,
  (SELECT count(*)::int FROM "_prisma_migrations" WHERE finished_at IS NULL) AS unfinished`;

interface Counts {
  people: number;
  submissions: number;
  unfinished: number;
}

async function restoreEmbedded(folder: string, dataDir: string): Promise<Counts> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const target = join(dataDir, 'pgdata');
  if (existsSync(target)) {
    throw new Error(
      `${target} exists. Nothing was changed. Move it away, or name an empty folder with BACKPRESSURE_DATA_DIR.`,
    );
  }
  const lock = takeLock(dataDir, 'database');
  if (lock.lock === undefined) throw new Error(`The folder is open in process ${lock.holder}.`);
  try {
    const draft = `${target}.restored`;
    const copy = new Blob([readFileSync(join(folder, BACKUP.embedded))]);
    const client = await PGlite.create(draft, { loadDataDir: copy });
    await client.close();
    renameSync(draft, target);
  } finally {
    lock.lock.release();
  }
  for (const name of BACKUP.secrets) {
    const kept = join(folder, name);
    if (existsSync(kept) && !existsSync(join(dataDir, name)))
      copyFileSync(kept, join(dataDir, name));
  }
  const database = await openHere(dataDir);
  const { rows } = await database.run(COUNTS);
  await database.close();
  return rows[0] as Counts;
}

async function restorePostgres(folder: string, address: string): Promise<Counts> {
  const client = new pg.Client(address);
  await client.connect();
  try {
    const { rows } = await client.query<{ n: number }>(
      "SELECT count(*)::int AS n FROM information_schema.tables WHERE table_schema = 'public'",
    );
    if ((rows[0]?.n ?? 0) > 0) {
      throw new Error(
        'The database of DATABASE_URL is not empty. Nothing was changed. Make a new one.',
      );
    }
    const args = ['--no-owner', '--exit-on-error', '--single-transaction', `--dbname=${address}`];
    execFileSync(postgresProgram('pg_restore'), [...args, join(folder, BACKUP.postgres)], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    return (await client.query<Counts>(COUNTS)).rows[0] as Counts;
  } finally {
    await client.end();
  }
}

/** Brings a backup back into an empty place, opens it, and tells what was found. Never writes over data. */
export async function restoreBackup(folder: string): Promise<Restored> {
  const manifest = JSON.parse(readFileSync(join(folder, BACKUP.manifest), 'utf8')) as {
    made: string;
    kind: 'embedded' | 'postgres';
  };
  const { databaseUrl, dataDir } = serverEnv();
  const wanted = databaseUrl === null ? 'embedded' : 'postgres';
  if (manifest.kind !== wanted) {
    throw new Error(
      `This is a backup of ${manifest.kind} mode; it cannot be restored into the other.`,
    );
  }
  const { people, submissions, unfinished } =
    databaseUrl === null
      ? await restoreEmbedded(folder, dataDir)
      : await restorePostgres(folder, databaseUrl);
  if (unfinished > 0) throw new Error('The backup was made in the middle of a migration.');
  return { made: manifest.made, people, submissions };
}
