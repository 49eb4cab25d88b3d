'use client';

import Link from 'next/link';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { useAsk } from '@/components/ui/use-ask';
import type { ActionResult } from '@/core/shared/action-result';

/** The button of a page behind a mailed link, what came of pressing it, and where to go from there. */
export function LinkButton({
  token,
  act,
  words,
  then,
}: {
  token: string;
  act: (input: { token: string }) => Promise<ActionResult<unknown>>;
  words: { button: string; busy: string; done: string };
  then: { href: string; label: string };
}) {
  const [done, setDone] = useState(false);
  const { ask, busy, error } = useAsk('The server could not be reached. Try again in a moment.');
  const press = () =>
    ask(
      () => act({ token }),
      () => setDone(true),
    );
  return (
    <div className="flex max-w-sm flex-col items-start gap-4">
      {error && <Notice kind="trouble">{error.message}</Notice>}
      {done ? (
        <>
          <Notice kind="good">{words.done}</Notice>
          <Link href={then.href} className="text-accent underline underline-offset-2">
            {then.label}
          </Link>
        </>
      ) : (
        <Button look="primary" disabled={busy} onClick={press} className="min-h-11">
          {busy ? words.busy : words.button}
        </Button>
      )}
    </div>
  );
}
