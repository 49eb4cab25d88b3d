import 'server-only';
import PgBoss from 'pg-boss';
import type { Prisma } from '@/generated/prisma/client';
import { openedEmbedded } from '@/server/database-adapter';
import { db } from '@/server/db';
import { serverEnv } from '@/server/env';
import { log } from '@/server/log';

/** The queues of this application. */
export const QUEUE = {
  grade: 'grade',
  nightly: 'nightly',
  mail: 'mail',
  news: 'news',
  regrade: 'regrade',
  round: 'round',
  roundAhead: 'round-ahead',
} as const;

// One set of connections per process, however often the bundler loads this module.
const shared = globalThis as { backpressureBoss?: Promise<PgBoss> };

/** The embedded database as pg-boss asks for it: a script without values, or one statement with them. */
function embeddedExecutor(folder: string): PgBoss.Db {
  return {
    executeSql: async (text, values) => {
      const database = openedEmbedded(folder);
      if (database === null) throw new Error('the embedded database is closed');
      return database.run(text, values);
    },
  };
}

async function start(): Promise<PgBoss> {
  const { databaseUrl, dataDir } = serverEnv();
  // The embedded database opens with the first query.
  await db().$queryRaw`SELECT 1`;
  const boss = new PgBoss({
    ...(databaseUrl === null
      ? { db: embeddedExecutor(dataDir) }
      : {
          connectionString: databaseUrl,
          max: 2,
          ...({ connectionTimeoutMillis: 5_000, keepAlive: true } as object),
        }),
    schedule: true,
    archiveCompletedAfterSeconds: 3600,
    deleteAfterHours: 24,
  });
  boss.on('error', (error) => log.error({ reason: error.message }, 'the job queue had an error'));
  await boss.start();
  for (const queue of Object.values(QUEUE)) await boss.createQueue(queue);
  return boss;
}

/** The job queue of this installation, started on first use. */
export function boss(): Promise<PgBoss> {
  shared.backpressureBoss ??= start().catch((error) => {
    delete shared.backpressureBoss;
    throw error;
  });
  return shared.backpressureBoss;
}

/** Stops the queue of this process if it was started; jobs stay in the database. */
export async function stopBoss(): Promise<void> {
  const started = shared.backpressureBoss;
  delete shared.backpressureBoss;
  if (started !== undefined) await (await started).stop({ graceful: false, wait: true });
}

/** Puts a job into the transaction of what it is about. `id` keys it, or `key` where several are about one thing: the same job is queued once. */
export async function sendIn(
  tx: Prisma.TransactionClient,
  queue: string,
  id: string,
  priority: number,
  retry: { retryLimit: number; retryDelay?: number; retryBackoff?: boolean } = { retryLimit: 3 },
  key = id,
): Promise<void> {
  const executor: PgBoss.Db = {
    executeSql: async (text, values) => {
      const given = values.map((value) =>
        typeof value === 'object' && value !== null ? JSON.stringify(value) : (value ?? null),
      );
      return { rows: await tx.$queryRawUnsafe<unknown[]>(text, ...given) };
    },
  };
  await (await boss()).send(queue, { id }, { id: key, priority, db: executor, ...retry });
}
