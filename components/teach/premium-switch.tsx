'use client';

import { useRouter } from 'next/navigation';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { useAsk } from '@/components/ui/use-ask';
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
  const { ask, busy, error } = useAsk('The server could not be reached. Nothing was changed.');
  const change = (run: SetPremium) =>
    ask(
      () => run({ cohortId, premium: !premium }),
      () => router.refresh(),
    );
  return (
    <section aria-label="Premium lessons" className="mt-8">
      <h2 className="text-lg font-semibold">Premium lessons</h2>
      <p role="status" className="mt-1 text-sm text-ink-soft">
        {premium ? 'Open to this class.' : 'Not open to this class.'}
        {action === null && ' An administrator can change this.'}
      </p>
      {error && <Notice kind="trouble">{error.message}</Notice>}
      {action !== null && (
        <Button disabled={busy} onClick={() => void change(action)} className="mt-3">
          {premium ? 'Close them for this class' : 'Open them to this class'}
        </Button>
      )}
    </section>
  );
}
