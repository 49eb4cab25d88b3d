import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { AppError } from '@/server/errors';
import { type Actor, audit } from './audit';
import { isLastOwner } from './enrolment';

/** What stands in place of a name when its owner has deleted the account. */
const ANONYMOUS = 'Deleted account';

const ownsAlone = (name: string) =>
  new AppError(
    'conflict',
    'the only owner of a class',
    `The class “${name}” has no other owner. Make someone else its owner, or delete it, and then delete the account.`,
  );

/**
 * Deletes an account with everything of it, and notes who did. Where it has handed in to assignments of a class, that stays without
 * its owner: the row with no name, e-mail or password, those designs with their grades, those quizzes, and the results. The caller
 * has made sure of who asks. False when there is no such account; throws `conflict` for the only owner of a class.
 */
export async function eraseAccount(
  tx: Prisma.TransactionClient,
  id: string,
  actor: Actor,
): Promise<boolean> {
  const account = await tx.user.findFirst({
    where: { id, deletedAt: null },
    select: {
      name: true,
      email: true,
      emailConfirmedAt: true,
      memberships: {
        select: { role: true, status: true, cohort: { select: { id: true, name: true } } },
      },
    },
  });
  if (account === null) return false;
  for (const { role, status, cohort } of account.memberships) {
    const owns = role === 'owner' && status === 'active';
    if (owns && (await isLastOwner(tx, cohort.id, id))) throw ownsAlone(cohort.name);
  }
  // An address that was only typed may be somebody else's.
  if (account.emailConfirmedAt !== null) {
    await tx.rosterEntry.deleteMany({ where: { email: account.email } });
  }
  const classes = await tx.assignment.findMany({
    where: {
      OR: [
        { work: { some: { submission: { userId: id } } } },
        { work: { some: { attempt: { userId: id } } } },
        { work: { some: { round: { userId: id } } } },
      ],
    },
    distinct: ['cohortId'],
    select: { cohortId: true },
  });
  if (classes.length > 0) await anonymise(tx, id);
  else await tx.user.delete({ where: { id }, select: { id: true } });
  await audit(tx, {
    actor,
    action: 'account-deleted',
    subject: { kind: 'account', id, name: account.name },
    after: { keptByClasses: classes.map(({ cohortId }) => cohortId) },
  });
  return true;
}

async function anonymise(tx: Prisma.TransactionClient, userId: string): Promise<void> {
  const own = { where: { userId } };
  await tx.session.deleteMany(own);
  await tx.oneTimeLink.deleteMany(own);
  await tx.secondFactor.deleteMany(own);
  await tx.recoveryCode.deleteMany(own);
  await tx.externalIdentity.deleteMany(own);
  await tx.draft.deleteMany(own);
  await tx.restorePoint.deleteMany(own);
  await tx.prediction.deleteMany(own);
  await tx.givenUp.deleteMany(own);
  await tx.reviewCard.deleteMany(own);
  await tx.readSection.deleteMany(own);
  await tx.hintTaken.deleteMany(own);
  await tx.calendarFeed.deleteMany(own);
  await tx.threadReader.deleteMany(own);
  // What they asked goes with them; what staff said about the designs that stay is the class's.
  await tx.comment.deleteMany({ where: { authorId: userId, fromStaff: false } });
  await tx.thread.deleteMany({ where: { submission: { userId }, comments: { none: {} } } });
  await tx.round.deleteMany(own);
  // What they noted as an interviewer are words of theirs.
  await tx.roundSeat.deleteMany(own);
  // What was handed in to no assignment is no class's to keep.
  await tx.quizAttempt.deleteMany({ where: { userId, assignedTo: { none: {} } } });
  await tx.submission.deleteMany({ where: { userId, assignedTo: { none: {} } } });
  // Links let others read what was theirs; sentences of their own tell who wrote them.
  await tx.shareLink.deleteMany({ where: { submission: { userId } } });
  await tx.explanation.deleteMany({ where: { submission: { userId } } });
  await tx.cohortMember.deleteMany({ where: { userId, role: { not: 'learner' } } });
  const now = new Date();
  await tx.cohortMember.updateMany({
    where: { userId, status: 'active' },
    data: { status: 'left', endedAt: now },
  });
  await tx.cohortMember.updateMany({
    where: { userId },
    data: { rosterEmail: null, rosterName: null, externalId: null, section: null },
  });
  // The dates hold; why they were given is about a person.
  await tx.extension.updateMany({ where: { userId }, data: { reason: '' } });
  await tx.user.update({
    where: { id: userId },
    data: {
      name: ANONYMOUS,
      email: `deleted-${userId}@deleted.invalid`,
      emailConfirmedAt: null,
      passwordHash: null,
      role: 'learner',
      premium: false,
      disabledAt: now,
      deletedAt: now,
    },
    select: { id: true },
  });
}
