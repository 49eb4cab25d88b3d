'use client';

import { useRouter } from 'next/navigation';
import { Button } from '@/components/ui/button';
import { LocalTime } from '@/components/ui/local-time';
import { Notice } from '@/components/ui/notice';
import { useAsk } from '@/components/ui/use-ask';
import type { SessionLine } from '@/core/contracts/session-line';
import type { ActionResult } from '@/core/shared/action-result';

/** The browsers in which somebody is signed in, each with a button that ends its session; this one has “Sign out” for that. */
export function SessionList({
  sessions,
  end,
}: {
  sessions: readonly SessionLine[];
  end: (id: string) => Promise<ActionResult<unknown>>;
}) {
  const router = useRouter();
  const { ask, busy, error } = useAsk('The server could not be reached. Nothing was changed.');
  const go = (id: string) =>
    ask(
      () => end(id),
      () => router.refresh(),
    );
  return (
    <div className="flex flex-col gap-4">
      {error && <Notice kind="trouble">{error.message}</Notice>}
      <ul className="divide-y divide-line rounded-sheet border border-line bg-sheet">
        {sessions.map((session) => (
          <li key={session.id} className="flex items-center justify-between gap-4 px-4 py-3">
            <div className="min-w-0">
              <p className="font-medium">
                {session.device}
                {session.isThis && (
                  <span className="ml-2 text-sm font-normal text-good">this browser</span>
                )}
              </p>
              <p className="num text-xs text-ink-faint">
                Last used <LocalTime at={session.lastSeenAt} />, signed in{' '}
                <LocalTime at={session.createdAt} />
                {session.address !== null && <> from {session.address}</>}
              </p>
            </div>
            {!session.isThis && (
              <Button
                disabled={busy}
                onClick={() => void go(session.id)}
                aria-label={`End the session of ${session.device}`}
              >
                End
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
