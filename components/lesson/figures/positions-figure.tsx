'use client';

import { useMemo } from 'react';
import {
  COURIERS,
  KEEPINGS,
  POSITIONS_PER_SECOND,
  runPositions,
  TOO_OLD_MS,
} from '@/core/lessons/positions';
import { formatMs } from '@/core/shared/format-number';
import { Choice } from './choice';
import { useUrlChoice } from './use-url-choice';

const PACES = ['slow', 'quick'] as const;

/** The longest bar, ms: what the worst of the settings comes to. */
const LONGEST_MS = 27_000;

function Behind({ label, ms }: { label: string; ms: number | null }) {
  if (ms === null) return null;
  const late = ms > 10_000;
  return (
    <li className="flex flex-col gap-1">
      <span>
        {label}{' '}
        <strong className={late ? 'text-trouble' : ''}>
          {late && '⚠ '}
          {formatMs(ms)}
        </strong>
      </span>
      <span aria-hidden="true" className="h-3.5 rounded-sm bg-sunk">
        <span
          className={`block h-full min-w-1.5 rounded-sm border-2 ${late ? 'border-trouble bg-trouble-soft' : 'border-sync bg-sync-soft'}`}
          style={{ width: `${Math.min(100, (100 * ms) / LONGEST_MS)}%` }}
        />
      </span>
    </li>
  );
}

/** Couriers on a map that cannot show every position: what the queue keeps, and how far behind the map is. */
export function PositionsFigure() {
  const [keeping, setKeeping] = useUrlChoice('positions-kept', KEEPINGS);
  const [pace, setPace] = useUrlChoice('positions-map', PACES);
  const run = useMemo(() => runPositions(keeping, pace === 'slow'), [keeping, pace]);
  return (
    <div className="flex flex-col gap-4">
      <Choice
        label="The queue keeps"
        options={[
          { value: 'all', label: 'every position' },
          { value: 'recent', label: `none older than ${TOO_OLD_MS / 1000} s` },
          { value: 'latest', label: 'the latest of each courier' },
        ]}
        value={keeping}
        onChange={setKeeping}
      />
      <Choice
        label="The map shows"
        options={[
          { value: 'slow', label: '5 positions a second for a minute' },
          { value: 'quick', label: '20 a second throughout' },
        ]}
        value={pace}
        onChange={setPace}
      />
      <ul aria-live="polite" className="figure-list num flex flex-col gap-3 text-sm">
        <Behind label="Half of the time the map is behind by up to" ms={run.behindMs.half} />
        <Behind label="99 of 100 times it is behind by up to" ms={run.behindMs.most} />
        <li>
          {run.shown} of {run.sent} positions are shown
          {run.shown < run.sent && `, ${run.sent - run.shown} are dropped`}.
        </li>
      </ul>
      <p className="text-xs text-ink-faint">
        Simulated: {COURIERS} couriers send {POSITIONS_PER_SECOND} positions a second for 90 s. A
        position counts as shown when it, or a later one of the same courier, is on the map.
      </p>
    </div>
  );
}
