import 'server-only';
import { openedEmbedded } from '@/server/database-adapter';
import { serverEnv } from '@/server/env';
import { log } from '@/server/log';

// What the nightly job does to the database as a whole; no page, action or route handler uses it.

/** What a table takes beyond what lives in it is given back above this, bytes. */
const WORTH_REWRITING = 512 * 1024;

/** Tables whose rows are overwritten or deleted all day long. */
const CHURNING = ['Draft', 'RestorePoint', 'ReviewCard', 'QuizAnswer', 'QuizAttempt'];

/**
 * Gives back to the disk what overwritten rows and the log took. PostgreSQL does this by itself; the embedded database, which has no
 * processes beside the one that serves, never does. Does nothing with a database elsewhere.
 */
export async function tidyEmbedded(): Promise<void> {
  const { databaseUrl, dataDir } = serverEnv();
  const database = databaseUrl === null ? openedEmbedded(dataDir) : null;
  if (database === null) return;
  await database.run('VACUUM (ANALYZE)');
  for (const table of CHURNING) {
    const { rows } = await database.run(
      `SELECT pg_total_relation_size('"${table}"')::float8 AS size,
        coalesce((SELECT sum(pg_column_size(t.*)) FROM "${table}" t), 0)::float8 AS live`,
    );
    const [{ size, live }] = rows as [{ size: number; live: number }];
    // Rewriting needs the room of what lives once more, and holds up everybody meanwhile.
    if (size - live > WORTH_REWRITING && size > 2 * live) {
      await database.run(`VACUUM (FULL, ANALYZE) "${table}"`);
    }
  }
  // A new piece of the log, so that all before it can go.
  await database.run('SELECT pg_switch_wal()');
  await database.run('CHECKPOINT');
  log.info('the embedded database was tidied');
}
