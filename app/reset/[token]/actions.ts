'use server';

import { defineAction } from '@/server/action';
import { ResetPasswordSchema } from '@/server/auth/account-schemas';
import { resetPassword } from '@/server/services/one-time-links';

const reset = defineAction({ who: 'anyone', input: ResetPasswordSchema, run: resetPassword });

export async function resetPasswordAction(input: { token: string; password: string }) {
  return reset(input);
}
