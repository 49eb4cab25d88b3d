'use client';

import { useRouter } from 'next/navigation';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { useAsk } from '@/components/ui/use-ask';
import type { ActionResult } from '@/core/shared/action-result';
import { UNREACHABLE } from './member-actions';

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
