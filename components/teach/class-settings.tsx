'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { useAsk } from '@/components/ui/use-ask';
import type { ActionResult } from '@/core/shared/action-result';

type Result = Promise<ActionResult<unknown>>;

const UNREACHABLE = 'The server could not be reached. Nothing was changed.';

/** Name, time zone and retention time of a class. */
export function ClassSettingsForm({
  cohort,
  change,
}: {
  cohort: { id: string; name: string; timeZone: string; retentionDays: number };
  change: (input: {
    cohortId: string;
    name: string;
    timeZone: string;
    retentionDays: number;
  }) => Result;
}) {
  const router = useRouter();
  const [saved, setSaved] = useState(false);
  const { ask, busy, error } = useAsk(UNREACHABLE);
  const problem = (path: string) => {
    const message = error?.problems?.find((one) => one.path === path)?.message;
    return message ? { error: message } : {};
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    setSaved(false);
    void ask(
      () =>
        change({
          cohortId: cohort.id,
          name: text('name'),
          timeZone: text('timeZone'),
          retentionDays: Number(text('retentionDays')),
        }),
      () => {
        setSaved(true);
        router.refresh();
      },
    );
  };
  return (
    <form onSubmit={submit} className="flex max-w-sm flex-col gap-3">
      {saved && <Notice kind="good">Saved.</Notice>}
      {error && <Notice kind="trouble">{error.message}</Notice>}
      <TextField
        label="Name"
        name="name"
        required
        maxLength={80}
        defaultValue={cohort.name}
        {...problem('name')}
      />
      <TextField
        label="Time zone"
        name="timeZone"
        required
        defaultValue={cohort.timeZone}
        help="Dates of new assignments are meant in it, for example Europe/Berlin."
        {...problem('timeZone')}
      />
      <TextField
        label="Days that work stays visible"
        name="retentionDays"
        type="number"
        min={1}
        max={3650}
        required
        defaultValue={cohort.retentionDays}
        help="What was handed in to an assignment stays visible to the class for so long after a learner has left, or after the class is archived."
        {...problem('retentionDays')}
      />
      <SubmitButton disabled={busy} className="self-start">
        Save
      </SubmitButton>
    </form>
  );
}

/** Ends a class or lets it go on; its owners may delete it, once they have typed its name. */
export function ClassEnd({
  cohort,
  archive,
  remove,
}: {
  cohort: { id: string; name: string; archived: boolean };
  archive: (input: { cohortId: string; archived: boolean }) => Result;
  remove: ((cohortId: string) => Result) | null;
}) {
  const router = useRouter();
  const [typed, setTyped] = useState('');
  const { ask, busy, error } = useAsk(UNREACHABLE);
  return (
    <div className="flex max-w-xl flex-col gap-6">
      {error && <Notice kind="trouble">{error.message}</Notice>}
      <div>
        <p className="mb-3 text-sm text-ink-soft">
          {cohort.archived
            ? 'This class is archived: nothing is taken any more, and no one can join.'
            : 'An archived class takes no more work and no one can join it. Its results stay.'}
        </p>
        <Button
          disabled={busy}
          onClick={() =>
            void ask(
              () => archive({ cohortId: cohort.id, archived: !cohort.archived }),
              () => router.refresh(),
            )
          }
        >
          {cohort.archived ? 'Reopen the class' : 'Archive the class'}
        </Button>
      </div>
      {remove && (
        <div className="flex flex-col gap-3">
          <p className="text-sm text-ink-soft">
            Deleting removes the class with its assignments, results and dates for good. What
            learners made stays theirs.
          </p>
          <TextField
            label={`Type “${cohort.name}” to delete the class`}
            name="typed"
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <Button
            look="danger"
            disabled={busy || typed !== cohort.name}
            className="self-start"
            onClick={() =>
              void ask(
                () => remove(cohort.id),
                () => router.push('/teach'),
              )
            }
          >
            Delete the class
          </Button>
        </div>
      )}
    </div>
  );
}
