import 'server-only';
import type { ClassRole } from '@/core/access/class-powers';
import type { AccountLine } from '@/core/contracts/account-line';
import type { AuditAction } from '@/core/contracts/audit-actions';
import type { Prisma } from '@/generated/prisma/client';
import { adminViewer } from '@/server/auth/guards';
import { db } from '@/server/db';
import type { Account } from './accounts';
import { audit } from './audit';
import { containing } from './containing';
import { eraseAccount } from './erase-account';
import { replaceResetLink } from './new-links';
import { removeSecondFactor } from './second-factor';

/** One of them alone. */
export interface PersonDetail extends AccountLine {
  classes: { id: string; name: string; role: ClassRole }[];
  submissions: number;
  sessions: number;
  hasPassword: boolean;
  hasSecondFactor: boolean;
  /** When it was shown that mail reaches them, ISO 8601; null until then. */
  emailConfirmedAt: string | null;
}

export interface PeopleFilter {
  /** Part of a name or e-mail; null for everybody. */
  search: string | null;
  role: Account['role'] | null;
  /** Those who are let in no more, instead of everybody. */
  disabledOnly: boolean;
}

const LINE = {
  id: true,
  name: true,
  email: true,
  role: true,
  premium: true,
  disabledAt: true,
  createdAt: true,
  sessions: { select: { lastSeenAt: true }, orderBy: { lastSeenAt: 'desc' }, take: 1 },
} satisfies Prisma.UserSelect;

function toLine(row: Prisma.UserGetPayload<{ select: typeof LINE }>): AccountLine {
  const { sessions, disabledAt, createdAt, ...line } = row;
  return {
    ...line,
    disabledAt: disabledAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
    lastSeenAt: sessions[0]?.lastSeenAt.toISOString() ?? null,
  };
}

/** A page of the accounts, newest first, after the one with the id `before`; `next` is null when that was all. Refuses all but admins. */
export async function selectPeople(
  { search, role, disabledOnly }: PeopleFilter,
  before: string | null,
  size: number,
): Promise<{ people: AccountLine[]; next: string | null }> {
  await adminViewer();
  const text = { ...containing(search ?? ''), mode: 'insensitive' } as const;
  const rows = await db().user.findMany({
    where: {
      deletedAt: null,
      ...(search === null ? {} : { OR: [{ name: text }, { email: text }] }),
      ...(role === null ? {} : { role }),
      ...(disabledOnly ? { disabledAt: { not: null } } : {}),
      ...(before === null ? {} : { id: { lt: before } }),
    },
    // Ids grow with time.
    orderBy: { id: 'desc' },
    take: size + 1,
    select: LINE,
  });
  const people = rows.slice(0, size).map(toLine);
  return { people, next: rows.length > size ? (people.at(-1)?.id ?? null) : null };
}

/** An account; null when there is none. Refuses all but admins. */
export async function selectOptionalPerson(id: string): Promise<PersonDetail | null> {
  await adminViewer();
  const row = await db().user.findFirst({
    where: { id, deletedAt: null },
    select: {
      ...LINE,
      passwordHash: true,
      emailConfirmedAt: true,
      secondFactor: { select: { activeAt: true } },
      memberships: {
        where: { status: 'active' },
        select: { role: true, cohort: { select: { id: true, name: true } } },
      },
      _count: { select: { submissions: true, sessions: true } },
    },
  });
  if (row === null) return null;
  const { memberships, _count, passwordHash, secondFactor, emailConfirmedAt, ...line } = row;
  return {
    ...toLine(line),
    classes: memberships.map(({ role, cohort }) => ({ ...cohort, role })),
    ..._count,
    emailConfirmedAt: emailConfirmedAt?.toISOString() ?? null,
    hasPassword: passwordHash !== null,
    hasSecondFactor: Boolean(secondFactor?.activeAt),
  };
}

type Change = Pick<Prisma.UserUpdateInput, 'role' | 'premium' | 'disabledAt'>;

/**
 * Changes an account and notes it; `end` ends its sessions too. False when there is no such account,
 * and for the own one of the admin: nobody shuts themselves out. Refuses all but admins.
 */
async function changePerson(
  id: string,
  data: Change,
  action: AuditAction,
  told: (was: {
    role: Account['role'];
    premium: boolean;
  }) => Partial<Record<'before' | 'after', Prisma.InputJsonObject>>,
  end = false,
): Promise<boolean> {
  const viewer = await adminViewer();
  if (viewer.id === id) return false;
  return db().$transaction(async (tx) => {
    const was = await tx.user.findFirst({
      where: { id, deletedAt: null },
      select: { name: true, role: true, premium: true },
    });
    if (was === null) return false;
    await tx.user.update({ where: { id }, data, select: { id: true } });
    if (end) await tx.session.deleteMany({ where: { userId: id } });
    const subject = { kind: 'account', id, name: was.name } as const;
    await audit(tx, { actor: viewer, action, subject, ...told(was) });
    return true;
  });
}

/** Sets the role of an account other than the admin's own; false when there is none. */
export function updatePersonRole(id: string, role: Account['role']): Promise<boolean> {
  return changePerson(id, { role }, 'role-changed', (was) => ({
    before: { role: was.role },
    after: { role },
  }));
}

/** Opens premium lessons to an account or closes them; false when there is none. */
export function updatePersonPremium(id: string, premium: boolean): Promise<boolean> {
  return changePerson(id, { premium }, 'premium-changed', (was) => ({
    before: { premium: was.premium },
    after: { premium },
  }));
}

/** Lets nobody use an account any more, sessions that are open included, or opens it again; false when there is none. */
export function updatePersonDisabled(id: string, disabled: boolean): Promise<boolean> {
  const action = disabled ? 'account-disabled' : 'account-enabled';
  return changePerson(id, { disabledAt: disabled ? new Date() : null }, action, () => ({}), true);
}

/** Ends every session of an account; false when there is none. */
export function endPersonSessions(id: string): Promise<boolean> {
  return changePerson(id, {}, 'sessions-ended', () => ({}), true);
}

/** Asks somebody else for no codes any more, who has lost the device and the recovery codes; false when none were asked for. */
export async function removePersonSecondFactor(id: string): Promise<boolean> {
  const viewer = await adminViewer();
  if (viewer.id === id) return false;
  const account = await db().user.findUnique({ where: { id }, select: { id: true, name: true } });
  return account !== null && removeSecondFactor(account, viewer);
}

/** Deletes somebody else's account as its owner could; false when there is none. Refuses all but admins. */
export async function deletePerson(id: string): Promise<boolean> {
  const viewer = await adminViewer();
  if (viewer.id === id) return false;
  return db().$transaction((tx) => eraseAccount(tx, id, viewer));
}

/** Stores a link to a new password for any account; false when there is none. Refuses all but admins. */
export async function insertResetLinkOfPerson(
  id: string,
  tokenHash: string,
  expiresAt: Date,
): Promise<boolean> {
  const viewer = await adminViewer();
  const account = await db().user.findFirst({
    where: { id, deletedAt: null },
    select: { id: true, name: true },
  });
  if (account === null) return false;
  await replaceResetLink(account, tokenHash, expiresAt, viewer);
  return true;
}
