'use client';

import type { FormEvent } from 'react';
import { TextField } from '@/components/ui/field';
import { NewPasswordField } from '@/components/ui/new-password-field';
import { Notice } from '@/components/ui/notice';
import { passwordSignIn } from '@/components/ui/password-sign-in';
import { SubmitButton } from '@/components/ui/submit-button';
import { useAsk } from '@/components/ui/use-ask';
import type { ActionResult } from '@/core/shared/action-result';

type Accept = (input: {
  token: string;
  name: string;
  password: string;
}) => Promise<ActionResult<unknown>>;

/** Name and password for the e-mail that was invited; signs in at once. */
export function InvitationForm({
  token,
  email,
  accept,
}: {
  token: string;
  email: string;
  accept: Accept;
}) {
  const { ask, busy, error } = useAsk('The server could not be reached. Try again in a moment.');
  const errorOf = (field: string) => {
    const message = error?.problems?.find(({ path }) => path === field)?.message;
    return message ? { error: message } : {};
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [name, password] = [String(form.get('name')), String(form.get('password'))];
    return ask(
      () => accept({ token, name, password }),
      async () => {
        // The account is there either way; without a session its owner signs in to it.
        const signedIn = (await passwordSignIn(email, password)) === 'ok';
        window.location.assign(signedIn ? '/home' : '/sign-in?new=1');
      },
    );
  };
  return (
    <form method="post" onSubmit={submit} className="flex max-w-sm flex-col gap-4">
      {error && <Notice kind="trouble">{error.message}</Notice>}
      <TextField
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        value={email}
        readOnly
        help="The account is made for this address."
      />
      <TextField
        label="Name"
        name="name"
        autoComplete="name"
        required
        maxLength={80}
        help="Shown to your instructors."
        {...errorOf('name')}
      />
      <NewPasswordField {...errorOf('password')} />
      <SubmitButton look="primary" disabled={busy} className="min-h-11 text-base">
        {busy ? 'Making the account …' : 'Make the account'}
      </SubmitButton>
    </form>
  );
}
