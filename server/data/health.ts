import 'server-only';
import { db } from '@/server/db';
import { log } from '@/server/log';

/** A database that takes longer cannot serve anybody, ms. */
const DEADLINE_MS = 1_000;

/** Whether the database answers a trivial query. Public: it tells nothing else. */
export async function databaseAnswers(): Promise<boolean> {
  try {
    const answer = db().$queryRaw`SELECT 1`;
    const late = new Promise<'late'>((done) => setTimeout(() => done('late'), DEADLINE_MS).unref());
    if ((await Promise.race([answer, late])) === 'late') {
      answer.catch(() => {});
      log.error('the database does not answer in time');
      return false;
    }
    return true;
  } catch (error) {
    log.error({ err: error }, 'the database does not answer');
    return false;
  }
}
