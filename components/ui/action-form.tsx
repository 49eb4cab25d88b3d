'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import type { ActionResult } from '@/core/shared/action-result';
import { Button } from './button';
import { TextField } from './field';
import { Notice } from './notice';

/** One text field and a button that calls the server; the page shows the outcome afresh. */
export function ActionForm({
  label,
  name,
  help,
  button,
  done,
  maxLength,
  action,
}: {
  label: string;
  name: string;
  help?: string;
  button: string;
  /** What to say when it worked. */
  done: string;
  maxLength: number;
  action: (value: string) => Promise<ActionResult<unknown>>;
}) {
  const router = useRouter();
  const [result, setResult] = useState<ActionResult<unknown> | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    setBusy(true);
    try {
      const answer = await action(String(new FormData(element).get(name) ?? '').trim());
      setResult(answer);
      if (answer.ok) {
        element.reset();
        router.refresh();
      }
    } catch {
      const message = 'The server could not be reached. Nothing was changed.';
      setResult({ ok: false, code: 'unreachable', message });
    }
    setBusy(false);
  };
  return (
    <form onSubmit={submit} className="flex max-w-sm flex-col gap-3">
      {result?.ok && <Notice kind="good">{done}</Notice>}
      {result && !result.ok && <Notice kind="trouble">{result.message}</Notice>}
      <TextField
        label={label}
        name={name}
        required
        maxLength={maxLength}
        autoComplete="off"
        {...(help ? { help } : {})}
      />
      <Button type="submit" disabled={busy} className="self-start">
        {button}
      </Button>
    </form>
  );
}
