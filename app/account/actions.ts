'use server';

import { z } from 'zod';
import { defineAction } from '@/server/action';
import {
  ChangeEmailSchema,
  ChangeNameSchema,
  ChangePasswordSchema,
} from '@/server/auth/account-schemas';
import { changePassword } from '@/server/services/accounts';
import { joinCohort, leaveCohort } from '@/server/services/cohorts';
import { disconnect } from '@/server/services/external-sign-in';
import { askForConfirmation, chooseNews, NewsSchema } from '@/server/services/mail';
import { changeEmail, changeName, deleteAccount, mayExport } from '@/server/services/own-account';
import { confirmPassword } from '@/server/services/sessions';

const change = defineAction({ who: 'user', input: ChangePasswordSchema, run: changePassword });
const join = defineAction({ who: 'user', input: z.string().max(100), run: joinCohort });
const confirm = defineAction({
  who: 'held',
  input: z.string().min(1).max(200),
  run: confirmPassword,
});
const leave = defineAction({ who: 'user', input: z.uuid(), run: leaveCohort });

const nothing = z.strictObject({});
const name = defineAction({ who: 'user', input: ChangeNameSchema, run: changeName });
const email = defineAction({ who: 'user', input: ChangeEmailSchema, run: changeEmail });
const remove = defineAction({ who: 'user', input: nothing, run: deleteAccount });
const apart = defineAction({ who: 'user', input: nothing, run: disconnect });
const letter = defineAction({ who: 'user', input: nothing, run: askForConfirmation });
const news = defineAction({ who: 'user', input: NewsSchema, run: chooseNews });
const copy = defineAction({ who: 'user', input: nothing, run: mayExport });

export async function changeNameAction(input: { name: string }) {
  return name(input);
}

export async function changeEmailAction(input: { email: string }) {
  return email(input);
}

export async function deleteAccountAction(input: Record<string, never>) {
  return remove(input);
}

export async function disconnectAction(input: Record<string, never>) {
  return apart(input);
}

export async function mayExportAction(input: Record<string, never>) {
  return copy(input);
}

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

export async function sendConfirmationAction(input: Record<string, never>) {
  return letter(input);
}

export async function chooseNewsAction(input: { newsByMail: boolean }) {
  return news(input);
}
