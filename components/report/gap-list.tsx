import type { Gap, Quantity } from '@/core/missions/predictions';
import { formatMs, formatNumber } from '@/core/shared/format-number';

const NAMES: Record<Quantity, string> = {
  answerMs: 'Answer (p99)',
  drainMs: 'Last item',
  peakDepth: 'Deepest queue',
  duplicates: 'Duplicates',
};

function show(quantity: Quantity, value: Gap['actual']): string {
  if (value === null) return 'nothing';
  if (value === 'infinite') return 'never';
  return quantity === 'answerMs' || quantity === 'drainMs' ? formatMs(value) : formatNumber(value);
}

/** Where a value lies between 0 and twice the larger of both, %. */
function place(gap: Gap, value: Gap['actual']): number {
  const actual = typeof gap.actual === 'number' ? gap.actual : gap.predicted * 2;
  const scale = Math.max(gap.predicted, actual, 1e-9) * 1.1;
  return typeof value === 'number' ? (value / scale) * 100 : 100;
}

/** What was predicted beside what happened, drawn on one scale, with what explains it. */
export function GapList({ gaps }: { gaps: Gap[] }) {
  if (gaps.length === 0) return null;
  const close = gaps.filter((gap) => gap.close).length;
  return (
    <section aria-label="Prediction and run">
      <h3 className="num text-sm font-semibold">
        Your prediction: {close} of {gaps.length} close
      </h3>
      <ul className="mt-2 grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
        {gaps.map((gap) => (
          <li key={gap.quantity} className="text-sm">
            <p className="flex items-baseline justify-between gap-2">
              <span className="font-medium">{NAMES[gap.quantity]}</span>
              <span className={`text-xs ${gap.close ? 'text-good' : 'text-trouble'}`}>
                {gap.close ? '✓ close' : '✗ off'}
              </span>
            </p>
            <div aria-hidden="true" className="relative my-2 h-3 rounded-full bg-sunk">
              <span
                className="absolute top-1/2 size-3 -translate-1/2 rounded-full border-2 border-ink bg-sheet"
                style={{ left: `${place(gap, gap.predicted)}%` }}
              />
              <span
                className={`absolute top-1/2 h-4 w-1 -translate-1/2 rounded-full ${gap.close ? 'bg-good' : 'bg-trouble'}`}
                style={{ left: `${place(gap, gap.actual)}%` }}
              />
            </div>
            <p className="num text-xs">
              ○ predicted {show(gap.quantity, gap.predicted)} · │ happened{' '}
              {show(gap.quantity, gap.actual)}
            </p>
            <p className="mt-1 text-xs text-ink-faint">{gap.why}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
