'use client';

import { useRouter } from 'next/navigation';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { useAsk } from '@/components/ui/use-ask';
import type { ActionResult } from '@/core/shared/action-result';
import { UNREACHABLE } from './member-actions';

/** Says that the learners of a class do not exist; who may, removes all of it with one button. */
export function InventedNotice({
  cohortId,
  remove,
}: {
  cohortId: string;
  remove: ((cohortId: string) => Promise<ActionResult<unknown>>) | null;
}) {
  const router = useRouter();
  const { ask, busy, error } = useAsk(UNREACHABLE);
  return (
    <Notice kind="info">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-[75ch]">
          This class is an example: its learners are invented, so that you can look around. Their
          designs are really graded.
          {error && <span className="text-trouble"> {error.message}</span>}
        </p>
        {remove && (
          <Button
            disabled={busy}
            onClick={() =>
              void ask(
                () => remove(cohortId),
                () => router.push('/teach'),
              )
            }
          >
            Remove the example
          </Button>
        )}
      </div>
    </Notice>
  );
}
