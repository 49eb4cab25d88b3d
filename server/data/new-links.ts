import 'server-only';
import { db } from '@/server/db';
import type { Account } from './accounts';
import { takeTurn } from './take-turn';

// What the command line stores too. It has no viewer, and nothing here may ask for one: guards need a request.

/** Stores a link to a new password for an account and takes its earlier ones away. The caller has made sure of who asks. */
export async function replaceResetLink(
  userId: string,
  tokenHash: string,
  expiresAt: Date,
): Promise<void> {
  await db().$transaction(async (tx) => {
    await takeTurn(tx, `reset links of ${userId}`);
    await tx.oneTimeLink.deleteMany({ where: { userId, usedAt: null } });
    await tx.oneTimeLink.create({ data: { userId, tokenHash, expiresAt } });
  });
}

/** Stores a link to a new password for whoever has this e-mail (lower case); false when nobody has. For the command line. */
export async function insertResetLinkByEmail(
  email: string,
  tokenHash: string,
  expiresAt: Date,
): Promise<boolean> {
  const account = await db().user.findUnique({ where: { email }, select: { id: true } });
  if (account === null) return false;
  await replaceResetLink(account.id, tokenHash, expiresAt);
  return true;
}

/**
 * Stores an invitation and takes earlier ones of the same person away; `taken` when the e-mail (lower case) has an account,
 * `no-class` when no class has this join code. For the command line.
 */
export async function insertInvitation(
  { email, role, joinCode }: { email: string; role: Account['role']; joinCode: string | null },
  tokenHash: string,
  expiresAt: Date,
): Promise<'made' | 'taken' | 'no-class'> {
  return db().$transaction(async (tx) => {
    await takeTurn(tx, `invitations of ${email}`);
    if ((await tx.user.count({ where: { email } })) > 0) return 'taken';
    const cohort =
      joinCode === null
        ? null
        : await tx.cohort.findUnique({ where: { joinCode }, select: { id: true } });
    if (joinCode !== null && cohort === null) return 'no-class';
    await tx.oneTimeLink.deleteMany({ where: { email, usedAt: null } });
    await tx.oneTimeLink.create({
      data: { email, role, cohortId: cohort?.id ?? null, tokenHash, expiresAt },
    });
    return 'made';
  });
}
