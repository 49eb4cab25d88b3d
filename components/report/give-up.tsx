'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import { useAsk } from '@/components/ui/use-ask';
import type { ActionResult } from '@/core/shared/action-result';

/** Gives a mission up after asking once more; the page then shows what was kept back. */
export function GiveUp({
  mission,
  giveUp,
}: {
  mission: string;
  giveUp: (input: { mission: string }) => Promise<ActionResult<unknown>>;
}) {
  const router = useRouter();
  const [asked, setAsked] = useState(false);
  const { ask, busy, error } = useAsk('The server could not be reached. Nothing was given up.');
  const go = () =>
    ask(
      () => giveUp({ mission }),
      () => {
        setAsked(false);
        router.refresh();
      },
    );
  return (
    <>
      <Button onClick={() => setAsked(true)}>Give up and show them …</Button>
      {asked && (
        <Dialog title="Give this mission up?" width="28rem" onClose={() => setAsked(false)}>
          <p className="mt-3 text-ink-soft">
            You will see every reference solution of this mission, now and later. A note beside the
            mission reminds you that you gave it up. Your grades stay, and you can still hand in.
          </p>
          {error && (
            <div className="mt-3">
              <Notice kind="trouble">{error.message}</Notice>
            </div>
          )}
          <div className="mt-5 flex flex-wrap justify-end gap-3">
            <Button onClick={() => setAsked(false)}>Keep trying</Button>
            <Button look="danger" disabled={busy} onClick={go}>
              Give up
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
