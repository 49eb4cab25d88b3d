'use client';

import { useState } from 'react';
import { type Confirm, useConfirmedAsk } from '@/components/account/use-confirmed-ask';
import { forgetAccount } from '@/components/canvas/draft/leaving';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { ActionResult } from '@/core/shared/action-result';

type Nothing = (nothing: Record<string, never>) => Promise<ActionResult<unknown>>;

/** Takes a copy of everything the reader has done, and deletes the account. */
export function OwnData({
  id,
  inClass,
  mayExport,
  remove,
  confirm,
}: {
  id: string;
  /** Whether a class keeps what was handed in. */
  inClass: boolean;
  mayExport: Nothing;
  remove: Nothing;
  confirm: Confirm;
}) {
  const [asked, setAsked] = useState(false);
  const { ask, busy, error, dialog } = useConfirmedAsk(
    'The server could not be reached. Nothing was changed.',
    confirm,
  );
  const copy = () =>
    ask(
      () => mayExport({}),
      () => window.location.assign('/account/export'),
    );
  const leave = () =>
    ask(
      () => remove({}),
      async () => {
        await forgetAccount(id);
        window.location.assign('/');
      },
    );
  return (
    <div className="flex flex-col items-start gap-4">
      {error && <Notice kind="trouble">{error.message}</Notice>}
      <p className="max-w-[68ch] text-sm text-ink-soft">
        A zip file with JSON: your drawings and their versions, submissions with their grades, quiz
        answers, review cards, and what the site has noted about your account.
      </p>
      <Button disabled={busy} onClick={() => void copy()}>
        Download everything
      </Button>
      <p className="mt-4 max-w-[68ch] text-sm text-ink-soft">
        Deleting the account removes all of it, and nothing brings it back.
        {inClass &&
          ' Your classes keep what you handed in, its grades and your finished quizzes, without your name and e-mail.'}
      </p>
      {asked ? (
        <div className="flex flex-wrap gap-3">
          <Button look="danger" disabled={busy} onClick={() => void leave()}>
            Delete my account for good
          </Button>
          <Button look="quiet" disabled={busy} onClick={() => setAsked(false)}>
            Keep it
          </Button>
        </div>
      ) : (
        <Button look="danger" onClick={() => setAsked(true)}>
          Delete the account
        </Button>
      )}
      {dialog}
    </div>
  );
}
