'use client';

import { useRouter } from 'next/navigation';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { useAsk } from '@/components/ui/use-ask';
import type { ClassPerson } from '@/core/access/class-person';
import { type Remove, UNREACHABLE } from './member-actions';

/** Who was removed can be let in again; who left comes back by the link. */
export function GoneList({
  cohortId,
  gone,
  restore,
}: {
  cohortId: string;
  gone: ClassPerson[];
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
