'use server';

import { defineAction } from '@/server/action';
import { askForReset, ForgotSchema } from '@/server/services/mail';

const ask = defineAction({ who: 'anyone', input: ForgotSchema, run: askForReset });

export async function forgotAction(input: { email: string }) {
  return ask(input);
}
