'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import type { ActionResult } from '@/core/shared/action-result';
import { TextField } from './field';
import { Notice } from './notice';
import { SubmitButton } from './submit-button';
import { useAsk } from './use-ask';

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
  const { ask, busy, error } = useAsk('The server could not be reached. Nothing was changed.');
  const [worked, setWorked] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    const value = String(new FormData(element).get(name) ?? '').trim();
    setWorked(false);
    void ask(
      () => action(value),
      () => {
        setWorked(true);
        element.reset();
        router.refresh();
      },
    );
  };
  return (
    <form onSubmit={submit} className="flex max-w-sm flex-col gap-3">
      {worked && <Notice kind="good">{done}</Notice>}
      {error && <Notice kind="trouble">{error.message}</Notice>}
      <TextField
        label={label}
        name={name}
        required
        maxLength={maxLength}
        autoComplete="off"
        {...(help ? { help } : {})}
      />
      <SubmitButton disabled={busy} className="self-start">
        {button}
      </SubmitButton>
    </form>
  );
}
