'use client';

import { type FormEvent, useState } from 'react';
import { TextField } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { useAsk } from '@/components/ui/use-ask';
import type { ActionResult } from '@/core/shared/action-result';

/** Asks for the link. What it says afterwards is the same whether anybody has the e-mail. */
export function ForgotForm({
  ask: request,
}: {
  ask: (input: { email: string }) => Promise<ActionResult<unknown>>;
}) {
  const [asked, setAsked] = useState<string | null>(null);
  const { ask, busy, error } = useAsk('The server could not be reached. Nothing was sent.');
  const wrong = error?.problems?.find(({ path }) => path === 'email')?.message;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const email = String(new FormData(event.currentTarget).get('email')).trim();
    setAsked(null);
    void ask(
      () => request({ email }),
      () => setAsked(email),
    );
  };
  return (
    <form method="post" onSubmit={submit} className="flex max-w-sm flex-col gap-4">
      {error && <Notice kind="trouble">{wrong ? `The e-mail ${wrong}.` : error.message}</Notice>}
      {asked !== null && (
        <Notice kind="good">
          If {asked} belongs to an account, a link is on its way. It works once, for 24 hours; look
          among unwanted mail too.
        </Notice>
      )}
      <TextField
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        required
        maxLength={254}
      />
      <SubmitButton look="primary" disabled={busy} className="min-h-11 text-base">
        {busy ? 'Asking …' : 'Send the link'}
      </SubmitButton>
    </form>
  );
}
