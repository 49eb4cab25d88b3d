'use client';

import { Lightbulb } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import type { ActionResult } from '@/core/shared/action-result';
import { CodeText } from './code-text';

/** Hints from vague to plain, fetched one at a time. Nobody counts them. */
export function HintLadder({
  ask,
}: {
  ask: (known: number) => Promise<ActionResult<{ hint: string; more: boolean }>>;
}) {
  const [hints, setHints] = useState<string[]>([]);
  const [more, setMore] = useState(true);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const next = async () => {
    setBusy(true);
    setTrouble('');
    try {
      const result = await ask(hints.length);
      if (result.ok) {
        setHints([...hints, result.value.hint]);
        setMore(result.value.more);
      } else setTrouble(result.message);
    } catch {
      setTrouble('The server could not be reached. Try again.');
    }
    setBusy(false);
  };
  return (
    <div className="mt-4">
      <ol aria-live="polite" className="flex list-none flex-col gap-2">
        {hints.map((hint) => (
          <li key={hint} className="rounded-sheet bg-sunk px-4 py-2 text-sm">
            <CodeText text={hint} />
          </li>
        ))}
      </ol>
      {trouble && (
        <p role="alert" className="text-sm text-trouble">
          {trouble}
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
