import 'server-only';
import { z } from 'zod';
import { selectOptionalCredentials } from '@/server/data/accounts';
import { EmailSchema } from './account-schemas';
import { checkPassword } from './password';
import { forget, giveBack, spend } from './rate-limits';
import type { SessionToken } from './session';

const CredentialsSchema = z.object({ email: EmailSchema, password: z.string().min(1).max(200) });

/**
 * Checks an e-mail and password from `address`; null when they do not belong together. An unknown e-mail, a malformed
 * one and a wrong password give the same answer after the same work. Throws `too-many` beyond the limits.
 */
export async function signInWithPassword(
  input: unknown,
  address: string,
): Promise<SessionToken | null> {
  const parsed = CredentialsSchema.safeParse(input);
  const email = parsed.success ? parsed.data.email : 'malformed';
  const password = parsed.success ? parsed.data.password : '';
  const key = `${email} ${address}`;
  await spend('signInFromAddress', address);
  await spend('signInToAccount', key);
  const found = parsed.success ? await selectOptionalCredentials(email) : null;
  const matches = await checkPassword(found?.passwordHash ?? null, password);
  if (found === null || !matches) return null;
  await giveBack('signInFromAddress', address);
  await forget('signInToAccount', key);
  return { userId: found.id, sessionVersion: found.sessionVersion };
}
