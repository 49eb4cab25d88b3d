'use client';

import { useRouter } from 'next/navigation';
import { type Confirm, useConfirmedAsk } from '@/components/account/use-confirmed-ask';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { ActionResult } from '@/core/shared/action-result';

/** Ends signing in through the provider; needs a password to come back with. */
export function Disconnect({
  hasPassword,
  disconnect,
  confirm,
}: {
  hasPassword: boolean;
  disconnect: (nothing: Record<string, never>) => Promise<ActionResult<unknown>>;
  confirm: Confirm;
}) {
  const router = useRouter();
  const { ask, busy, error, dialog } = useConfirmedAsk(
    'The server could not be reached. Nothing was changed.',
    confirm,
  );
  if (!hasPassword) {
    return (
      <p className="text-sm text-ink-soft">
        This account has no password, so there is no other way in. Ask your administrator for a link
        to set one.
      </p>
    );
  }
  const go = () =>
    ask(
      () => disconnect({}),
      () => router.refresh(),
    );
  return (
    <div className="flex flex-col items-start gap-3">
      {error && <Notice kind="trouble">{error.message}</Notice>}
      <Button disabled={busy} onClick={() => void go()}>
        Disconnect
      </Button>
      {dialog}
    </div>
  );
}
