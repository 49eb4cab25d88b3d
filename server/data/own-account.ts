import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { signedInViewer } from '@/server/auth/guards';
import type { Viewer } from '@/server/auth/viewer';
import { db } from '@/server/db';
import { mailSettings } from '@/server/mail/settings';
import { audit } from './audit';
import { insertConfirmLetter } from './confirmations';
import { eraseAccount } from './erase-account';
import { insertLetter } from './letters';
import { isUniqueViolation } from './prisma-errors';
import { takeTurn } from './take-turn';

/** Changes the viewer's name. */
export async function updateOwnName(name: string): Promise<void> {
  const viewer = await signedInViewer();
  await db().$transaction(async (tx) => {
    await tx.user.update({ where: { id: viewer.id }, data: { name }, select: { id: true } });
    await audit(tx, {
      actor: viewer,
      action: 'name-changed',
      subject: { kind: 'account', id: viewer.id, name },
      before: { name: viewer.name },
      after: { name },
    });
  });
}

/** Whoever reads the mail of the old address learns of it, in case somebody else changed it. */
async function tellOldAddress(tx: Prisma.TransactionClient, { id, name, email }: Viewer) {
  if (mailSettings() === null) return;
  await insertLetter(tx, id, { kind: 'emailChanged', to: email, name });
}

/** Changes the viewer's e-mail (lower case); false when it is taken. Links to a new password that are open go with the old one. */
export async function updateOwnEmail(email: string): Promise<boolean> {
  const viewer = await signedInViewer();
  try {
    await db().$transaction(async (tx) => {
      if (email === viewer.email) return;
      const data = { email, emailConfirmedAt: null };
      await tx.user.update({ where: { id: viewer.id }, data, select: { id: true } });
      await insertConfirmLetter(tx, { ...viewer, email });
      await tellOldAddress(tx, viewer);
      await tx.oneTimeLink.deleteMany({ where: { userId: viewer.id, usedAt: null } });
      await audit(tx, {
        actor: viewer,
        action: 'email-changed',
        subject: { kind: 'account', id: viewer.id, name: viewer.name },
        before: { email: viewer.email },
        after: { email },
      });
    });
    return true;
  } catch (error) {
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}

/** When the viewer's e-mail was confirmed, ISO 8601; null when it was not. */
export async function selectOwnConfirmation(): Promise<string | null> {
  const { id } = await signedInViewer();
  const row = await db().user.findUnique({ where: { id }, select: { emailConfirmedAt: true } });
  return row?.emailConfirmedAt?.toISOString() ?? null;
}

/** Deletes the viewer's account; false for the last admin who can still sign in: nobody could run the site. */
export async function deleteOwnAccount(): Promise<boolean> {
  const viewer = await signedInViewer();
  return db().$transaction(async (tx) => {
    // Two admins who leave at once are counted one after the other.
    await takeTurn(tx, 'the last admin');
    if (viewer.role === 'admin') {
      const admins = await tx.user.count({ where: { role: 'admin', disabledAt: null } });
      if (admins < 2) return false;
    }
    await eraseAccount(tx, viewer.id, viewer);
    return true;
  });
}
