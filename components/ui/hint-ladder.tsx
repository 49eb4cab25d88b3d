'use client';

import { Lightbulb } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import type { ActionResult } from '@/core/shared/action-result';
import { CodeText } from './code-text';
import { useAsk } from './use-ask';

/** Hints from vague to plain, fetched one at a time. Nobody counts them. */
export function HintLadder({
  ask,
  className = 'mt-4',
}: {
  className?: string;
  ask: (known: number) => Promise<ActionResult<{ hint: string; more: boolean }>>;
}) {
  const [hints, setHints] = useState<string[]>([]);
  const [more, setMore] = useState(true);
  const { ask: call, busy, error } = useAsk('The server could not be reached. Try again.');
  const next = () =>
    call(
      () => ask(hints.length),
      (value) => {
        setHints([...hints, value.hint]);
        setMore(value.more);
      },
    );
  return (
    <div className={className}>
      <ol aria-live="polite" className="flex list-none flex-col gap-2">
        {hints.map((hint) => (
          <li key={hint} className="rounded-sheet bg-sunk px-4 py-2 text-sm">
            <CodeText text={hint} />
          </li>
        ))}
      </ol>
      {error && (
        <p role="alert" className="text-sm text-trouble">
          {error.message}
        </p>
      )}
      {more && (
        <Button look="quiet" className="mt-2" disabled={busy} onClick={() => void next()}>
          <Lightbulb size={16} aria-hidden="true" />{' '}
          {hints.length === 0 ? 'A hint' : 'Another hint'}
        </Button>
      )}
    </div>
  );
}
