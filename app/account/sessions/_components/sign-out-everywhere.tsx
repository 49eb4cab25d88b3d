'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { ActionResult } from '@/core/shared/action-result';

/** Ends every session of the account, this one included, and goes to the sign-in page. */
export function SignOutEverywhere({
  end,
}: {
  end: (nothing: Record<string, never>) => Promise<ActionResult<unknown>>;
}) {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const leave = async () => {
    setBusy(true);
    setTrouble(null);
    try {
      const ended = await end({});
      if (ended.ok || ended.code === 'signed-out') {
        window.location.assign('/sign-in');
        return;
      }
      setTrouble(ended.message);
    } catch {
      setTrouble('The server could not be reached. You are still signed in; try again.');
    }
    setBusy(false);
  };
  return (
    <div className="flex flex-col items-start gap-4">
      {trouble && <Notice kind="trouble">{trouble}</Notice>}
      <Button look="danger" disabled={busy} onClick={leave}>
        Sign out everywhere
      </Button>
    </div>
  );
}
