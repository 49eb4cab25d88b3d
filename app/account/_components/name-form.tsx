'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { TextField } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { useAsk } from '@/components/ui/use-ask';
import type { ActionResult } from '@/core/shared/action-result';

/** Changes the name that others see. */
export function NameForm({
  name,
  change,
}: {
  name: string;
  change: (input: { name: string }) => Promise<ActionResult<unknown>>;
}) {
  const router = useRouter();
  const [done, setDone] = useState(false);
  const { ask, busy, error } = useAsk('The server could not be reached. Your name is as it was.');
  const problem = error?.problems?.find(({ path }) => path === 'name')?.message;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const next = String(new FormData(event.currentTarget).get('name')).trim();
    setDone(false);
    void ask(
      () => change({ name: next }),
      () => {
        setDone(true);
        router.refresh();
      },
    );
  };
  return (
    <form method="post" onSubmit={submit} className="flex max-w-sm flex-col gap-3">
      {done && <Notice kind="good">Your name is changed.</Notice>}
      {error && <Notice kind="trouble">{problem ? `The name ${problem}.` : error.message}</Notice>}
      <TextField
        label="Name"
        name="name"
        autoComplete="name"
        defaultValue={name}
        required
        maxLength={80}
      />
      <SubmitButton disabled={busy} className="self-start">
        Change the name
      </SubmitButton>
    </form>
  );
}
