'use client';

import { Button } from '@/components/ui/button';
import type { Grade } from '@/core/contracts/grades';
import type { Told } from './review-actions';

const NAMES: Record<Grade, string> = { 1: 'Again', 2: 'Hard', 3: 'Good', 4: 'Easy' };

/** How well it was recalled; each button says when the card comes back. */
export function GradeButtons({
  told,
  busy,
  onGrade,
}: {
  told: Told;
  busy: boolean;
  onGrade: (grade: Grade) => void;
}) {
  return (
    <fieldset className="mt-4">
      <legend className="mb-2 text-sm text-ink-faint">
        How well did you know it? It comes back after …
      </legend>
      <div className="grid grid-cols-2 gap-2 sm:grid-cols-4">
        {told.previews.map(({ grade, interval }) => (
          <Button
            key={grade}
            disabled={busy}
            className="min-h-14 flex-col gap-0"
            onClick={() => onGrade(grade)}
          >
            <span>
              {NAMES[grade]}{' '}
              <span aria-hidden="true" className="num font-mono text-xs text-ink-faint">
                {grade}
              </span>
            </span>
            <span className="num text-xs font-normal text-ink-faint">{interval}</span>
          </Button>
        ))}
      </div>
    </fieldset>
  );
}
