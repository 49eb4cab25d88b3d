import 'server-only';
import pg from 'pg';
import { db } from '@/server/db';
import { diskIsFull } from '@/server/disk';
import { serverEnv } from '@/server/env';
import { isDraining } from '@/server/front/draining';
import { log } from '@/server/log';

/** A database that takes longer cannot serve anybody, ms. */
const DEADLINE_MS = 1_000;
/** An embedded database that has not answered for this long will not: it shares its fate with nobody who could help, ms. */
const HANGING_MS = 20_000;

interface Asked {
  pool: pg.Pool | null;
  /** The question that waits for its answer, and since when. */
  waiting: { since: number; answer: Promise<void> } | null;
}

// One per process, however often the bundler loads this module.
const shared = globalThis as { backpressureHealth?: Asked };

function state(): Asked {
  shared.backpressureHealth ??= { pool: null, waiting: null };
  return shared.backpressureHealth;
}

/** Asks on a connection of its own: that all others are busy does not mean that the database is away. */
async function ask(): Promise<void> {
  const { databaseUrl } = serverEnv();
  if (databaseUrl === null) {
    await db().$queryRaw`SELECT 1`;
    return;
  }
  const asked = state();
  if (asked.pool === null) {
    asked.pool = new pg.Pool({
      connectionString: databaseUrl,
      max: 1,
      connectionTimeoutMillis: DEADLINE_MS,
      query_timeout: DEADLINE_MS,
      allowExitOnIdle: true,
    });
    asked.pool.on('error', () => {});
  }
  await asked.pool.query('SELECT 1');
}

/** The question that waits, or a new one: a database that hangs gets no more than one. */
function question(): Promise<void> {
  const asked = state();
  if (asked.waiting === null) {
    const answer = ask().finally(() => {
      asked.waiting = null;
    });
    answer.catch(() => {});
    asked.waiting = { since: performance.now(), answer };
  }
  return asked.waiting.answer;
}

/** Whether the database answers a trivial question in time. */
async function databaseAnswers(): Promise<boolean> {
  const late = new Promise<'late'>((done) => setTimeout(() => done('late'), DEADLINE_MS).unref());
  try {
    if ((await Promise.race([question(), late])) !== 'late') return true;
    log.error('the database does not answer in time');
  } catch (error) {
    log.error({ err: error }, 'the database does not answer');
  }
  return false;
}

/** Why no requests should be sent to this process; null when they may. */
export async function whyNotReady(): Promise<'ending' | 'disk' | 'database' | null> {
  if (isDraining()) return 'ending';
  if (await diskIsFull()) return 'disk';
  return (await databaseAnswers()) ? null : 'database';
}

/** Whether the embedded database has stopped answering for good; the question is asked anew in the background. */
export function databaseHangs(): boolean {
  if (serverEnv().databaseUrl !== null || isDraining()) return false;
  const { waiting } = state();
  if (waiting === null) void question();
  return waiting !== null && performance.now() - waiting.since > HANGING_MS;
}
