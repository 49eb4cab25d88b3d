import { type Calls, CHECKOUT_STEPS, checkoutSpans } from '@/core/lessons/checkout';
import { formatNumber } from '@/core/shared/format-number';

/** The seven steps with a box to tick each, on a time line of those that stay in the request. */
export function CheckoutBars({
  queued,
  calls,
  onChange,
}: {
  queued: readonly boolean[];
  calls: Calls;
  onChange: (step: number, queued: boolean) => void;
}) {
  const total = CHECKOUT_STEPS.reduce((sum, { ms }) => sum + ms, 0);
  const spans = checkoutSpans(queued, calls);
  return (
    <ul className="figure-list flex flex-col gap-1">
      {CHECKOUT_STEPS.map(({ id, title, ms }, i) => {
        const behind = queued[i] === true;
        const left = spans[i]?.fromMs ?? 0;
        return (
          <li key={id} className="grid items-center gap-x-3 sm:grid-cols-[15rem_1fr]">
            <label className="flex min-h-8 items-center gap-2 text-sm">
              <input
                type="checkbox"
                checked={behind}
                onChange={(event) => onChange(i, event.target.checked)}
                className="accent-[var(--async)]"
              />
              <span className="min-w-0 flex-1">{title}</span>
              <span className="num font-mono text-xs text-ink-faint">{formatNumber(ms)} ms</span>
            </label>
            <div aria-hidden="true" className="relative h-4 rounded-sm bg-sunk">
              <span
                className={`absolute inset-y-0 rounded-sm border-2 bg-sheet ${
                  behind ? 'border-dashed border-async' : 'border-sync'
                }`}
                style={{
                  left: `${(left / total) * 100}%`,
                  width: `${Math.min(ms / total, 1 - left / total) * 100}%`,
                }}
              />
            </div>
          </li>
        );
      })}
    </ul>
  );
}
