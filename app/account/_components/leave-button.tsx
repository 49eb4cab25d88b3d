'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import type { ActionResult } from '@/core/shared/action-result';

/** Leaves a class after asking once. */
export function LeaveButton({
  cohort,
  leave,
}: {
  cohort: { id: string; name: string };
  leave: (cohortId: string) => Promise<ActionResult<unknown>>;
}) {
  const router = useRouter();
  const [asked, setAsked] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const go = async () => {
    if (!asked) return setAsked(true);
    setBusy(true);
    setError(null);
    const result = await leave(cohort.id).catch(() => null);
    if (result?.ok) router.refresh();
    setBusy(false);
    if (!result?.ok) setError(result?.message ?? 'The server could not be reached.');
  };
  return (
    <span className="flex items-center gap-2">
      {error && (
        <span role="alert" className="text-sm text-trouble">
          {error}
        </span>
      )}
      <Button
        disabled={busy}
        look={asked ? 'danger' : 'quiet'}
        onClick={go}
        onBlur={() => setAsked(false)}
        aria-label={asked ? `Really leave ${cohort.name}` : `Leave ${cohort.name}`}
      >
        {asked ? 'Really leave?' : 'Leave'}
      </Button>
    </span>
  );
}
