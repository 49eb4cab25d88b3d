import 'server-only';
import { db } from '@/server/db';
import { mailSettings } from '@/server/mail/settings';
import type { Account } from './accounts';
import { type Actor, audit, COMMAND_LINE } from './audit';
import { insertLetter } from './letters';
import { takeTurn } from './take-turn';

// What the command line stores too. It has no viewer, and nothing here may ask for one: guards need a request.

/** Stores a link to a new password for an account and takes its earlier ones away. The caller has made sure of who asks. */
export async function replaceResetLink(
  account: { id: string; name: string },
  tokenHash: string,
  expiresAt: Date,
  actor: Actor,
): Promise<void> {
  const userId = account.id;
  await db().$transaction(async (tx) => {
    await takeTurn(tx, `reset links of ${userId}`);
    await tx.oneTimeLink.deleteMany({ where: { userId, usedAt: null } });
    await tx.oneTimeLink.create({ data: { userId, tokenHash, expiresAt } });
    await audit(tx, {
      actor,
      action: 'reset-link-made',
      subject: { kind: 'account', ...account },
      after: { expiresAt: expiresAt.toISOString() },
    });
  });
}

/** Stores a link to a new password for whoever has this e-mail (lower case); false when nobody has. For the command line. */
export async function insertResetLinkByEmail(
  email: string,
  tokenHash: string,
  expiresAt: Date,
): Promise<boolean> {
  const account = await db().user.findUnique({
    where: { email },
    select: { id: true, name: true },
  });
  if (account === null) return false;
  await replaceResetLink(account, tokenHash, expiresAt, COMMAND_LINE);
  return true;
}

/**
 * Stores an invitation by `actor` and takes earlier ones of the same person away; `taken` when the e-mail (lower case) has an account,
 * `no-class` when no class has this join code. The caller has made sure of who asks.
 */
export async function insertInvitation(
  { email, role, joinCode }: { email: string; role: Account['role']; joinCode: string | null },
  tokenHash: string,
  expiresAt: Date,
  actor: Actor,
  url: string,
): Promise<'made' | 'taken' | 'no-class'> {
  return db().$transaction(async (tx) => {
    await takeTurn(tx, `invitations of ${email}`);
    if ((await tx.user.count({ where: { email } })) > 0) return 'taken';
    const cohort =
      joinCode === null
        ? null
        : await tx.cohort.findUnique({ where: { joinCode }, select: { id: true } });
    if (joinCode !== null && cohort === null) return 'no-class';
    await tx.oneTimeLink.deleteMany({ where: { email, role: { not: null }, usedAt: null } });
    const { id } = await tx.oneTimeLink.create({
      data: { email, role, cohortId: cohort?.id ?? null, tokenHash, expiresAt },
      select: { id: true },
    });
    await audit(tx, {
      actor,
      action: 'invitation-made',
      subject: { kind: 'invitation', id, name: email },
      after: { role, class: cohort?.id ?? null, expiresAt: expiresAt.toISOString() },
    });
    // The command line prints the link, and has nobody who would send it.
    if (mailSettings() !== null && actor !== COMMAND_LINE) {
      const letter = { to: email, url, expiresAt: expiresAt.toISOString() };
      await insertLetter(tx, null, { kind: 'invitation', ...letter });
    }
    return 'made';
  });
}
