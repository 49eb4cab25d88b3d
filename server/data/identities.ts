import 'server-only';
import { signedInViewer } from '@/server/auth/guards';
import { db } from '@/server/db';
import { audit } from './audit';
import { isUniqueViolation } from './prisma-errors';
import { takePlacesOf } from './take-place';

/** An account elsewhere. */
export interface Identity {
  issuer: string;
  subject: string;
}

/** Whose account this is here; null when it is nobody's. Runs before anybody is known. */
export async function selectOptionalOwner(
  identity: Identity,
): Promise<{ id: string; name: string; disabledAt: Date | null } | null> {
  const row = await db().externalIdentity.findUnique({
    where: { issuer_subject: identity },
    select: { user: { select: { id: true, name: true, disabledAt: true } } },
  });
  return row?.user ?? null;
}

/**
 * Makes a learner's account without a password; null when the e-mail (lower case) or the identity is taken. `confirmed` says that the
 * provider has made sure of the e-mail.
 */
export async function insertExternalAccount(
  identity: Identity,
  person: { name: string; email: string },
  confirmed: boolean,
): Promise<{ id: string; name: string } | null> {
  try {
    return await db().$transaction(async (tx) => {
      const made = await tx.user.create({
        data: {
          ...person,
          emailConfirmedAt: confirmed ? new Date() : null,
          identities: { create: identity },
        },
        select: { id: true, name: true },
      });
      await audit(tx, {
        actor: made,
        action: 'registered',
        subject: { kind: 'account', ...made },
        after: { role: 'learner', by: identity.issuer },
      });
      return made;
    });
  } catch (error) {
    if (isUniqueViolation(error)) return null;
    throw error;
  }
}

/** Notes that a provider vouches for the address (lower case) that an account has; for another address nothing happens. */
export async function noteProvedEmail(id: string, email: string): Promise<void> {
  await db().$transaction(async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id, email, emailConfirmedAt: null },
      data: { emailConfirmedAt: new Date() },
    });
    if (count === 1) await takePlacesOf(tx, id, email);
  });
}

/** Connects an account elsewhere with the viewer's; false when it is somebody's already. */
export async function insertOwnIdentity(identity: Identity): Promise<boolean> {
  const { id: userId, name } = await signedInViewer();
  try {
    await db().$transaction(async (tx) => {
      await tx.externalIdentity.create({ data: { ...identity, userId }, select: { id: true } });
      await audit(tx, {
        actor: { id: userId, name },
        action: 'identity-connected',
        subject: { kind: 'account', id: userId, name },
        after: { ...identity },
      });
    });
    return true;
  } catch (error) {
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}

/** Whether the viewer is connected with an account of this issuer, and has a password besides. */
export async function selectOwnConnection(
  issuer: string,
): Promise<{ connected: boolean; hasPassword: boolean }> {
  const { id } = await signedInViewer();
  const row = await db().user.findUniqueOrThrow({
    where: { id },
    select: { passwordHash: true, identities: { where: { issuer }, select: { id: true } } },
  });
  return { connected: row.identities.length > 0, hasPassword: row.passwordHash !== null };
}

/** Disconnects the viewer from accounts of this issuer; false when there are none, or without a password to come back with. */
export async function deleteOwnIdentities(issuer: string): Promise<boolean> {
  const { id: userId, name } = await signedInViewer();
  return db().$transaction(async (tx) => {
    const { count } = await tx.externalIdentity.deleteMany({
      where: { userId, issuer, user: { passwordHash: { not: null } } },
    });
    if (count === 0) return false;
    await audit(tx, {
      actor: { id: userId, name },
      action: 'identity-disconnected',
      subject: { kind: 'account', id: userId, name },
      before: { issuer },
    });
    return true;
  });
}
