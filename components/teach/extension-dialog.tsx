'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { TextField } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { useAsk } from '@/components/ui/use-ask';
import type { ActionResult } from '@/core/shared/action-result';

export type Extend = (input: {
  assignmentId: string;
  userId: string;
  extension: { due: string | null; zone: string; attempts: number; reason: string } | null;
}) => Promise<ActionResult<unknown>>;

export interface ExtensionOf {
  assignmentId: string;
  title: string;
  userId: string;
  name: string;
  /** In the class's zone, `yyyy-mm-ddThh:mm`: a week after what is due for everybody, to begin with. */
  due: string;
  zone: string;
  /** There is one already, which can be taken back. */
  there: boolean;
}

/** Gives one learner more time or more tries; the reason is kept. */
export function ExtensionDialog({
  of,
  extend,
  onClose,
}: {
  of: ExtensionOf;
  extend: Extend;
  onClose: () => void;
}) {
  const router = useRouter();
  const first = useRef<HTMLInputElement>(null);
  const { ask, busy, error } = useAsk('The server could not be reached. Nothing was changed.');
  const { assignmentId, userId } = of;
  const onDone = () => {
    onClose();
    router.refresh();
  };
  const problem = (name: string) => {
    const found = error?.problems?.find(
      ({ path }) => path === name || path === `extension.${name}`,
    );
    return found ? { error: found.message } : {};
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const extension = {
      due: text('extendedDue').slice(0, 16) || null,
      zone: of.zone,
      attempts: Number(text('extraTries') || 0),
      reason: text('reason'),
    };
    void ask(() => extend({ assignmentId, userId, extension }), onDone);
  };
  return (
    <Dialog title={`Extension for ${of.name}`} width="26rem" onClose={onClose} focus={first}>
      <form onSubmit={submit} className="mt-3 flex flex-col gap-3">
        <p className="text-sm text-ink-soft">{of.title}</p>
        {error && !error.problems?.some(({ path }) => path !== '') && (
          <Notice kind="trouble">{error.problems?.[0]?.message ?? error.message}</Notice>
        )}
        <label className="flex flex-col gap-1 text-sm font-medium">
          Due, in the time of {of.zone.replaceAll('_', ' ')}
          <input
            ref={first}
            name="extendedDue"
            type="datetime-local"
            defaultValue={of.due}
            aria-invalid={problem('due').error ? true : undefined}
            className="min-h-11 rounded border border-line-strong bg-sheet px-3 text-base font-normal"
          />
          {problem('due').error && (
            <span className="font-normal text-trouble">{problem('due').error}</span>
          )}
        </label>
        <TextField
          label="Tries on top"
          name="extraTries"
          type="number"
          min={0}
          max={100}
          defaultValue={0}
          {...problem('attempts')}
        />
        <TextField
          label="Reason"
          name="reason"
          required
          maxLength={300}
          defaultValue="Agreed"
          help="Kept with the extension. The learner sees it."
          {...problem('reason')}
        />
        <div className="flex flex-wrap gap-2">
          <SubmitButton look="primary" disabled={busy}>
            Extend
          </SubmitButton>
          {of.there && (
            <Button
              disabled={busy}
              onClick={() =>
                void ask(() => extend({ assignmentId, userId, extension: null }), onDone)
              }
            >
              Take it back
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  );
}
