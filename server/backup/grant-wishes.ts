import 'server-only';
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openedEmbedded } from '@/server/database-adapter';
import { serverEnv } from '@/server/env';
import { log } from '@/server/log';
import { WISH } from './files';

const LOOK_MS = 1_000;

async function grant(dataDir: string): Promise<void> {
  const wanted = join(dataDir, WISH.wanted);
  const database = openedEmbedded(dataDir);
  if (database === null || !existsSync(wanted)) return;
  rmSync(wanted);
  const made = join(dataDir, WISH.made);
  writeFileSync(`${made}.new`, await database.dump(), { mode: 0o600 });
  renameSync(`${made}.new`, made);
  log.info('a copy of the database was made');
}

/**
 * Makes a copy of the embedded database whenever a file in its folder asks for one: the process that serves is the only one that can
 * read it, and whoever may write to that folder may have the data anyway, so this opens no door.
 */
export function grantBackupWishes(): void {
  const { databaseUrl, dataDir } = serverEnv();
  if (databaseUrl !== null) return;
  let busy = false;
  setInterval(() => {
    if (busy) return;
    busy = true;
    grant(dataDir)
      .catch((error) => log.error({ err: error }, 'a copy of the database could not be made'))
      .finally(() => {
        busy = false;
      });
  }, LOOK_MS).unref();
}
