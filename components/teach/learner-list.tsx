'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { ScrollBox } from '@/components/ui/scroll-box';
import { useAsk } from '@/components/ui/use-ask';
import type { ClassPerson } from '@/core/access/class-person';
import { type Remove, UNREACHABLE } from './member-actions';
import { type MakeResetLink, ResetLinkButton } from './reset-link-button';

/** The learners of a class, each of whom can be removed; for a while that can be undone where it was done, and later below. */
export function LearnerList({
  cohortId,
  learners,
  remove,
  makeResetLink,
}: {
  cohortId: string;
  learners: ClassPerson[];
  remove: Remove;
  makeResetLink: MakeResetLink | null;
}) {
  const router = useRouter();
  const [removed, setRemoved] = useState<ClassPerson | null>(null);
  const { ask, busy, error } = useAsk(UNREACHABLE);
  const set = (person: ClassPerson, gone: boolean) =>
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
        <table className="relative w-full sm:min-w-[36rem] border-collapse text-sm">
          <thead>
            <tr className="border-b border-line text-left text-xs text-ink-faint">
              <th className="py-2 pr-4 font-medium">Learner</th>
              <th className="hidden py-2 pr-4 font-medium sm:table-cell">Section</th>
              <th className="hidden py-2 pr-4 font-medium sm:table-cell">ID</th>
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
                  <span className="block text-xs text-ink-faint [overflow-wrap:anywhere]">
                    {person.email}
                    {person.accountName && `, account of ${person.accountName}`}
                  </span>
                  {(person.section || person.externalId) && (
                    <span className="block text-xs text-ink-faint sm:hidden">
                      {[person.section && `section ${person.section}`, person.externalId]
                        .filter(Boolean)
                        .join(', ')}
                    </span>
                  )}
                </th>
                <td className="hidden py-2 pr-4 sm:table-cell">{person.section}</td>
                <td className="num hidden py-2 pr-4 sm:table-cell">{person.externalId}</td>
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
