'use client';

import { buttonClass } from '@/components/ui/button';
import { countRight, PARADIGMS, type Sort } from '@/core/lessons/paradigms';
import { Choice } from './choice';
import { useUrlChoice } from './use-url-choice';
import { useUrlLetters } from './use-url-letters';

const OPTIONS: { value: Sort; label: string }[] = [
  { value: 'sync', label: 'Synchronous' },
  { value: 'async', label: 'Asynchronous' },
  { value: 'both', label: 'Both' },
  { value: 'depends', label: 'It depends' },
];
const LETTERS: Record<string, Sort> = { s: 'sync', a: 'async', b: 'both', d: 'depends' };
const NOT_YET = '-'.repeat(PARADIGMS.length);
const CHECKED = ['no', 'yes'] as const;

const labelOf = (sort: Sort) => OPTIONS.find(({ value }) => value === sort)?.label ?? sort;

/** The sorting board: eight ways to communicate, four places, and why each belongs where it does. */
export function SortingFigure() {
  const [letters, setLetter] = useUrlLetters('sort-board', NOT_YET, '-sabd');
  const [checked, setChecked] = useUrlChoice('sort-checked', CHECKED);
  const sorted = PARADIGMS.map((_, i) => LETTERS[letters[i] ?? '-'] ?? null);
  const right = countRight(sorted);
  const left = sorted.filter((sort) => sort === null).length;
  return (
    <div className="flex flex-col gap-4">
      <ul className="figure-list flex flex-col gap-4">
        {PARADIGMS.map((paradigm, i) => {
          const sort = sorted[i] ?? null;
          const good = sort === paradigm.sort;
          return (
            <li key={paradigm.id} className="border-t border-line pt-3">
              <Choice
                label={paradigm.title}
                options={OPTIONS}
                value={sort}
                onChange={(value) => setLetter(i, value[0] ?? '-')}
              />
              {checked === 'yes' && sort !== null && (
                <p className={`mt-1 text-sm ${good ? 'text-good' : 'text-trouble'}`}>
                  <strong>{good ? '✓ Right.' : `⚠ ${labelOf(paradigm.sort)}.`}</strong>{' '}
                  <span className="text-ink-soft">{paradigm.because}</span>
                </p>
              )}
            </li>
          );
        })}
      </ul>
      <div className="flex flex-wrap items-center gap-3">
        <button
          type="button"
          className={buttonClass('primary')}
          onClick={() => setChecked(checked === 'yes' ? 'no' : 'yes')}
        >
          {checked === 'yes' ? 'Hide the reasons' : 'Check'}
        </button>
        <p aria-live="polite" className="num text-sm">
          {checked === 'yes'
            ? `${right} of ${PARADIGMS.length} lie where they belong${left > 0 ? `, ${left} not sorted yet` : ''}.`
            : `${PARADIGMS.length - left} of ${PARADIGMS.length} sorted.`}
        </p>
      </div>
    </div>
  );
}
