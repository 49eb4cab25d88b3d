import 'server-only';
import { db } from '@/server/db';
import { isUniqueViolation } from './prisma-errors';

// The rows behind sessions and sign-in. These functions run before anybody is known, so they ask for no viewer;
// `server/auth` and `server/services/accounts` decide who may cause them.

export interface Account {
  id: string;
  email: string;
  name: string;
  role: 'learner' | 'instructor' | 'admin';
  sessionVersion: number;
}

const ACCOUNT = { id: true, email: true, name: true, role: true, sessionVersion: true } as const;

/** An account by id; null when there is none. */
export function selectOptionalAccount(id: string): Promise<Account | null> {
  return db().user.findUnique({ where: { id }, select: ACCOUNT });
}

/** Id, session version and password hash by e-mail (lower case); null when there is none. */
export function selectOptionalCredentials(
  email: string,
): Promise<{ id: string; sessionVersion: number; passwordHash: string } | null> {
  return db().user.findUnique({
    where: { email },
    select: { id: true, sessionVersion: true, passwordHash: true },
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
    return await db().user.create({ data, select: ACCOUNT });
  } catch (error) {
    if (isUniqueViolation(error)) return null;
    throw error;
  }
}

/**
 * Stores a new password in place of the one with `oldHash` and ends every session; returns the new session version,
 * or null when the password was changed by somebody else meanwhile.
 */
export async function updatePassword(
  id: string,
  oldHash: string,
  newHash: string,
): Promise<number | null> {
  const [row] = await db().user.updateManyAndReturn({
    where: { id, passwordHash: oldHash },
    data: { passwordHash: newHash, sessionVersion: { increment: 1 } },
    select: { sessionVersion: true },
  });
  return row?.sessionVersion ?? null;
}

/** Ends every session of an account. */
export async function endSessions(id: string): Promise<void> {
  await db().user.updateMany({ where: { id }, data: { sessionVersion: { increment: 1 } } });
}

/** Sets the role of the account with this e-mail (lower case); false when there is none. */
export async function updateRole(email: string, role: Account['role']): Promise<boolean> {
  const { count } = await db().user.updateMany({ where: { email }, data: { role } });
  return count === 1;
}
