import 'server-only';
import { instructorViewer } from '@/server/auth/guards';
import { db } from '@/server/db';
import type { Account } from './accounts';
import { audit } from './audit';
import { replaceResetLink } from './new-links';
import { isUniqueViolation } from './prisma-errors';
import { takePlaceIn } from './take-place';
import { taughtBy } from './teaching';

// Links that set a new password or make an account. Whoever holds the token needs no viewer: the token is the permission.

/** Whom an invitation invites, and as what. */
export interface Invitation {
  email: string;
  role: Account['role'];
  /** The class they join, learners to learn and others to teach; null for none. */
  className: string | null;
}

const usable = (tokenHash: string) => ({
  tokenHash,
  usedAt: null,
  expiresAt: { gt: new Date() },
});

/**
 * Stores a link to a new password for a learner of a class that the viewer teaches; false for anybody else, and for
 * instructors and admins, wherever they learn. Refuses learners.
 */
export async function insertResetLinkOfLearner(
  userId: string,
  tokenHash: string,
  expiresAt: Date,
): Promise<boolean> {
  const viewer = await instructorViewer();
  const learner = await db().user.findFirst({
    where: {
      id: userId,
      role: 'learner',
      invented: false,
      memberships: { some: { role: 'learner', status: 'active', cohort: taughtBy(viewer) } },
    },
    select: { id: true, name: true },
  });
  if (learner === null) return false;
  await replaceResetLink(learner, tokenHash, expiresAt, viewer);
  return true;
}

/** Whose password a link sets; null when it does not work: it is not there, used, or has expired. */
export async function selectOptionalResetOwner(
  tokenHash: string,
): Promise<{ name: string; email: string } | null> {
  const link = await db().oneTimeLink.findFirst({
    where: { ...usable(tokenHash), userId: { not: null } },
    select: { user: { select: { name: true, email: true } } },
  });
  return link?.user ?? null;
}

/**
 * Uses a link up: stores the new password, ends every session of the account, and takes away its other links. Returns the
 * account's e-mail; null when the link does not work (any more).
 */
export async function redeemResetLink(
  tokenHash: string,
  passwordHash: string,
): Promise<{ email: string } | null> {
  return db().$transaction(async (tx) => {
    const [link] = await tx.oneTimeLink.updateManyAndReturn({
      where: { ...usable(tokenHash), userId: { not: null } },
      data: { usedAt: new Date() },
      select: { userId: true },
    });
    if (!link?.userId) return null;
    await tx.oneTimeLink.deleteMany({ where: { userId: link.userId, usedAt: null } });
    const { id, name, email } = await tx.user.update({
      where: { id: link.userId },
      data: { passwordHash },
      select: { id: true, name: true, email: true },
    });
    await tx.session.deleteMany({ where: { userId: id } });
    await audit(tx, {
      actor: { id, name },
      action: 'password-reset',
      subject: { kind: 'account', id, name },
    });
    return { email };
  });
}

/** What an invitation offers; null when it does not work (any more). */
export async function selectOptionalInvitation(tokenHash: string): Promise<Invitation | null> {
  const link = await db().oneTimeLink.findFirst({
    where: { ...usable(tokenHash), email: { not: null }, role: { not: null } },
    select: { email: true, role: true, cohort: { select: { name: true } } },
  });
  if (!link?.email || link.role === null) return null;
  return { email: link.email, role: link.role, className: link.cohort?.name ?? null };
}

/**
 * Uses an invitation up: makes the account it offers, in its role and class. Null when it does not work (any more),
 * `taken` when the e-mail has got an account meanwhile.
 */
export async function redeemInvitation(
  tokenHash: string,
  person: { name: string; passwordHash: string },
): Promise<{ email: string } | 'taken' | null> {
  try {
    return await db().$transaction(async (tx) => {
      const [link] = await tx.oneTimeLink.updateManyAndReturn({
        where: { ...usable(tokenHash), email: { not: null }, role: { not: null } },
        data: { usedAt: new Date() },
        select: { id: true, email: true, role: true, cohortId: true },
      });
      if (!link?.email || link.role === null) return null;
      const role = link.role === 'learner' ? 'learner' : 'instructor';
      const memberships =
        link.cohortId === null ? [] : [{ cohortId: link.cohortId, role } as const];
      const { id, email } = await tx.user.create({
        data: {
          ...person,
          email: link.email,
          emailConfirmedAt: new Date(),
          role: link.role,
          memberships: { create: memberships },
        },
        select: { id: true, email: true },
      });
      if (link.cohortId !== null && role === 'learner') {
        await takePlaceIn(tx, link.cohortId, id, email);
      }
      const account = { id, name: person.name };
      await audit(tx, {
        actor: account,
        action: 'invitation-accepted',
        subject: { kind: 'account', ...account },
        after: { role: link.role, class: link.cohortId, invitation: link.id },
      });
      return { email };
    });
  } catch (error) {
    if (isUniqueViolation(error)) return 'taken';
    throw error;
  }
}

/** Removes the links that expired before an instant, used or not. */
export async function deleteExpiredOneTimeLinks(before: Date): Promise<void> {
  await db().oneTimeLink.deleteMany({ where: { expiresAt: { lt: before } } });
}
