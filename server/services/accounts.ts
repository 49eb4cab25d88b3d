import 'server-only';
import { headers } from 'next/headers';
import { ChangePasswordSchema, RegisterSchema } from '@/server/auth/account-schemas';
import { callerAddress } from '@/server/auth/caller';
import { signedInViewer } from '@/server/auth/guards';
import { newSession } from '@/server/auth/new-session';
import { refuseNames } from '@/server/auth/own-names';
import { checkPassword, hashPassword } from '@/server/auth/password';
import { forget, spend } from '@/server/auth/rate-limits';
import { issueSession } from '@/server/auth/session';
import { insertAccount, selectOptionalPasswordHash, updatePassword } from '@/server/data/accounts';
import { AppError, signedOut } from '@/server/errors';
import { parseInput } from '@/server/parse-input';

/** Makes a learner's account from `{ name, email, password }`; refuses a taken e-mail with `conflict`. */
export async function register(input: unknown): Promise<{ id: string }> {
  await spend('registerFromAddress', await callerAddress());
  const { name, email, password } = parseInput(RegisterSchema, input);
  refuseNames(password, { name, email }, 'password');
  const account = await insertAccount({ name, email, passwordHash: await hashPassword(password) });
  if (account === null) {
    const message = 'There is an account with this e-mail already. Sign in instead.';
    throw new AppError('conflict', 'e-mail taken', message, [
      { path: 'email', message: 'has an account already' },
    ]);
  }
  return { id: account.id };
}

/**
 * Changes the viewer's password from `{ current, next }`. Every session of the account ends except the one that asked,
 * which gets a new cookie.
 */
export async function changePassword(input: unknown): Promise<void> {
  const viewer = await signedInViewer();
  await spend('passwordChange', viewer.id);
  const { current, next } = parseInput(ChangePasswordSchema, input);
  refuseNames(next, viewer, 'next');
  const oldHash = await selectOptionalPasswordHash(viewer.id);
  if (oldHash === null) throw signedOut();
  if (!(await checkPassword(oldHash, current))) {
    throw new AppError('invalid', 'wrong current password', 'The current password is wrong.', [
      { path: 'current', message: 'is wrong' },
    ]);
  }
  const { token, session } = newSession((await headers()).get('user-agent'));
  const stored = await updatePassword(viewer.id, oldHash, await hashPassword(next), session);
  if (!stored) throw signedOut();
  await forget('passwordChange', viewer.id);
  await issueSession({ userId: viewer.id, token });
}
