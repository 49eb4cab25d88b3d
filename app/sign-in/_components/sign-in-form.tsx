'use client';

import Link from 'next/link';
import { signIn } from 'next-auth/react';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';

const WRONG = 'E-mail or password is wrong. Check both and try again.';
const UNREACHABLE = 'The server could not be reached. Try again in a moment.';
const TOO_MANY = 'Too many tries. Wait a few minutes, then try again.';

/** E-mail and password. Goes to `next` once signed in, with a fresh page so that everything knows who is there. */
export function SignInForm({ next }: { next: string }) {
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setError(null);
    try {
      const answer = await signIn('credentials', {
        email: String(form.get('email')),
        password: String(form.get('password')),
        redirect: false,
      });
      if (answer?.ok) {
        window.location.assign(next);
        return;
      }
      if (!answer) setError(UNREACHABLE);
      else setError(answer.error === 'too-many' ? TOO_MANY : WRONG);
    } catch {
      setError(UNREACHABLE);
    }
    setBusy(false);
  };
  return (
    <form onSubmit={submit} className="flex max-w-sm flex-col gap-4">
      {error && <Notice kind="trouble">{error}</Notice>}
      <TextField label="E-mail" name="email" type="email" autoComplete="username" required />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        required
      />
      <Button type="submit" look="primary" disabled={busy} className="min-h-11 text-base">
        {busy ? 'Signing in …' : 'Sign in'}
      </Button>
      <p className="text-sm text-ink-soft">
        New here?{' '}
        <Link
          href={`/register?next=${encodeURIComponent(next)}`}
          className="text-accent underline underline-offset-2"
        >
          Make an account
        </Link>
      </p>
    </form>
  );
}
