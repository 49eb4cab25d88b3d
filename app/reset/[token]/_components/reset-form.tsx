'use client';

import type { FormEvent } from 'react';
import { NewPasswordField } from '@/components/ui/new-password-field';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { useAsk } from '@/components/ui/use-ask';
import type { ActionResult } from '@/core/shared/action-result';

type Reset = (input: { token: string; password: string }) => Promise<ActionResult<unknown>>;

/** A new password; goes to sign in with it. */
export function ResetForm({ token, reset }: { token: string; reset: Reset }) {
  const { ask, busy, error } = useAsk('The server could not be reached. Try again in a moment.');
  const wrong = error?.problems?.find(({ path }) => path === 'password')?.message;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get('password') ?? '');
    return ask(
      () => reset({ token, password }),
      () => window.location.assign('/sign-in?reset=1'),
    );
  };
  return (
    <form method="post" onSubmit={submit} className="flex max-w-sm flex-col gap-4">
      {error && <Notice kind="trouble">{error.message}</Notice>}
      <NewPasswordField label="New password" error={wrong} />
      <SubmitButton look="primary" disabled={busy} className="min-h-11 text-base">
        {busy ? 'Setting it …' : 'Set the password'}
      </SubmitButton>
    </form>
  );
}
