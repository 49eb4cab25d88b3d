'use client';

import { useRouter } from 'next/navigation';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { useAsk } from '@/components/ui/use-ask';
import type { ActionResult } from '@/core/shared/action-result';

/** Whether letters tell of what is new in the inbox, and the button that changes it. */
export function NewsSwitch({
  on,
  confirmed,
  choose,
}: {
  on: boolean;
  /** Whether the e-mail is confirmed; without that no such letter goes out. */
  confirmed: boolean;
  choose: (input: { newsByMail: boolean }) => Promise<ActionResult<unknown>>;
}) {
  const router = useRouter();
  const { ask, busy, error } = useAsk('The server could not be reached. Nothing was changed.');
  const press = () =>
    ask(
      () => choose({ newsByMail: !on }),
      () => router.refresh(),
    );
  return (
    <div className="flex max-w-sm flex-col items-start gap-3">
      {error && <Notice kind="trouble">{error.message}</Notice>}
      <p role="status" className="text-sm text-ink-soft">
        {on
          ? `When something is said about your designs, you get a letter, at most once a day${confirmed ? '' : ', as soon as your e-mail is confirmed'}.`
          : 'You get no letters about what is said about your designs. It is in your inbox.'}
      </p>
      <Button disabled={busy} onClick={press}>
        {on ? 'Send me no such letters' : 'Send me such letters'}
      </Button>
    </div>
  );
}
