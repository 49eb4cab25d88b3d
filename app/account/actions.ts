'use server';

import { defineAction } from '@/server/action';
import { ChangePasswordSchema } from '@/server/auth/account-schemas';
import { changePassword } from '@/server/services/accounts';

const run = defineAction({ who: 'user', input: ChangePasswordSchema, run: changePassword });

export async function changePasswordAction(input: { current: string; next: string }) {
  return run(input);
}
