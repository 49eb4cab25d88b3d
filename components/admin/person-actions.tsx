'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { type Confirm, useConfirmedAsk } from '@/components/account/use-confirmed-ask';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { SelectField } from '@/components/ui/select-field';
import { SubmitButton } from '@/components/ui/submit-button';
import type { ActionResult } from '@/core/shared/action-result';
import { OneTimeAddress } from './one-time-address';

type Role = 'learner' | 'instructor' | 'admin';

export type PersonChange =
  | { what: 'role'; id: string; role: Role }
  | { what: 'premium'; id: string; premium: boolean }
  | { what: 'disabled'; id: string; disabled: boolean }
  | { what: 'sessions' | 'second-factor' | 'deleted'; id: string };

const ROLES: Record<Role, string> = {
  learner: 'Learner',
  instructor: 'Instructor',
  admin: 'Administrator',
};

/** What an admin can do to somebody else's account. */
export function PersonActions({
  person,
  change,
  makeResetLink,
  confirm,
}: {
  person: {
    id: string;
    name: string;
    role: Role;
    premium: boolean;
    disabled: boolean;
    hasSecondFactor: boolean;
  };
  change: (change: PersonChange) => Promise<ActionResult<unknown>>;
  makeResetLink: (id: string) => Promise<ActionResult<{ token: string; expiresAt: string }>>;
  confirm: Confirm;
}) {
  const router = useRouter();
  const [asked, setAsked] = useState(false);
  const [done, setDone] = useState<string | null>(null);
  const [link, setLink] = useState<{ url: string; expiresAt: string } | null>(null);
  const { ask, busy, error, dialog } = useConfirmedAsk(
    'The server could not be reached. Nothing was changed.',
    confirm,
  );
  const { id, name } = person;
  const go = (what: PersonChange, words: string) => {
    setDone(null);
    void ask(
      () => change(what),
      () => {
        setDone(words);
        router.refresh();
      },
    );
  };
  const erase = () =>
    void ask(
      () => change({ what: 'deleted', id }),
      () => router.push('/admin/people'),
    );
  const reset = () =>
    ask(
      () => makeResetLink(id),
      ({ token, expiresAt }) =>
        setLink({ url: `${window.location.origin}/reset/${token}`, expiresAt }),
    );
  return (
    <div className="flex flex-col items-start gap-6">
      {error && <Notice kind="trouble">{error.message}</Notice>}
      {done && <Notice kind="good">{done}</Notice>}
      <form
        className="flex items-end gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          const role = new FormData(event.currentTarget).get('person-role') as Role;
          go({ what: 'role', id, role }, `The role of ${name} is now: ${ROLES[role]}.`);
        }}
      >
        <SelectField
          label="Role"
          name="person-role"
          defaultValue={person.role}
          options={Object.entries(ROLES).map(([value, label]) => ({ value, label }))}
        />
        <SubmitButton disabled={busy} className="min-h-11">
          Change the role
        </SubmitButton>
      </form>
      <div className="flex flex-wrap gap-3">
        <Button
          disabled={busy}
          onClick={() =>
            go(
              { what: 'premium', id, premium: !person.premium },
              person.premium ? 'Premium lessons are closed.' : 'Premium lessons are open.',
            )
          }
        >
          {person.premium ? 'Close premium lessons' : 'Open premium lessons'}
        </Button>
        <Button disabled={busy} onClick={() => void reset()}>
          Link to a new password
        </Button>
        <Button
          disabled={busy}
          onClick={() => go({ what: 'sessions', id }, `${name} is signed out everywhere.`)}
        >
          Sign out everywhere
        </Button>
        {person.hasSecondFactor && (
          <Button
            disabled={busy}
            onClick={() =>
              go({ what: 'second-factor', id }, `${name} signs in with the password alone.`)
            }
          >
            Switch off the second factor
          </Button>
        )}
        <Button
          look="danger"
          disabled={busy}
          onClick={() =>
            go(
              { what: 'disabled', id, disabled: !person.disabled },
              person.disabled
                ? `${name} can sign in again.`
                : `${name} is signed out and cannot sign in any more. The work stays.`,
            )
          }
        >
          {person.disabled ? 'Enable the account' : 'Disable the account'}
        </Button>
      </div>
      {asked ? (
        <div className="flex flex-wrap items-center gap-3">
          <p className="basis-full text-sm text-ink-soft">
            Everything of this account goes, and nothing brings it back. Classes keep what was
            handed in there, without name and e-mail.
          </p>
          <Button look="danger" disabled={busy} onClick={erase}>
            Delete it for good
          </Button>
          <Button look="quiet" disabled={busy} onClick={() => setAsked(false)}>
            Keep it
          </Button>
        </div>
      ) : (
        <Button look="danger" disabled={busy} onClick={() => setAsked(true)}>
          Delete the account
        </Button>
      )}
      {link !== null && <OneTimeAddress whose={name} {...link} />}
      {dialog}
    </div>
  );
}
