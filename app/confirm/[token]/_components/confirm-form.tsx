'use client';

import Link from 'next/link';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { useAsk } from '@/components/ui/use-ask';
import { useHydrated } from '@/components/ui/use-hydrated';
import type { ActionResult } from '@/core/shared/action-result';

/** The button that confirms, and what came of it. */
export function ConfirmForm({
  token,
  confirm,
}: {
  token: string;
  confirm: (input: { token: string }) => Promise<ActionResult<unknown>>;
}) {
  const [done, setDone] = useState(false);
  const { ask, busy, error } = useAsk('The server could not be reached. Try again in a moment.');
  const hydrated = useHydrated();
  const press = () =>
    ask(
      () => confirm({ token }),
      () => setDone(true),
    );
  return (
    <div className="flex max-w-sm flex-col items-start gap-4">
      {error && <Notice kind="trouble">{error.message}</Notice>}
      {done ? (
        <>
          <Notice kind="good">Your e-mail is confirmed.</Notice>
          <Link href="/home" className="text-accent underline underline-offset-2">
            Go to your practice
          </Link>
        </>
      ) : (
        <Button look="primary" disabled={busy || !hydrated} onClick={press} className="min-h-11">
          {busy ? 'Confirming …' : 'Confirm this e-mail'}
        </Button>
      )}
    </div>
  );
}
