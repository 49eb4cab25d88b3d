'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { Button } from '@/components/ui/button';
import { LocalTime } from '@/components/ui/local-time';
import { Notice } from '@/components/ui/notice';
import { useAsk } from '@/components/ui/use-ask';
import type { ActionResult } from '@/core/shared/action-result';

interface JobLine {
  id: string;
  mission: string;
  learner: { id: string; name: string };
  createdAt: string;
  progress: number | null;
  beatAt: string | null;
  problem: string | null;
}

/** Submissions without a grade; with an action, each can be graded again. */
export function JobList({
  jobs,
  empty,
  retry,
}: {
  jobs: readonly JobLine[];
  /** What to say when there is none. */
  empty: string;
  retry?: (id: string) => Promise<ActionResult<unknown>>;
}) {
  const router = useRouter();
  const { ask, busy, error } = useAsk('The server could not be reached. Nothing was changed.');
  if (jobs.length === 0) return <p className="text-sm text-ink-soft">{empty}</p>;
  return (
    <div className="flex flex-col gap-3">
      {error && <Notice kind="trouble">{error.message}</Notice>}
      <ul className="divide-y divide-line rounded-sheet border border-line bg-sheet">
        {jobs.map(({ id, mission, learner, createdAt, progress, beatAt, problem }) => (
          <li key={id} className="flex items-center justify-between gap-4 px-4 py-3 text-sm">
            <div className="min-w-0">
              <p className="break-words">
                <Link
                  href={`/submissions/${id}`}
                  prefetch={false}
                  className="text-accent underline underline-offset-2"
                >
                  {mission}
                </Link>{' '}
                by {learner.name}
              </p>
              <p className="num text-xs text-ink-faint">
                handed in <LocalTime at={createdAt} />
                {progress !== null && `, ${Math.round(progress * 100)} % done`}
                {beatAt !== null && (
                  <>
                    , last sign of life <LocalTime at={beatAt} />
                  </>
                )}
              </p>
              {problem !== null && <p className="text-trouble">{problem}</p>}
            </div>
            {retry && (
              <Button
                disabled={busy}
                aria-label={`Grade ${mission} by ${learner.name} again`}
                onClick={() =>
                  void ask(
                    () => retry(id),
                    () => router.refresh(),
                  )
                }
              >
                Grade again
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
