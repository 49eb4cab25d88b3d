import 'server-only';
import { z } from 'zod';
import type { AccountLine } from '@/core/contracts/account-line';
import { EmailSchema } from '@/server/auth/account-schemas';
import { requireFresh } from '@/server/auth/guards';
import { newToken } from '@/server/auth/token';
import type { Viewer } from '@/server/auth/viewer';
import {
  deletePerson,
  endPersonSessions,
  insertResetLinkOfPerson,
  type PersonDetail,
  removePersonSecondFactor,
  selectOptionalPerson,
  selectPeople,
  updatePersonDisabled,
  updatePersonPremium,
  updatePersonRole,
} from '@/server/data/people';
import { AppError, notFound } from '@/server/errors';
import { makeInvitation, RESET_MS } from './make-links';

/** People on one page. */
const PAGE_SIZE = 50;

const RoleSchema = z.enum(['learner', 'instructor', 'admin']);

/** What an address asks for. Anything that cannot be meant is as if it were not there, so that no address breaks the page. */
const QuerySchema = z.object({
  search: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .refine((text) => !text.includes(String.fromCharCode(0)))
    .nullable()
    .catch(null),
  role: RoleSchema.nullable().catch(null),
  disabled: z.literal('1').nullable().catch(null),
  before: z.uuid().nullable().catch(null),
});

export type PeopleQuery = z.output<typeof QuerySchema>;

/** Reads the search part of an address. */
export function parsePeopleQuery(params: Record<string, unknown>): PeopleQuery {
  return QuerySchema.parse(params);
}

/** A page of the accounts, newest first. Refuses all but admins. */
export function peoplePage({
  search,
  role,
  disabled,
  before,
}: PeopleQuery): Promise<{ people: AccountLine[]; next: string | null }> {
  return selectPeople({ search, role, disabledOnly: disabled !== null }, before, PAGE_SIZE);
}

/** An account by the id in an address; null when there is none. Refuses all but admins. */
export async function findPerson(id: string): Promise<PersonDetail | null> {
  return z.uuid().safeParse(id).success ? selectOptionalPerson(id) : null;
}

/** One change to the account of somebody else. */
export const ChangePersonSchema = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('role'), id: z.uuid(), role: RoleSchema }),
  z.strictObject({ what: z.literal('premium'), id: z.uuid(), premium: z.boolean() }),
  z.strictObject({ what: z.literal('disabled'), id: z.uuid(), disabled: z.boolean() }),
  z.strictObject({ what: z.literal('sessions'), id: z.uuid() }),
  z.strictObject({ what: z.literal('second-factor'), id: z.uuid() }),
  z.strictObject({ what: z.literal('deleted'), id: z.uuid() }),
]);

/** Changes somebody else's account; the password must have been typed a short while ago. */
export async function changePerson(
  change: z.output<typeof ChangePersonSchema>,
  viewer: Viewer,
): Promise<void> {
  await requireFresh();
  if (change.id === viewer.id) {
    const reader = 'Another administrator has to do this: nobody changes their own account here.';
    throw new AppError('conflict', 'an admin and their own account', reader);
  }
  if (!(await carryOut(change))) throw notFound(`no account ${change.id}`);
}

function carryOut(change: z.output<typeof ChangePersonSchema>): Promise<boolean> {
  switch (change.what) {
    case 'role':
      return updatePersonRole(change.id, change.role);
    case 'premium':
      return updatePersonPremium(change.id, change.premium);
    case 'disabled':
      return updatePersonDisabled(change.id, change.disabled);
    case 'sessions':
      return endPersonSessions(change.id);
    case 'second-factor':
      return removePersonSecondFactor(change.id);
    case 'deleted':
      return deletePerson(change.id);
  }
}

/** Makes a link to a new password for any account. The token is told this once and never again. */
export async function makePersonResetLink(
  id: string,
): Promise<{ token: string; expiresAt: string }> {
  await requireFresh();
  const { token, tokenHash } = newToken();
  const expiresAt = new Date(Date.now() + RESET_MS);
  if (!(await insertResetLinkOfPerson(id, tokenHash, expiresAt)))
    throw notFound(`no account ${id}`);
  return { token, expiresAt: expiresAt.toISOString() };
}

/** Whom to invite, as what, and into which class (its join code; null for none). */
export const InviteSchema = z.strictObject({
  email: EmailSchema,
  role: RoleSchema,
  joinCode: z.string().trim().min(4).max(40).nullable(),
});

/** Makes an invitation. The address is told this once and never again. */
export async function invitePerson(
  input: z.output<typeof InviteSchema>,
  viewer: Viewer,
): Promise<{ url: string; expiresAt: string }> {
  await requireFresh();
  const { url, expiresAt } = await makeInvitation(input, viewer);
  return { url, expiresAt: expiresAt.toISOString() };
}
