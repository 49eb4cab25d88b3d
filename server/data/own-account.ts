import 'server-only';
import { signedInViewer } from '@/server/auth/guards';
import { db } from '@/server/db';
import { audit } from './audit';
import { eraseAccount } from './erase-account';
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

/** Changes the viewer's e-mail (lower case); false when it is taken. Links to a new password that are open go with the old one. */
export async function updateOwnEmail(email: string): Promise<boolean> {
  const viewer = await signedInViewer();
  try {
    await db().$transaction(async (tx) => {
      await tx.user.update({
        where: { id: viewer.id },
        data: { email, emailVerifiedAt: null },
        select: { id: true },
      });
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
