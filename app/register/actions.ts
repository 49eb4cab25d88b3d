'use server';

import { defineAction } from '@/server/action';
import { RegisterSchema } from '@/server/auth/account-schemas';
import { register } from '@/server/services/accounts';

const run = defineAction({ who: 'anyone', input: RegisterSchema, run: register });

export async function registerAction(input: { name: string; email: string; password: string }) {
  return run(input);
}
