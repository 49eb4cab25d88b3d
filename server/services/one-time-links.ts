import 'server-only';
import type { z } from 'zod';
import type { AcceptInvitationSchema, ResetPasswordSchema } from '@/server/auth/account-schemas';
import { callerAddress } from '@/server/auth/caller';
import { instructorViewer } from '@/server/auth/guards';
import { refuseNames } from '@/server/auth/own-names';
import { hashPassword } from '@/server/auth/password';
import { forget, giveBack, spend } from '@/server/auth/rate-limits';
import { newToken, tokenHashOf } from '@/server/auth/token';
import {
  type Invitation,
  insertResetLinkOfLearner,
  redeemInvitation,
  redeemResetLink,
  selectOptionalInvitation,
  selectOptionalResetOwner,
} from '@/server/data/one-time-links';
import { AppError, notFound } from '@/server/errors';
import { RESET_MS } from './make-links';

/** The same whether a link was never there, was used, taken back or has expired. */
export const dead = () =>
  new AppError(
    'not-found',
    'a one-time link that does not work',
    'This link does not work, or no longer. Ask for a new one.',
  );

/** Counts what is asked with links that lead nowhere, by address; `found` says with what kind of answer. */
export async function slowed<T>(token: string, found: (hash: string) => Promise<T | null>) {
  const address = await callerAddress();
  await spend('oneTimeLink', address);
  const tokenHash = tokenHashOf(token);
  const value = tokenHash === null ? null : await found(tokenHash);
  if (value !== null) await giveBack('oneTimeLink', address);
  return value;
}

/** Makes a link to a new password for a learner of a class of the viewer. The token is told this once and never again. */
export async function makeResetLink(userId: string): Promise<{ token: string; expiresAt: string }> {
  await spend('resetLink', (await instructorViewer()).id);
  const { token, tokenHash } = newToken();
  const expiresAt = new Date(Date.now() + RESET_MS);
  if (!(await insertResetLinkOfLearner(userId, tokenHash, expiresAt))) {
    throw notFound(`no learner ${userId} of the viewer`);
  }
  return { token, expiresAt: expiresAt.toISOString() };
}

/** Whether this link sets a new password. Throws `too-many` beyond the limit. */
export async function canReset(token: string): Promise<boolean> {
  return (await slowed(token, selectOptionalResetOwner)) !== null;
}

/** Sets a new password with a link, once: every session of the account ends, and nothing else changes. */
export async function resetPassword(input: z.output<typeof ResetPasswordSchema>): Promise<void> {
  const { token, password } = input;
  const owner = await slowed(token, selectOptionalResetOwner);
  const tokenHash = tokenHashOf(token);
  if (owner === null || tokenHash === null) throw dead();
  refuseNames(password, owner, 'password');
  const done = await redeemResetLink(tokenHash, await hashPassword(password));
  if (done === null) throw dead();
  // Whoever tried passwords in vain before they asked for the link is let in with the new one.
  await forget('signInToAccountAnywhere', done.email);
}

/** What this link invites to; null when it does not work. Throws `too-many` beyond the limit. */
export function openInvitation(token: string): Promise<Invitation | null> {
  return slowed(token, selectOptionalInvitation);
}

/** Makes the account that an invitation offers, once; returns its e-mail. */
export async function acceptInvitation(
  input: z.output<typeof AcceptInvitationSchema>,
): Promise<{ email: string }> {
  const { token, name, password } = input;
  const invitation = await slowed(token, selectOptionalInvitation);
  const tokenHash = tokenHashOf(token);
  if (invitation === null || tokenHash === null) throw dead();
  refuseNames(password, { name, email: invitation.email }, 'password');
  const person = { name, passwordHash: await hashPassword(password) };
  const made = await redeemInvitation(tokenHash, person);
  if (made === null) throw dead();
  if (made === 'taken') {
    const reader = 'There is an account with this e-mail already. Sign in instead.';
    throw new AppError('conflict', 'e-mail of an invitation is taken', reader);
  }
  return made;
}
