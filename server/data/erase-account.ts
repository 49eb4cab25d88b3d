import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { type Actor, audit } from './audit';

/** What stands in place of a name when its owner has deleted the account. */
const ANONYMOUS = 'Deleted account';

/**
 * Deletes an account with everything of it, and notes who did. Where it learns in a class, what the class keeps stays without its owner:
 * the row with no name, e-mail or password, what was handed in with its grades, and finished quizzes. The caller has made sure of who
 * asks. False when there is no such account.
 */
export async function eraseAccount(
  tx: Prisma.TransactionClient,
  id: string,
  actor: Actor,
): Promise<boolean> {
  const account = await tx.user.findFirst({
    where: { id, deletedAt: null },
    select: { name: true, memberships: { where: { role: 'learner' }, select: { cohortId: true } } },
  });
  if (account === null) return false;
  const keeps = account.memberships.length > 0;
  if (keeps) await anonymise(tx, id);
  else await tx.user.delete({ where: { id }, select: { id: true } });
  await audit(tx, {
    actor,
    action: 'account-deleted',
    subject: { kind: 'account', id, name: account.name },
    after: { keptByClasses: keeps ? account.memberships.map(({ cohortId }) => cohortId) : [] },
  });
  return true;
}

async function anonymise(tx: Prisma.TransactionClient, userId: string): Promise<void> {
  const own = { where: { userId } };
  await tx.session.deleteMany(own);
  await tx.oneTimeLink.deleteMany(own);
  await tx.secondFactor.deleteMany(own);
  await tx.recoveryCode.deleteMany(own);
  await tx.draft.deleteMany(own);
  await tx.restorePoint.deleteMany(own);
  await tx.prediction.deleteMany(own);
  await tx.givenUp.deleteMany(own);
  await tx.reviewCard.deleteMany(own);
  await tx.readSection.deleteMany(own);
  await tx.quizAttempt.deleteMany({ where: { userId, finishedAt: null } });
  // Links let others read what was theirs; sentences of their own tell who wrote them.
  await tx.shareLink.deleteMany({ where: { submission: { userId } } });
  await tx.explanation.deleteMany({ where: { submission: { userId } } });
  await tx.cohortMember.deleteMany({ where: { userId, role: 'instructor' } });
  const now = new Date();
  await tx.user.update({
    where: { id: userId },
    data: {
      name: ANONYMOUS,
      email: `deleted-${userId}@deleted.invalid`,
      passwordHash: null,
      role: 'learner',
      premium: false,
      disabledAt: now,
      deletedAt: now,
    },
    select: { id: true },
  });
}
