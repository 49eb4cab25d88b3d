import 'server-only';
import type { Account } from '@/server/data/accounts';
import { updateRoleByEmail } from '@/server/data/accounts';
import { notFound } from '@/server/errors';

/** Sets somebody's role. For the command line, where no viewer exists; no page or action may call it. */
export async function setRole(email: string, role: Account['role']): Promise<void> {
  if (!(await updateRoleByEmail(email.trim().toLowerCase(), role))) {
    throw notFound(`there is no account with the e-mail ${email}`);
  }
}
