import 'server-only';
import { EmailSchema } from '@/server/auth/account-schemas';
import { newToken } from '@/server/auth/token';
import { type Account, selectOptionalCredentials } from '@/server/data/accounts';
import { type Actor, COMMAND_LINE } from '@/server/data/audit';
import { insertInvitation, insertResetLinkByEmail } from '@/server/data/new-links';
import { removeSecondFactor } from '@/server/data/second-factor';
import { AppError, notFound } from '@/server/errors';
import { parseInput } from '@/server/parse-input';
import { siteAddress } from '@/server/site-address';

// For the command line, where no viewer exists, and for services that have made sure who asks; no page or action may call these.

const DAY_MS = 24 * 3600 * 1000;

/** How long a link to a new password works, ms. */
export const RESET_MS = DAY_MS;
const INVITATION_MS = 14 * DAY_MS;

/** Makes a link under which whoever has this e-mail sets a new password. */
export async function makeResetLinkByEmail(
  email: string,
): Promise<{ url: string; expiresAt: Date }> {
  const { token, tokenHash } = newToken();
  const expiresAt = new Date(Date.now() + RESET_MS);
  if (!(await insertResetLinkByEmail(email.trim().toLowerCase(), tokenHash, expiresAt))) {
    throw notFound(`there is no account with the e-mail ${email}`);
  }
  return { url: `${siteAddress()}/reset/${token}`, expiresAt };
}

/** Asks whoever has this e-mail for no codes any more: the last admin may have lost the device and the recovery codes. */
export async function dropSecondFactorByEmail(email: string): Promise<void> {
  const found = await selectOptionalCredentials(email.trim().toLowerCase());
  if (found === null) throw notFound(`there is no account with the e-mail ${email}`);
  if (!(await removeSecondFactor(found, COMMAND_LINE))) {
    throw notFound(`${email} has no second factor`);
  }
}

/** Makes a link under which somebody makes their account, in this role, and joins the class with this code. */
export async function makeInvitation(
  input: { email: string; role: Account['role']; joinCode: string | null },
  actor: Actor = COMMAND_LINE,
): Promise<{ url: string; expiresAt: Date }> {
  const email = parseInput(EmailSchema, input.email);
  const joinCode = input.joinCode?.trim().toUpperCase() ?? null;
  const { token, tokenHash } = newToken();
  const expiresAt = new Date(Date.now() + INVITATION_MS);
  const url = `${siteAddress()}/invitation/${token}`;
  const outcome = await insertInvitation(
    { email, role: input.role, joinCode },
    tokenHash,
    expiresAt,
    actor,
    url,
  );
  if (outcome === 'no-class') throw notFound(`there is no class with the join code ${joinCode}`);
  if (outcome === 'taken') {
    const hint = `${email} has an account already; \`npm run role\` changes its role`;
    throw new AppError('conflict', hint, hint);
  }
  return { url, expiresAt };
}
