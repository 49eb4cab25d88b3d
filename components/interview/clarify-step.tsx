'use client';

import { Button } from '@/components/ui/button';
import { MOST_CARDS } from '@/core/interview/round-state';
import type { RoundView } from '@/core/interview/round-view';
import type { Send } from './use-round';

/** The questions that may be asked, each with its answer once it was. */
export function ClarifyStep({ view, send }: { view: RoundView; send: Send }) {
  const left = MOST_CARDS - view.cards.filter(({ answer }) => answer !== null).length;
  return (
    <div>
      <p className="num mb-4 text-sm text-ink-soft" aria-live="polite">
        {left} of {MOST_CARDS} questions left. Ask what the design depends on.
      </p>
      <ul className="grid gap-2 md:grid-cols-2">
        {view.cards.map(({ id, question, answer }) => (
          <li key={id} className="rounded-sheet border border-line bg-sheet px-4 py-3">
            <div className="flex items-start justify-between gap-3">
              <p className="text-sm font-medium">{question}</p>
              {answer === null && (
                <Button
                  className="max-md:min-h-11"
                  aria-label={`Ask: ${question}`}
                  disabled={left === 0}
                  onClick={() => void send({ do: 'ask', card: id })}
                >
                  Ask
                </Button>
              )}
            </div>
            {answer !== null && <p className="mt-1 text-sm text-ink-soft">{answer}</p>}
          </li>
        ))}
      </ul>
    </div>
  );
}
