import 'server-only';
import { forgetVisitor, readVisitor } from '@/server/auth/visitor';
import { claimAttempts } from '@/server/data/claims';
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
