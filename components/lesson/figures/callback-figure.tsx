'use client';

import { ASK_MS, CALLED_MS, heldLines, LONG_POLL_S, POLL_EVERY_S } from '@/core/lessons/held-lines';
import { formatNumber } from '@/core/shared/format-number';
import { Slider } from './slider';
import { useUrlNumber } from './use-url-number';

/** One way to learn the result: how many lines it keeps busy, as a number and a bar, and how it comes about. */
function Way({
  title,
  lines,
  share,
  dashed = false,
  children,
}: {
  title: string;
  lines: number;
  share: number;
  dashed?: boolean;
  children: React.ReactNode;
}) {
  return (
    <li className="border-t border-line pt-2">
      <p className="flex items-baseline justify-between gap-3">
        <span className="font-medium">{title}</span>
        <span className="text-base whitespace-nowrap">
          = <strong>{formatNumber(lines)} slots</strong>
        </span>
      </p>
      <div aria-hidden="true" className="my-1 h-4 rounded-sm bg-sunk">
        <div
          className={`h-full min-w-1.5 rounded-sm border-2 ${
            dashed ? 'border-dashed border-async bg-async-soft' : 'border-sync bg-sync-soft'
          }`}
          style={{ width: `${share * 100}%` }}
        />
      </div>
      <p className="text-ink-soft">{children}</p>
    </li>
  );
}

/** Four ways to learn how a slow payment ended, and how many slots of the shop each keeps busy. */
export function CallbackFigure() {
  const [rate, setRate] = useUrlNumber('callback-rate', 200, 10, 500);
  const [seconds, setSeconds] = useUrlNumber('callback-seconds', 5, 1, 30);
  const lines = heldLines(rate, seconds);
  const most = lines.longPolling;
  const back = lines.asking + lines.called;
  const open = formatNumber(lines.held);
  return (
    <div className="flex flex-col gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <Slider
          label="Payments"
          unit="/s"
          value={rate}
          min={10}
          max={500}
          step={10}
          onChange={setRate}
        />
        <Slider
          label="The bank needs"
          unit="s"
          value={seconds}
          min={1}
          max={30}
          onChange={setSeconds}
        />
      </div>
      <ul aria-live="polite" className="figure-list num flex flex-col gap-2 text-sm">
        <Way title="Hold the line" lines={lines.held} share={lines.held / most}>
          {rate}/s × {seconds} s. The result is there at once.
        </Way>
        <Way
          title={`Poll every ${POLL_EVERY_S} s`}
          lines={lines.polling}
          share={lines.polling / most}
        >
          {rate}/s × {ASK_MS} ms to ask, and {open} open payments make{' '}
          {formatNumber(lines.pollsPerSecond)} polls a second of {ASK_MS} ms. The result is seen{' '}
          {POLL_EVERY_S / 2} s late on average.
        </Way>
        <Way title="Long polling" lines={lines.longPolling} share={lines.longPolling / most}>
          {rate}/s × {ASK_MS} ms to ask, and {open} polls held open, for up to {LONG_POLL_S} s each.
          The result is there at once.
        </Way>
        <Way title="Callback" lines={back} share={back / most} dashed>
          {rate}/s × {ASK_MS} ms to ask and {rate}/s × {CALLED_MS} ms to be called. The result is
          there at once.
        </Way>
      </ul>
      <p className="text-xs text-ink-faint">
        Calculated: slots in use = rate × time that each is held. A slot is a connection, and in a
        blocking server a thread as well.
      </p>
    </div>
  );
}
