'use server';

import { z } from 'zod';
import { defineAction } from '@/server/action';
import {
  ChangePersonSchema,
  changePerson,
  InviteSchema,
  invitePerson,
  makePersonResetLink,
} from '@/server/services/people';

const change = defineAction({ who: 'admin', input: ChangePersonSchema, run: changePerson });
const invite = defineAction({ who: 'admin', input: InviteSchema, run: invitePerson });
const makeLink = defineAction({ who: 'admin', input: z.uuid(), run: makePersonResetLink });

export async function changePersonAction(input: z.input<typeof ChangePersonSchema>) {
  return change(input);
}

export async function inviteAction(input: z.input<typeof InviteSchema>) {
  return invite(input);
}

export async function makePersonResetLinkAction(id: string) {
  return makeLink(id);
}
