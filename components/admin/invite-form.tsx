'use client';

import { type FormEvent, useState } from 'react';
import { type Confirm, useConfirmedAsk } from '@/components/account/use-confirmed-ask';
import { TextField } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { SelectField } from '@/components/ui/select-field';
import { SubmitButton } from '@/components/ui/submit-button';
import type { ActionResult } from '@/core/shared/action-result';
import { OneTimeAddress } from './one-time-address';

type Role = 'learner' | 'instructor' | 'admin';

export type Invite = (input: {
  email: string;
  role: Role;
  joinCode: string | null;
}) => Promise<ActionResult<{ url: string; expiresAt: string }>>;

const ROLES = [
  { value: 'learner', label: 'Learner' },
  { value: 'instructor', label: 'Instructor' },
  { value: 'admin', label: 'Administrator' },
] as const;

/** Makes an invitation: an address under which somebody makes their account. */
export function InviteForm({
  invite,
  confirm,
  sendsMail,
}: {
  invite: Invite;
  confirm: Confirm;
  sendsMail: boolean;
}) {
  const [made, setMade] = useState<{ email: string; url: string; expiresAt: string } | null>(null);
  const { ask, busy, error, dialog } = useConfirmedAsk(
    'The server could not be reached. No invitation was made.',
    confirm,
  );
  const problem = error?.problems?.map(({ path, message }) => `${path} ${message}`).join(', ');
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const email = String(form.get('email')).trim();
    const role = String(form.get('invited-role')) as Role;
    const joinCode = String(form.get('code')).trim().toUpperCase() || null;
    setMade(null);
    void ask(
      () => invite({ email, role, joinCode }),
      (link) => setMade({ email, ...link }),
    );
  };
  return (
    <form method="post" onSubmit={submit} className="flex max-w-2xl flex-col gap-4">
      {error && <Notice kind="trouble">{problem || error.message}</Notice>}
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField label="E-mail" name="email" type="email" autoComplete="off" required />
        <SelectField label="Role" name="invited-role" defaultValue="learner" options={ROLES} />
        <TextField
          label="Join code of a class"
          name="code"
          autoComplete="off"
          maxLength={40}
          help="May stay empty. Learners join it to learn, others to teach."
        />
      </div>
      <SubmitButton disabled={busy} className="self-start">
        Make an invitation
      </SubmitButton>
      {made !== null && (
        <OneTimeAddress
          whose={made.email}
          url={made.url}
          expiresAt={made.expiresAt}
          isMailed={sendsMail}
        />
      )}
      {dialog}
    </form>
  );
}
