'use client';

import { type KeyboardEvent, type ReactNode, type RefObject, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { useAsk } from '@/components/ui/use-ask';
import type { ActionResult } from '@/core/shared/action-result';

const MOST = 10_000;

/** Writes a text and sends it. What was written stays until it has been taken. */
export function TalkForm({
  label,
  button,
  text,
  onText,
  send,
  onSent,
  onCancel,
  field,
  children,
}: {
  label: string;
  button: string;
  text: string;
  onText: (text: string) => void;
  send: () => Promise<ActionResult<unknown>>;
  onSent: () => void;
  onCancel?: () => void;
  field?: RefObject<HTMLTextAreaElement | null>;
  /** What else there is to choose, above the button. */
  children?: ReactNode;
}) {
  const id = useId();
  const { ask, busy, error } = useAsk('The server could not be reached. Your text is still here.');
  const length = text.trim().length;
  const submit = () => {
    if (busy || length === 0) return;
    void ask(send, () => {
      onText('');
      onSent();
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      submit();
    }
    if (event.key === 'Escape') onCancel?.();
  };
  const problem = error?.problems?.find(({ path }) => path === 'text')?.message;
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <textarea
        id={id}
        ref={field}
        value={text}
        rows={3}
        aria-describedby={`${id}-help`}
        className="rounded border border-line-strong bg-sheet px-3 py-2 text-base"
        onChange={(event) => onText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <p
        id={`${id}-help`}
        className={`num text-xs ${length > MOST ? 'text-trouble' : 'text-ink-faint'}`}
      >
        {length > MOST * 0.9
          ? `${length.toLocaleString('en')} of 10,000 characters`
          : 'Plain text. Ctrl + Enter sends it.'}
      </p>
      {children}
      {error && <Notice kind="trouble">{problem ? `This text ${problem}.` : error.message}</Notice>}
      <div className="flex gap-2">
        <SubmitButton look="primary" disabled={busy || length === 0}>
          {button}
        </SubmitButton>
        {onCancel && <Button onClick={onCancel}>Cancel</Button>}
      </div>
    </form>
  );
}

/** The same with a text of its own. */
export function OwnTalkForm({
  send,
  ...rest
}: Omit<Parameters<typeof TalkForm>[0], 'text' | 'onText' | 'send'> & {
  send: (text: string) => Promise<ActionResult<unknown>>;
}) {
  const [text, setText] = useState('');
  return <TalkForm {...rest} text={text} onText={setText} send={() => send(text)} />;
}
