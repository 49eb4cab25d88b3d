import 'server-only';
import { z } from 'zod';
import {
  type Credentials,
  noteFailedSignIn,
  selectOptionalCredentials,
} from '@/server/data/accounts';
import { hasSecondFactor, redeemCode } from '@/server/data/second-factor';
import { AppError } from '@/server/errors';
import { log } from '@/server/log';
import { EmailSchema } from './account-schemas';
import { isKnownDevice } from './known-device';
import { checkPassword } from './password';
import { forget, giveBack, spend } from './rate-limits';

const CredentialsSchema = z.object({
  email: EmailSchema,
  password: z.string().min(1).max(200),
  code: z.string().max(40).default(''),
});

/** Told only to who knows the password. */
const disabled = () =>
  new AppError(
    'disabled',
    'a disabled account',
    'This account is disabled. Ask the administrator.',
  );

/**
 * Checks an e-mail and password from `address` and gives the account; null when they do not belong together. An unknown e-mail, a malformed
 * one and a wrong password give the same answer after the same work. Failures count, successes do not; `device` is what
 * an earlier success left in the browser. Throws `too-many` beyond the limits, `disabled` for an account that nobody may use, and, where a second
 * factor is switched on, `needs-code` without its code and `wrong-code` with another.
 */
export async function signInWithPassword(
  input: unknown,
  address: string,
  device: string | null = null,
): Promise<Credentials | null> {
  const parsed = CredentialsSchema.safeParse(input);
  const email = parsed.success ? parsed.data.email : 'malformed';
  const password = parsed.success ? parsed.data.password : '';
  const key = `${email} ${address}`;
  // A browser in which the owner has signed in before is not held up by what others try elsewhere.
  const known = isKnownDevice(device, email);
  const own = known ? `${email} known` : key;
  await spend('signInFromAddress', address);
  await spend('signInToAccount', own);
  if (!known) await spend('signInToAccountAnywhere', email);
  const found = parsed.success ? await selectOptionalCredentials(email) : null;
  const matches = await checkPassword(found?.passwordHash ?? null, password);
  if (found === null || !matches) {
    log.info({ address, known }, 'a sign-in failed');
    await noteFailedSignIn(found);
    return null;
  }
  const code = parsed.success ? parsed.data.code.trim() : '';
  const needsCode = await hasSecondFactor(found.id);
  if (needsCode && code !== '' && !(await redeemCode(found, code, new Date()))) {
    log.info({ address, known }, 'a second step failed');
    await noteFailedSignIn(found);
    throw new AppError('wrong-code', 'a wrong code', 'The code is not right.');
  }
  await giveBack('signInFromAddress', address);
  if (needsCode && code === '') {
    // The password was right, and no code was guessed at; those that were stay counted.
    await giveBack('signInToAccount', own);
    if (!known) await giveBack('signInToAccountAnywhere', email);
    throw new AppError('needs-code', 'a second step is needed', 'A code is needed.');
  }
  await forget('signInToAccount', own);
  if (!known) await giveBack('signInToAccountAnywhere', email);
  if (found.disabledAt !== null) {
    await noteFailedSignIn(found);
    throw disabled();
  }
  return found;
}
