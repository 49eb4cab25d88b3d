'use client';

import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { TextField } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { useAsk } from '@/components/ui/use-ask';
import type { ActionResult } from '@/core/shared/action-result';

/** Takes the password as proof of who is there. */
export type Confirm = (password: string) => Promise<ActionResult<unknown>>;

function ConfirmDialog({
  confirm,
  onConfirmed,
  onClose,
}: {
  confirm: Confirm;
  onConfirmed: () => void;
  onClose: () => void;
}) {
  const { ask, busy, error } = useAsk('The server could not be reached. Try again.');
  const field = useRef<HTMLInputElement>(null);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // The dialog may stand inside another form, which hears of it by React although it is elsewhere in the page.
    event.stopPropagation();
    const password = String(new FormData(event.currentTarget).get('confirm-password'));
    void ask(() => confirm(password), onConfirmed);
  };
  return (
    <Dialog title="Is it you?" width="24rem" onClose={onClose} focus={field}>
      <form method="post" onSubmit={submit} className="mt-4 flex flex-col gap-4">
        <p className="text-sm text-ink-soft">
          You typed your password a while ago. Type it once more to go on.
        </p>
        {error && <Notice kind="trouble">{error.message}</Notice>}
        <TextField
          label="Your password"
          name="confirm-password"
          ref={field}
          type="password"
          autoComplete="current-password"
          required
        />
        <SubmitButton look="primary" disabled={busy} className="self-start">
          Go on
        </SubmitButton>
      </form>
    </Dialog>
  );
}

/**
 * As `useAsk`, for what needs a password that was typed a short while ago: when it was not, `dialog` asks for it and the call is made
 * again.
 */
export function useConfirmedAsk(unreachable: string, confirm: Confirm) {
  const { ask, busy, error } = useAsk(unreachable);
  const [again, setAgain] = useState<(() => void) | null>(null);
  const confirmedAsk = async <T,>(
    call: () => Promise<ActionResult<T>>,
    use: (value: T) => void,
  ): Promise<void> => {
    await ask(async () => {
      const result = await call();
      if (!result.ok && result.code === 'unconfirmed') {
        setAgain(() => () => void confirmedAsk(call, use));
      }
      return result;
    }, use);
  };
  const dialog: ReactNode = again && (
    <ConfirmDialog
      confirm={confirm}
      onClose={() => setAgain(null)}
      onConfirmed={() => {
        setAgain(null);
        again();
      }}
    />
  );
  return { ask: confirmedAsk, busy, error: error?.code === 'unconfirmed' ? null : error, dialog };
}
