'use client';

import { useRouter } from 'next/navigation';
import type { FormEvent } from 'react';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { SelectField } from '@/components/ui/select-field';
import { SubmitButton } from '@/components/ui/submit-button';
import { useAsk } from '@/components/ui/use-ask';
import type { ClassPerson } from '@/core/access/class-person';
import type { ClassRole } from '@/core/access/class-powers';
import type { ActionResult } from '@/core/shared/action-result';
import { type Remove, UNREACHABLE } from './member-actions';

type Choose = (input: {
  cohortId: string;
  who: { email: string } | { userId: string };
  role: ClassRole;
}) => Promise<ActionResult<unknown>>;

const ROLES = [
  { value: 'owner', label: 'owner' },
  { value: 'instructor', label: 'instructor' },
  { value: 'reviewer', label: 'reviewer' },
] as const;

/** The staff of a class; owners choose them. */
export function StaffList({
  cohortId,
  staff,
  choose,
  remove,
}: {
  cohortId: string;
  staff: ClassPerson[];
  choose: Choose | null;
  remove: Remove;
}) {
  const router = useRouter();
  const { ask, busy, error } = useAsk(UNREACHABLE);
  const done = () => router.refresh();
  const add = (run: Choose) => (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    const form = new FormData(element);
    const email = String(form.get('email') ?? '').trim();
    const role = ROLES.find(({ value }) => value === form.get('role'))?.value ?? 'reviewer';
    void ask(
      () => run({ cohortId, who: { email }, role }),
      () => {
        element.reset();
        done();
      },
    );
  };
  return (
    <>
      {error && <Notice kind="trouble">{error.problems?.[0]?.message ?? error.message}</Notice>}
      <ul className="max-w-2xl divide-y divide-line text-sm">
        {staff.map((person) => (
          <li
            key={person.userId}
            className="flex flex-wrap items-center justify-between gap-2 py-2"
          >
            <span>
              <span className="font-medium">{person.name}</span>{' '}
              <span className="text-ink-faint">{person.email}</span>
            </span>
            {choose === null ? (
              <span className="text-ink-soft">{person.role}</span>
            ) : (
              <span className="flex items-center gap-2">
                <select
                  aria-label={`Role of ${person.name}`}
                  value={person.role}
                  disabled={busy}
                  className="min-h-9 rounded border border-line-strong bg-sheet px-2"
                  onChange={(event) => {
                    const role = event.target.value as ClassRole;
                    void ask(
                      () => choose({ cohortId, who: { userId: person.userId }, role }),
                      done,
                    );
                  }}
                >
                  {ROLES.map(({ value, label }) => (
                    <option key={value} value={value}>
                      {label}
                    </option>
                  ))}
                </select>
                <Button
                  look="quiet"
                  disabled={busy}
                  aria-label={`Remove ${person.name}`}
                  onClick={() =>
                    void ask(() => remove({ cohortId, userId: person.userId, removed: true }), done)
                  }
                >
                  Remove
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {choose && (
        <form onSubmit={add(choose)} className="mt-3 flex max-w-2xl flex-wrap items-end gap-3">
          <div className="min-w-56 flex-1">
            <TextField
              label="E-mail of an account"
              name="email"
              type="email"
              required
              autoComplete="off"
            />
          </div>
          <SelectField label="Role" name="role" options={ROLES} defaultValue="instructor" />
          <SubmitButton disabled={busy} className="min-h-11">
            Add
          </SubmitButton>
        </form>
      )}
      <p className="mt-2 max-w-[68ch] text-xs text-ink-faint">
        Instructors teach. Reviewers read what was handed in to assignments, without e-mail
        addresses, and comment on it. Owners can also delete the class and choose its staff. Staff
        do not see each other’s own work.
      </p>
    </>
  );
}
