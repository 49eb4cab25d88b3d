import 'server-only';
import { forgetVisitor, readVisitor, VISITOR_SECONDS } from '@/server/auth/visitor';
import { claimAttempts, deleteUnclaimedAttempts } from '@/server/data/claims';
import { log } from '@/server/log';

/**
 * Gives what this browser's visitor did to the account that just signed in, and forgets the visitor. What cannot be
 * claimed now waits for the next sign-in: signing in never fails for it.
 */
export async function claimVisitorWork(userId: string): Promise<void> {
  try {
    const visitor = await readVisitor();
    if (visitor === null) return;
    await claimAttempts(visitor, userId);
    await forgetVisitor();
  } catch (error) {
    log.error({ err: error }, 'the work of a visitor could not be claimed');
  }
}

const HOUR_MS = 3_600_000;
let sweptAt = 0;

/** Removes what no browser can claim any more, at most once an hour; `now` in ms since 1970. */
export async function sweepUnclaimed(now: number): Promise<void> {
  if (now - sweptAt < HOUR_MS) return;
  sweptAt = now;
  await deleteUnclaimedAttempts(new Date(now - VISITOR_SECONDS * 1000));
}
