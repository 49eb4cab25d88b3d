'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { useAsk } from '@/components/ui/use-ask';
import type { ActionResult } from '@/core/shared/action-result';

/** Leaves a class after asking once, and goes on to another page. */
export function LeaveClass({
  cohort,
  to,
  leave,
}: {
  cohort: { id: string; name: string };
  to: string;
  leave: (cohortId: string) => Promise<ActionResult<unknown>>;
}) {
  const router = useRouter();
  const [asked, setAsked] = useState(false);
  const { ask, busy, error } = useAsk('The server could not be reached. Nothing was changed.');
  const go = () => {
    if (!asked) return setAsked(true);
    void ask(
      () => leave(cohort.id),
      () => {
        router.push(to);
        router.refresh();
      },
    );
  };
  return (
    <div className="flex max-w-xl flex-col items-start gap-3">
      {error && <Notice kind="trouble">{error.message}</Notice>}
      <Button
        disabled={busy}
        look={asked ? 'danger' : 'plain'}
        onClick={go}
        onBlur={() => setAsked(false)}
      >
        {asked ? `Really leave ${cohort.name}?` : 'Leave the class'}
      </Button>
    </div>
  );
}
