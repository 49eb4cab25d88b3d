'use client';

import { useRouter } from 'next/navigation';
import type { FormEvent } from 'react';
import { TextField } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { useAsk } from '@/components/ui/use-ask';
import type { ActionResult } from '@/core/shared/action-result';

type Create = (input: { name: string; zone: string }) => Promise<ActionResult<{ id: string }>>;

/** Makes a class in the time zone of the browser, and opens it. */
export function NewClassForm({ create }: { create: Create }) {
  const router = useRouter();
  const { ask, busy, error } = useAsk('The server could not be reached. No class was made.');
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get('name') ?? '').trim();
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    void ask(
      () => create({ name, zone }),
      ({ id }) => router.push(`/teach/cohorts/${id}`),
    );
  };
  return (
    <form onSubmit={submit} className="flex max-w-sm flex-col gap-3">
      {error && <Notice kind="trouble">{error.problems?.[0]?.message ?? error.message}</Notice>}
      <TextField
        label="Name"
        name="name"
        required
        maxLength={80}
        autoComplete="off"
        help="For example: Backend interviews, spring."
      />
      <SubmitButton disabled={busy} className="self-start">
        Create the class
      </SubmitButton>
    </form>
  );
}
