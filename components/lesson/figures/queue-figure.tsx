'use client';

import { queueFigures } from '@/core/lessons/queue-figures';
import { formatMs, formatNumber } from '@/core/shared/format-number';
import { QueueCurve } from './queue-curve';
import { Slider } from './slider';
import { useUrlNumber } from './use-url-number';

/** What is said where the line does not settle: at 100 % it has no room, beyond it grows by the second. */
function overloadWords(rate: number, ms: number, workers: number): string {
  const done = (workers * 1000) / ms;
  if (rate <= done) {
    return 'Just as much comes in as can be done. After a clump there is no spare time to catch up, so the line never settles.';
  }
  const each = rate - done;
  return `${formatNumber(each)} more a second come in than can be done: the line grows without end, by ${formatNumber(each * 60)} a minute.`;
}

/** A line in front of workers: the curve of waiting over utilisation, p99 and Little's law, calculated as the reader turns the knobs. */
export function QueueFigure() {
  const [rate, setRate] = useUrlNumber('rate', 80, 1, 200);
  const [ms, setMs] = useUrlNumber('ms', 10, 1, 100);
  const [workers, setWorkers] = useUrlNumber('workers', 1, 1, 20);
  const { utilisation, steady } = queueFigures(rate, ms, workers);
  return (
    <div className="flex flex-col gap-4">
      <div className="grid gap-4 sm:grid-cols-3">
        <Slider label="Arrivals" unit="/s" value={rate} min={1} max={200} onChange={setRate} />
        <Slider label="Work" unit="ms each" value={ms} min={1} max={100} onChange={setMs} />
        <Slider label="Workers" unit="" value={workers} min={1} max={20} onChange={setWorkers} />
      </div>
      <QueueCurve
        serviceMs={ms}
        workers={workers}
        here={steady === null ? null : { utilisation, ...steady }}
      />
      <div aria-live="polite" className="num flex flex-col gap-2 text-sm">
        <p>
          Utilisation <strong>{formatNumber(utilisation * 100)} %</strong>.{' '}
          {steady === null ? (
            <span className="text-trouble">⚠ {overloadWords(rate, ms, workers)}</span>
          ) : (
            <>
              A request waits <strong>{formatMs(steady.waitMs)}</strong> on average; 1 in 100 waits
              longer than <strong>{formatMs(steady.waitP99Ms)}</strong> (p99).
            </>
          )}
        </p>
        {steady !== null && (
          <p>
            By Little’s law {rate}/s × {formatMs(steady.waitMs)} ={' '}
            <strong>{formatNumber(steady.waiting)}</strong> wait in line, and{' '}
            {formatNumber(steady.inside)} are inside.
          </p>
        )}
      </div>
      <p className="text-xs text-ink-faint">
        Full line: the mean. Broken line: p99. Calculated for arrivals at random and work times that
        vary as exponential ones do (M/M/c).
      </p>
    </div>
  );
}
