import type { FlowRun } from '@/core/contracts/scenario-run';
import { formatNumber } from '@/core/shared/format-number';
import { itemEnds } from './run-figures';

/** Where the items of a flow ended, as one bar with its numbers. */
export function ItemEndsBar({ flow }: { flow: FlowRun }) {
  const ends = itemEnds(flow);
  const offered = flow.items.offered;
  return (
    <div>
      <div className="flex h-3 gap-px overflow-hidden rounded-sm bg-sunk" aria-hidden="true">
        {ends
          .filter((end) => end.count > 0)
          .map((end) => (
            <div
              key={end.key}
              style={{ width: `${(end.count / offered) * 100}%`, background: end.colour }}
              className="min-w-0.5"
            />
          ))}
      </div>
      <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-xs">
        {ends.map((end) => (
          <li key={end.key} className={end.count === 0 ? 'text-ink-faint' : ''}>
            <span
              aria-hidden="true"
              className="mr-1 inline-block size-2 rounded-full"
              style={{ background: end.colour }}
            />
            <span className="num font-medium">{formatNumber(end.count)}</span> {end.label}
          </li>
        ))}
        {flow.items.duplicated > 0 && (
          <li className="text-trouble">
            ⚠ <span className="num font-medium">{formatNumber(flow.items.duplicated)}</span>{' '}
            duplicates
          </li>
        )}
      </ul>
    </div>
  );
}
