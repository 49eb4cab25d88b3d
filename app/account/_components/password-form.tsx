'use client';

import { type FormEvent, useState } from 'react';
import { TextField } from '@/components/ui/field';
import { NewPasswordField } from '@/components/ui/new-password-field';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { useAsk } from '@/components/ui/use-ask';
import type { ActionResult } from '@/core/shared/action-result';

type Change = (input: { current: string; next: string }) => Promise<ActionResult<unknown>>;

/** Changes the password; every other session of this account ends. */
export function PasswordForm({ change }: { change: Change }) {
  const [done, setDone] = useState(false);
  const { ask, busy, error } = useAsk(
    'The server could not be reached. Your password is as it was.',
  );
  const problemOf = (field: string) => error?.problems?.find(({ path }) => path === field)?.message;
  const wrong = problemOf('current');
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    const form = new FormData(element);
    setDone(false);
    void ask(
      () => change({ current: String(form.get('current')), next: String(form.get('password')) }),
      () => {
        setDone(true);
        element.reset();
      },
    );
  };
  return (
    <form method="post" onSubmit={submit} className="flex max-w-sm flex-col gap-4">
      {done && (
        <Notice kind="good">The password is changed. You are signed out everywhere else.</Notice>
      )}
      {error && <Notice kind="trouble">{error.message}</Notice>}
      <TextField
        label="Current password"
        name="current"
        type="password"
        autoComplete="current-password"
        required
        {...(wrong ? { error: wrong } : {})}
      />
      <NewPasswordField label="New password" error={problemOf('next')} />
      <SubmitButton disabled={busy} className="self-start">
        {busy ? 'Changing …' : 'Change password'}
      </SubmitButton>
    </form>
  );
}
