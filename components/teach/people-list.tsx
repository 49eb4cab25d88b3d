'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { ScrollBox } from '@/components/ui/scroll-box';
import { SelectField } from '@/components/ui/select-field';
import { useAsk } from '@/components/ui/use-ask';
import type { ClassRole } from '@/core/access/class-powers';
import type { ActionResult } from '@/core/shared/action-result';
import { type MakeResetLink, ResetLinkButton } from './reset-link-button';

/** A member of a class in the list of people. */
export interface PersonLine {
  userId: string;
  name: string;
  accountName: string | null;
  email: string;
  role: ClassRole;
  status: 'active' | 'left' | 'removed';
  section: string | null;
  externalId: string | null;
  mayReset: boolean;
}

type Remove = (input: {
  cohortId: string;
  userId: string;
  removed: boolean;
}) => Promise<ActionResult<unknown>>;
type Choose = (input: {
  cohortId: string;
  who: { email: string } | { userId: string };
  role: ClassRole;
}) => Promise<ActionResult<unknown>>;

const UNREACHABLE = 'The server could not be reached. Nothing was changed.';

/** The learners of a class, each of whom can be removed; for a while that can be undone where it was done, and later below. */
export function LearnerList({
  cohortId,
  learners,
  remove,
  makeResetLink,
}: {
  cohortId: string;
  learners: PersonLine[];
  remove: Remove;
  makeResetLink: MakeResetLink | null;
}) {
  const router = useRouter();
  const [removed, setRemoved] = useState<PersonLine | null>(null);
  const { ask, busy, error } = useAsk(UNREACHABLE);
  const set = (person: PersonLine, gone: boolean) =>
    void ask(
      () => remove({ cohortId, userId: person.userId, removed: gone }),
      () => {
        setRemoved(gone ? person : null);
        router.refresh();
      },
    );
  return (
    <>
      {error && <Notice kind="trouble">{error.message}</Notice>}
      {removed && (
        <Notice kind="info">
          {removed.name} was removed from the class.{' '}
          <button
            type="button"
            disabled={busy}
            className="font-medium text-accent underline underline-offset-2"
            onClick={() => set(removed, false)}
          >
            Undo
          </button>
        </Notice>
      )}
      <ScrollBox label="Learners" className="mt-3 overflow-x-auto">
        <table className="relative w-full min-w-[36rem] border-collapse text-sm">
          <thead>
            <tr className="border-b border-line text-left text-xs text-ink-faint">
              <th className="py-2 pr-4 font-medium">Learner</th>
              <th className="py-2 pr-4 font-medium">Section</th>
              <th className="py-2 pr-4 font-medium">ID</th>
              <th className="py-2 font-medium">
                <span className="sr-only">What can be done</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {learners.map((person) => (
              <tr key={person.userId} className="border-b border-line align-top last:border-0">
                <th scope="row" className="py-2 pr-4 text-left font-normal">
                  <Link
                    href={`/teach/cohorts/${cohortId}/learners/${person.userId}`}
                    prefetch={false}
                    className="font-medium hover:underline"
                  >
                    {person.name}
                  </Link>
                  <span className="block text-xs text-ink-faint">
                    {person.email}
                    {person.accountName && `, account of ${person.accountName}`}
                  </span>
                </th>
                <td className="py-2 pr-4">{person.section}</td>
                <td className="num py-2 pr-4">{person.externalId}</td>
                <td className="py-2">
                  <div className="flex flex-wrap justify-end gap-2">
                    {makeResetLink && person.mayReset && (
                      <ResetLinkButton
                        learner={{ id: person.userId, name: person.name }}
                        make={makeResetLink}
                      />
                    )}
                    <Button
                      look="quiet"
                      disabled={busy}
                      aria-label={`Remove ${person.name}`}
                      onClick={() => set(person, true)}
                    >
                      Remove
                    </Button>
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </>
  );
}

/** Who was removed can be let in again; who left comes back by the link. */
export function GoneList({
  cohortId,
  gone,
  restore,
}: {
  cohortId: string;
  gone: PersonLine[];
  restore: Remove;
}) {
  const router = useRouter();
  const { ask, busy, error } = useAsk(UNREACHABLE);
  return (
    <>
      {error && <Notice kind="trouble">{error.message}</Notice>}
      <ul className="max-w-xl divide-y divide-line text-sm">
        {gone.map((person) => (
          <li
            key={person.userId}
            className="flex flex-wrap items-center justify-between gap-2 py-2"
          >
            <span>
              {person.name}{' '}
              <span className="text-ink-faint">
                {person.status === 'left' ? 'left' : 'was removed'}
              </span>
            </span>
            {person.status === 'removed' && (
              <Button
                disabled={busy}
                aria-label={`Let ${person.name} in again`}
                onClick={() =>
                  void ask(
                    () => restore({ cohortId, userId: person.userId, removed: false }),
                    () => router.refresh(),
                  )
                }
              >
                Let in again
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

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
  staff: PersonLine[];
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
          <Button type="submit" disabled={busy} className="min-h-11">
            Add
          </Button>
        </form>
      )}
      <p className="mt-2 max-w-[68ch] text-xs text-ink-faint">
        Instructors teach. Reviewers only read what was handed in to assignments, without e-mail
        addresses. Owners can also delete the class and choose its staff. Staff do not see each
        other’s own work.
      </p>
    </>
  );
}

/** Who is on the roster and has not joined yet. */
export function ExpectedList({
  cohortId,
  expected,
  remove,
}: {
  cohortId: string;
  expected: { email: string; name: string; section: string | null }[];
  remove: (input: { cohortId: string; email: string }) => Promise<ActionResult<unknown>>;
}) {
  const router = useRouter();
  const { ask, busy, error } = useAsk(UNREACHABLE);
  return (
    <>
      {error && <Notice kind="trouble">{error.message}</Notice>}
      <ul className="max-w-2xl divide-y divide-line text-sm">
        {expected.map(({ email, name, section }) => (
          <li key={email} className="flex flex-wrap items-center justify-between gap-2 py-1">
            <span>
              {name} <span className="text-ink-faint">{email}</span>
              {section && <span className="text-ink-faint">, section {section}</span>}
            </span>
            <Button
              look="quiet"
              disabled={busy}
              aria-label={`Take ${name} off the roster`}
              onClick={() =>
                void ask(
                  () => remove({ cohortId, email }),
                  () => router.refresh(),
                )
              }
            >
              Take off
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
