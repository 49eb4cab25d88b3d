'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { useHydrated } from '@/components/ui/use-hydrated';
import type { ActionResult } from '@/core/shared/action-result';

type Change = (input: { current: string; next: string }) => Promise<ActionResult<unknown>>;

/** Changes the password; every other session of this account ends. */
export function PasswordForm({ change }: { change: Change }) {
  const [result, setResult] = useState<ActionResult<unknown> | null>(null);
  const [busy, setBusy] = useState(false);
  const hydrated = useHydrated();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    const form = new FormData(element);
    setBusy(true);
    try {
      const changed = await change({
        current: String(form.get('current')),
        next: String(form.get('new')),
      });
      setResult(changed);
      if (changed.ok) element.reset();
    } catch {
      const message = 'The server could not be reached. Your password is as it was.';
      setResult({ ok: false, code: 'unreachable', message });
    }
    setBusy(false);
  };
  return (
    <form method="post" onSubmit={submit} className="flex max-w-sm flex-col gap-4">
      {result?.ok && (
        <Notice kind="good">The password is changed. You are signed out everywhere else.</Notice>
      )}
      {result && !result.ok && <Notice kind="trouble">{result.message}</Notice>}
      <TextField
        label="Current password"
        name="current"
        type="password"
        autoComplete="current-password"
        required
      />
      <TextField
        label="New password"
        name="new"
        type="password"
        autoComplete="new-password"
        required
        minLength={10}
        maxLength={200}
        help="At least 10 characters."
      />
      <Button type="submit" disabled={busy || !hydrated} className="self-start">
        {busy ? 'Changing …' : 'Change password'}
      </Button>
    </form>
  );
}
