import 'server-only';
import { db } from '@/server/db';
import { audit, COMMAND_LINE } from './audit';
import { insertConfirmLetter } from './confirmations';
import { isUniqueViolation } from './prisma-errors';
import type { NewSession } from './sessions';

// The rows behind sessions and sign-in. These functions run before anybody is known, so they ask for no viewer;
// `server/auth` and `server/services/accounts` decide who may cause them.

export interface Account {
  id: string;
  email: string;
  name: string;
  role: 'learner' | 'instructor' | 'admin';
}

const ACCOUNT = { id: true, email: true, name: true, role: true } as const;

/** What a sign-in is checked against. */
export interface Credentials {
  id: string;
  name: string;
  /** Null for who has no password. */
  passwordHash: string | null;
  disabledAt: Date | null;
}

/** The account behind an e-mail (lower case); null when there is none. */
export function selectOptionalCredentials(email: string): Promise<Credentials | null> {
  return db().user.findUnique({
    where: { email },
    select: { id: true, name: true, passwordHash: true, disabledAt: true },
  });
}

/** Notes that somebody tried to sign in in vain; null for an account that does not exist. What they typed is not kept. */
export function noteFailedSignIn(account: Credentials | null): Promise<void> {
  return audit(db(), {
    actor: null,
    action: 'sign-in-failed',
    subject: { kind: 'account', id: account?.id ?? null, name: account?.name ?? null },
  });
}

/** The password hash of an account; null when there is none. */
export async function selectOptionalPasswordHash(id: string): Promise<string | null> {
  const row = await db().user.findUnique({ where: { id }, select: { passwordHash: true } });
  return row?.passwordHash ?? null;
}

/** Makes a learner's account; null when the e-mail (lower case) is taken. */
export async function insertAccount(data: {
  email: string;
  name: string;
  passwordHash: string;
}): Promise<Account | null> {
  try {
    return await db().$transaction(async (tx) => {
      const made = await tx.user.create({ data, select: ACCOUNT });
      const { id, name, role } = made;
      await audit(tx, {
        actor: { id, name },
        action: 'registered',
        subject: { kind: 'account', id, name },
        after: { role },
      });
      await insertConfirmLetter(tx, made);
      return made;
    });
  } catch (error) {
    if (isUniqueViolation(error)) return null;
    throw error;
  }
}

/**
 * Stores a new password in place of the one with `oldHash`, ends every session and opens a new one; false when the password was
 * changed by somebody else meanwhile.
 */
export async function updatePassword(
  id: string,
  oldHash: string,
  newHash: string,
  session: NewSession,
): Promise<boolean> {
  return db().$transaction(async (tx) => {
    const [row] = await tx.user.updateManyAndReturn({
      where: { id, passwordHash: oldHash },
      data: { passwordHash: newHash },
      select: { name: true },
    });
    if (row === undefined) return false;
    const { name } = row;
    await tx.session.deleteMany({ where: { userId: id } });
    await tx.session.create({ data: { ...session, userId: id }, select: { id: true } });
    await audit(tx, {
      actor: { id, name },
      action: 'password-changed',
      subject: { kind: 'account', id, name },
    });
    return true;
  });
}

/** Sets the role of the account with this e-mail (lower case); false when there is none. For the command line. */
export async function updateRoleByEmail(email: string, role: Account['role']): Promise<boolean> {
  return db().$transaction(async (tx) => {
    const before = await tx.user.findUnique({ where: { email }, select: ACCOUNT });
    if (before === null) return false;
    const { id, name } = before;
    await tx.user.update({ where: { id }, data: { role }, select: { id: true } });
    await audit(tx, {
      actor: COMMAND_LINE,
      action: 'role-changed',
      subject: { kind: 'account', id, name },
      before: { role: before.role },
      after: { role },
    });
    return true;
  });
}
