'use server';

import { z } from 'zod';
import { defineAction } from '@/server/action';
import { ChangePasswordSchema } from '@/server/auth/account-schemas';
import { changePassword } from '@/server/services/accounts';
import { joinCohort, leaveCohort } from '@/server/services/cohorts';
import { confirmPassword } from '@/server/services/sessions';

const change = defineAction({ who: 'user', input: ChangePasswordSchema, run: changePassword });
const join = defineAction({ who: 'user', input: z.string().max(100), run: joinCohort });
const confirm = defineAction({
  who: 'user',
  input: z.string().min(1).max(200),
  run: confirmPassword,
});
const leave = defineAction({ who: 'user', input: z.uuid(), run: leaveCohort });

export async function changePasswordAction(input: { current: string; next: string }) {
  return change(input);
}

export async function confirmPasswordAction(password: string) {
  return confirm(password);
}

export async function joinCohortAction(code: string) {
  return join(code);
}

export async function leaveCohortAction(cohortId: string) {
  return leave(cohortId);
}
