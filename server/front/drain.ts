import 'server-only';
import type { Server } from 'node:http';
import { closeDb } from '@/server/db';
import { stopGradeRunner } from '@/server/jobs/grade-runner';
import { stopRegrading } from '@/server/jobs/regrade-runner';
import { log } from '@/server/log';
import { draining } from './draining';

/** Requests under way get this long, ms; the start script kills what takes longer than all of this. */
const REQUESTS_MS = 15_000;
/** A grading that is not done by then goes on in another process, or after the next start. */
const GRADING_MS = 6_000;
const DATABASE_MS = 4_000;

async function within(ms: number, work: Promise<unknown>, what: string): Promise<void> {
  const late = new Promise<'late'>((done) => setTimeout(() => done('late'), ms).unref());
  try {
    if ((await Promise.race([work, late])) === 'late')
      log.warn({ what, ms }, 'ended before it was done');
  } catch (error) {
    log.warn({ what, err: error }, 'failed while ending');
  }
}

async function closed(server: Server): Promise<void> {
  const idle = setInterval(() => server.closeIdleConnections(), 100);
  const force = setTimeout(() => server.closeAllConnections(), REQUESTS_MS);
  await new Promise((done) => server.close(done));
  clearInterval(idle);
  clearTimeout(force);
}

async function drain(): Promise<void> {
  await within(REQUESTS_MS + 1_000, Promise.all([...draining().servers].map(closed)), 'requests');
  await within(GRADING_MS, Promise.all([stopRegrading(), stopGradeRunner()]), 'gradings');
  await within(DATABASE_MS, closeDb(), 'the database');
  process.exit(0);
}

/**
 * On SIGTERM or SIGINT: takes no new connections, finishes requests, lets the grading under way finish, closes the database, and
 * ends with code 0.
 */
export function drainOnSignals(): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (draining().begun) return;
      draining().begun = true;
      void drain();
    });
  }
}
