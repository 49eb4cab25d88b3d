'use client';

import { ASK_MS, CALLED_MS, heldLines } from '@/core/lessons/held-lines';
import { formatNumber } from '@/core/shared/format-number';
import { Slider } from './slider';
import { useUrlNumber } from './use-url-number';

function Bar({ share, dashed }: { share: number; dashed: boolean }) {
  return (
    <div aria-hidden="true" className="h-5 rounded-sm bg-sunk">
      <div
        className={`h-full min-w-1 rounded-sm border-2 bg-sheet ${
          dashed ? 'border-dashed border-async' : 'border-sync'
        }`}
        style={{ width: `${share * 100}%` }}
      />
    </div>
  );
}

/** A held line against a callback: how many slots slow answers keep busy. */
export function CallbackFigure() {
  const [rate, setRate] = useUrlNumber('callback-rate', 200, 10, 500);
  const [seconds, setSeconds] = useUrlNumber('callback-seconds', 5, 1, 30);
  const { held, asking, called } = heldLines(rate, seconds);
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
      <div aria-live="polite" className="num flex flex-col gap-2 text-sm">
        <p>
          Holding the line: {rate}/s × {seconds} s = <strong>{formatNumber(held)} slots</strong>
        </p>
        <Bar share={1} dashed={false} />
        <p>
          With a callback: {rate}/s × {ASK_MS} ms to ask and {rate}/s × {CALLED_MS} ms to be called
          = <strong>{formatNumber(asking + called)} slots</strong>
        </p>
        <Bar share={(asking + called) / held} dashed />
      </div>
    </div>
  );
}
