'use client';

import Link from 'next/link';
import { type FormEvent, useState } from 'react';
import { TextField } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { passwordSignIn } from '@/components/ui/password-sign-in';
import { SubmitButton } from '@/components/ui/submit-button';

const TROUBLE = {
  wrong: 'E-mail or password is wrong. Check both and try again.',
  unreachable: 'The server could not be reached. Try again in a moment.',
  disabled: 'This account is disabled. Ask the administrator of this site.',
  'wrong-code': 'The code is not right. Wait for the next one and try again.',
  'too-many': 'Too many attempts. Wait a few minutes, then try again.',
};

/** E-mail and password. Goes to `next` once signed in, with a fresh page so that everything knows who is there. */
export function SignInForm({ next, sendsMail }: { next: string; sendsMail: boolean }) {
  const [error, setError] = useState<string | null>(null);
  const [needsCode, setNeedsCode] = useState(false);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setError(null);
    const [email, password] = [String(form.get('email')), String(form.get('password'))];
    const outcome = await passwordSignIn(email, password, { code: String(form.get('code') ?? '') });
    if (outcome === 'ok') {
      window.location.assign(next);
      return;
    }
    if (outcome === 'needs-code') setNeedsCode(true);
    else setError(TROUBLE[outcome]);
    setBusy(false);
  };
  return (
    <form method="post" onSubmit={submit} className="flex max-w-sm flex-col gap-4">
      {error && <Notice kind="trouble">{error}</Notice>}
      <TextField label="E-mail" name="email" type="email" autoComplete="username" required />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        required
      />
      {needsCode && (
        <TextField
          label="Code"
          name="code"
          autoComplete="one-time-code"
          // The field appears when it is asked for, and is what comes next.
          ref={(input: HTMLInputElement | null) => input?.focus()}
          required
          maxLength={40}
          help="From the app on your device, or one of your recovery codes."
        />
      )}
      <SubmitButton look="primary" disabled={busy} className="min-h-11 text-base">
        {busy ? 'Signing in …' : 'Sign in'}
      </SubmitButton>
      <p className="text-sm text-ink-soft">
        New here?{' '}
        <Link
          href={`/register?next=${encodeURIComponent(next)}`}
          className="text-accent underline underline-offset-2"
        >
          Create an account
        </Link>
      </p>
      <p className="text-sm text-ink-soft">
        Forgot your password?{' '}
        {sendsMail ? (
          <Link href="/forgot" className="text-accent underline underline-offset-2">
            Have a link sent to you
          </Link>
        ) : (
          'Ask your instructor, or the administrator of this site, for a link to set a new one.'
        )}
      </p>
    </form>
  );
}
