'use client';

import { useRouter } from 'next/navigation';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { useAsk } from '@/components/ui/use-ask';
import type { ActionResult } from '@/core/shared/action-result';

/** Joins a class and opens it. */
export function JoinClass({
  code,
  join,
  words = 'Join the class',
}: {
  /** What the link ends in. */
  code: string;
  join: (code: string) => Promise<ActionResult<{ id: string }>>;
  words?: string;
}) {
  const router = useRouter();
  const { ask, busy, error } = useAsk('The server could not be reached. Try again in a moment.');
  return (
    <div className="flex flex-col items-start gap-3">
      {error && <Notice kind="trouble">{error.problems?.[0]?.message ?? error.message}</Notice>}
      <Button
        look="primary"
        disabled={busy}
        className="min-h-11 text-base"
        onClick={() =>
          void ask(
            () => join(code),
            ({ id }) => router.push(`/classes/${id}`),
          )
        }
      >
        {words}
      </Button>
    </div>
  );
}
