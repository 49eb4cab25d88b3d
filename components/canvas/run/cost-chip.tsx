'use client';

import { formatDollars } from '@/core/shared/format-number';
import type { Bill } from './use-bill';

/** What the design costs a month, against the budget; opens the bill. */
export function CostChip({ bill, onOpen }: { bill: Bill; onOpen: () => void }) {
  const { cost, limit, run } = bill;
  const over = limit !== null && cost.perMonth > limit;
  const words = `${formatDollars(cost.perMonth)} a month`;
  return (
    <button
      type="button"
      onClick={onOpen}
      title={run ? 'Open the bill' : 'Open the bill; messages and calls are counted in a run'}
      className={`num min-h-7 shrink-0 rounded border px-2 font-mono text-xs whitespace-nowrap max-md:min-h-11 ${over ? 'border-trouble bg-trouble-soft text-trouble' : 'border-line bg-sheet text-ink-soft'}`}
    >
      <span className="sr-only">Cost: </span>
      {run ? '' : 'from '}
      {words}
      {limit !== null && (
        <span className="sr-only">
          {' '}
          {over ? 'over' : 'of'} {formatDollars(limit)}
        </span>
      )}
    </button>
  );
}
