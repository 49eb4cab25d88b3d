import 'server-only';
import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openHere } from '@/server/embedded/open-here';
import { serverEnv } from '@/server/env';
import { BACKUP, WISH } from './files';
import { postgresProgram } from './postgres-program';

/** A server that has not answered by then does not run, or is too busy, ms. */
const PATIENCE_MS = 120_000;

/** The embedded database as it is now: from the server that has it open, or straight from the folder. */
async function dumpEmbedded(dataDir: string, file: string): Promise<void> {
  try {
    const database = await openHere(dataDir);
    writeFileSync(file, await database.dump(), { mode: 0o600 });
    await database.close();
    return;
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'DatabaseLockedError') throw error;
  }
  const made = join(dataDir, WISH.made);
  rmSync(made, { force: true });
  writeFileSync(join(dataDir, WISH.wanted), '', { mode: 0o600 });
  for (let waited = 0; !existsSync(made); waited += 100) {
    if (waited > PATIENCE_MS)
      throw new Error('The server did not make a copy in time; see its log.');
    await sleep(100);
  }
  copyFileSync(made, file);
  rmSync(made);
}

/**
 * Writes a backup into a new folder while the site runs: the database, the secrets of embedded mode, and what it is. The folder
 * appears under its name when it is whole.
 */
export async function writeBackup(folder: string, now: Date): Promise<void> {
  if (existsSync(folder)) throw new Error(`${folder} exists already; name a new folder.`);
  const { databaseUrl, dataDir } = serverEnv();
  const draft = `${folder}.unfinished`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  if (databaseUrl === null) {
    await dumpEmbedded(dataDir, join(draft, BACKUP.embedded));
    for (const name of BACKUP.secrets) {
      if (existsSync(join(dataDir, name))) copyFileSync(join(dataDir, name), join(draft, name));
    }
  } else {
    const args = ['--format=custom', '--no-owner', `--file=${join(draft, BACKUP.postgres)}`];
    execFileSync(postgresProgram('pg_dump'), [...args, `--dbname=${databaseUrl}`], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
  const migrations = readdirSync('prisma/migrations')
    .filter((name) => /^\d/.test(name))
    .sort();
  const manifest = {
    made: now.toISOString(),
    kind: databaseUrl === null ? 'embedded' : 'postgres',
    schema: migrations.at(-1),
  };
  writeFileSync(join(draft, BACKUP.manifest), `${JSON.stringify(manifest, null, 2)}\n`);
  renameSync(draft, folder);
}
