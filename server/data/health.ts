import 'server-only';
import { db } from '@/server/db';
import { log } from '@/server/log';

/** Whether the database answers a trivial query. Public: it tells nothing else. */
export async function databaseAnswers(): Promise<boolean> {
  try {
    await db().$queryRaw`SELECT 1`;
    return true;
  } catch (error) {
    log.error({ err: error }, 'the database does not answer');
    return false;
  }
}
