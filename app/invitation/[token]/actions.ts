'use server';

import { defineAction } from '@/server/action';
import { AcceptInvitationSchema } from '@/server/auth/account-schemas';
import { acceptInvitation } from '@/server/services/one-time-links';

const accept = defineAction({
  who: 'anyone',
  input: AcceptInvitationSchema,
  run: acceptInvitation,
});

export async function acceptInvitationAction(input: {
  token: string;
  name: string;
  password: string;
}) {
  return accept(input);
}
