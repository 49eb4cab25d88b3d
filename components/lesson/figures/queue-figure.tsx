'use client';

import { queueFigures } from '@/core/lessons/queue-maths';
import { formatMs, formatNumber } from '@/core/shared/format-number';
import { Slider } from './slider';
import { useUrlNumber } from './use-url-number';

/** A line in front of workers: utilisation, wait and Little's law, calculated as the reader turns the knobs. */
export function QueueFigure() {
  const [rate, setRate] = useUrlNumber('rate', 80, 1, 200);
  const [ms, setMs] = useUrlNumber('ms', 10, 1, 100);
  const [workers, setWorkers] = useUrlNumber('workers', 1, 1, 20);
  const { utilisation, wait, waiting, inside } = queueFigures(rate, ms / 1000, workers);
  const full = wait === null || waiting === null || inside === null;
  return (
    <div className="flex flex-col gap-4">
      <div className="grid gap-4 sm:grid-cols-3">
        <Slider label="Arrivals" unit="/s" value={rate} min={1} max={200} onChange={setRate} />
        <Slider label="Work" unit="ms each" value={ms} min={1} max={100} onChange={setMs} />
        <Slider label="Workers" unit="" value={workers} min={1} max={20} onChange={setWorkers} />
      </div>
      <div aria-hidden="true" className="h-3 overflow-hidden rounded-full bg-sunk">
        <div
          className={`h-full ${full ? 'bg-trouble' : 'bg-async'}`}
          style={{ width: `${Math.min(100, utilisation * 100)}%` }}
        />
      </div>
      <p aria-live="polite" className="num text-sm">
        Utilisation <strong>{formatNumber(utilisation * 100)} %</strong>.{' '}
        {full ? (
          <span className="text-trouble">
            ⚠{' '}
            {utilisation > 1
              ? 'More comes in than can be done: the line grows without end.'
              : 'As much comes in as can be done, with no time to spare: the line keeps growing.'}
          </span>
        ) : (
          <>
            A request waits <strong>{formatMs(wait * 1000)}</strong> on average. By Little’s law{' '}
            {rate}/s × {formatMs(wait * 1000)} = <strong>{formatNumber(waiting)}</strong> wait in
            line, and {formatNumber(inside)} are inside.
          </>
        )}
      </p>
      <p className="text-xs text-ink-faint">
        Arrivals at random, work times that vary as exponential ones do (M/M/c).
      </p>
    </div>
  );
}
