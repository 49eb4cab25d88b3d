'use client';

import { useRouter } from 'next/navigation';
import { Button } from '@/components/ui/button';
import { LocalTime } from '@/components/ui/local-time';
import { Notice } from '@/components/ui/notice';
import { useAsk } from '@/components/ui/use-ask';
import type { ActionResult } from '@/core/shared/action-result';

/** Whether learners see the results of an assignment by now; where that is done by hand, the button that does it. */
export function ReleasePanel({
  assignmentId,
  by,
  released,
  at,
  change,
}: {
  assignmentId: string;
  by: 'atOnce' | 'afterDue' | 'onDate' | 'byHand';
  released: boolean;
  /** When they see them, or saw them first, ISO 8601, UTC; null where there is no such instant. */
  at: string | null;
  /** Null for who may not release. */
  change:
    | ((input: { assignmentId: string; released: boolean }) => Promise<ActionResult<unknown>>)
    | null;
}) {
  const router = useRouter();
  const { ask, busy, error } = useAsk('The server could not be reached. Nothing was changed.');
  if (by === 'atOnce') return null;
  return (
    <section aria-label="Release" className="mt-4 max-w-prose text-sm">
      <p>
        {released
          ? 'Learners see their points and comments'
          : 'Points and comments are drafts: learners do not see them yet'}
        {at !== null && (
          <>
            {released ? ', since ' : ', until '}
            <LocalTime at={at} className="num" />
          </>
        )}
        .
      </p>
      {error && <Notice kind="trouble">{error.message}</Notice>}
      {by === 'byHand' && change !== null && (
        <Button
          look={released ? 'quiet' : 'primary'}
          className="mt-2"
          disabled={busy}
          onClick={() =>
            void ask(
              () => change({ assignmentId, released: !released }),
              () => router.refresh(),
            )
          }
        >
          {released ? 'Hold them back again' : 'Release to the class'}
        </Button>
      )}
    </section>
  );
}
