'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { useAsk } from '@/components/ui/use-ask';
import type { ActionResult } from '@/core/shared/action-result';

/** Whether mail is known to reach the reader, and another link when it is not. */
export function EmailState({
  confirmed,
  send,
}: {
  confirmed: boolean;
  send: (input: Record<string, never>) => Promise<ActionResult<unknown>>;
}) {
  const [sent, setSent] = useState(false);
  const { ask, busy, error } = useAsk('The server could not be reached. Nothing was sent.');
  if (confirmed) return <p className="text-sm text-ink-soft">Your e-mail is confirmed.</p>;
  const press = () =>
    ask(
      () => send({}),
      () => setSent(true),
    );
  return (
    <div className="flex max-w-sm flex-col items-start gap-3">
      {error && <Notice kind="trouble">{error.message}</Notice>}
      {sent ? (
        <Notice kind="good">A link is on its way. Open it and press the button there.</Notice>
      ) : (
        <p className="text-sm text-ink-soft">
          Your e-mail is not confirmed yet. Until it is, nobody knows that a link to a new password
          would reach you.
        </p>
      )}
      <Button disabled={busy} onClick={press}>
        Send me the link
      </Button>
    </div>
  );
}
