'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { ActionResult } from '@/core/shared/action-result';

type SetPremium = (input: { cohortId: string; premium: boolean }) => Promise<ActionResult<unknown>>;

/** Whether premium lessons are open to a class; with an action, a button that changes it. */
export function PremiumSwitch({
  cohortId,
  premium,
  action,
}: {
  cohortId: string;
  premium: boolean;
  action: SetPremium | null;
}) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const change = async (run: SetPremium) => {
    setBusy(true);
    try {
      const answer = await run({ cohortId, premium: !premium });
      setTrouble(answer.ok ? null : answer.message);
      if (answer.ok) router.refresh();
    } catch {
      setTrouble('The server could not be reached. Nothing was changed.');
    }
    setBusy(false);
  };
  return (
    <section aria-label="Premium lessons" className="mt-8">
      <h2 className="text-lg font-semibold">Premium lessons</h2>
      <p role="status" className="mt-1 text-sm text-ink-soft">
        {premium ? 'Open to this class.' : 'Not open to this class.'}
        {action === null && ' An administrator can change this.'}
      </p>
      {trouble !== null && <Notice kind="trouble">{trouble}</Notice>}
      {action !== null && (
        <Button disabled={busy} onClick={() => change(action)} className="mt-3">
          {premium ? 'Close them for this class' : 'Open them to this class'}
        </Button>
      )}
    </section>
  );
}
