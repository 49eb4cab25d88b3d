'use client';

import Link from 'next/link';
import { type FormEvent, useState } from 'react';
import { TextField } from '@/components/ui/field';
import { NewPasswordField } from '@/components/ui/new-password-field';
import { Notice } from '@/components/ui/notice';
import { passwordSignIn } from '@/components/ui/password-sign-in';
import { SubmitButton } from '@/components/ui/submit-button';
import type { ActionResult } from '@/core/shared/action-result';

type Register = (input: {
  name: string;
  email: string;
  password: string;
}) => Promise<ActionResult<unknown>>;

/** Name, e-mail, password; signs in at once and goes to `next`. */
export function RegisterForm({ next, register }: { next: string; register: Register }) {
  const [error, setError] = useState<{ message: string; fields: Map<string, string> } | null>(null);
  const [busy, setBusy] = useState(false);
  const fail = (message: string, fields = new Map<string, string>()) => {
    setError({ message, fields });
    setBusy(false);
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [name, email, password] = ['name', 'email', 'password'].map((key) =>
      String(form.get(key) ?? ''),
    ) as [string, string, string];
    setBusy(true);
    setError(null);
    try {
      const made = await register({ name, email, password });
      if (!made.ok) {
        const fields = new Map(made.problems?.map((p) => [p.path, p.message]));
        fail(made.message, fields);
        return;
      }
      // The account is there either way; without a session the reader signs in to it.
      const signedIn = (await passwordSignIn(email, password)) === 'ok';
      const signInPage = `/sign-in?new=1&next=${encodeURIComponent(next)}`;
      window.location.assign(signedIn ? next : signInPage);
    } catch {
      fail('The server could not be reached. Try again in a moment.');
    }
  };
  const errorOf = (field: string) => {
    const message = error?.fields.get(field);
    return message ? { error: message } : {};
  };
  return (
    <form method="post" onSubmit={submit} className="flex max-w-sm flex-col gap-4">
      {error && <Notice kind="trouble">{error.message}</Notice>}
      <TextField
        label="Name"
        name="name"
        autoComplete="name"
        required
        maxLength={80}
        help="Shown to your instructors."
        {...errorOf('name')}
      />
      <TextField
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        required
        {...errorOf('email')}
      />
      <NewPasswordField {...errorOf('password')} />
      <SubmitButton look="primary" disabled={busy} className="min-h-11 text-base">
        {busy ? 'Creating the account …' : 'Create the account'}
      </SubmitButton>
      <p className="text-sm text-ink-soft">
        Already here?{' '}
        <Link
          href={`/sign-in?next=${encodeURIComponent(next)}`}
          className="text-accent underline underline-offset-2"
        >
          Sign in
        </Link>
      </p>
    </form>
  );
}
