'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { type Confirm, useConfirmedAsk } from '@/components/account/use-confirmed-ask';
import { TextField } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import type { ActionResult } from '@/core/shared/action-result';

/** Changes the e-mail that the reader signs in with. */
export function EmailForm({
  email,
  change,
  confirm,
}: {
  email: string;
  change: (input: { email: string }) => Promise<ActionResult<unknown>>;
  confirm: Confirm;
}) {
  const router = useRouter();
  const [done, setDone] = useState(false);
  const { ask, busy, error, dialog } = useConfirmedAsk(
    'The server could not be reached. Your e-mail is as it was.',
    confirm,
  );
  const problem = error?.problems?.find(({ path }) => path === 'email')?.message;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const next = String(new FormData(event.currentTarget).get('email')).trim();
    setDone(false);
    void ask(
      () => change({ email: next }),
      () => {
        setDone(true);
        router.refresh();
      },
    );
  };
  return (
    <form method="post" onSubmit={submit} className="flex max-w-sm flex-col gap-3">
      {done && <Notice kind="good">Your e-mail is changed. Sign in with it from now on.</Notice>}
      {error && (
        <Notice kind="trouble">{problem ? `The e-mail ${problem}.` : error.message}</Notice>
      )}
      <TextField
        label="E-mail"
        name="email"
        type="email"
        autoComplete="email"
        defaultValue={email}
        required
        maxLength={254}
        help="You sign in with it, and the instructors of your classes see it."
      />
      <SubmitButton disabled={busy} className="self-start">
        Change the e-mail
      </SubmitButton>
      {dialog}
    </form>
  );
}
