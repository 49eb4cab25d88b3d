'use client';

import { useMemo } from 'react';
import {
  ASKED_FOR_MS,
  CALL_TIMEOUT_MS,
  CALLS_PER_SECOND,
  PAGES_PER_SECOND,
  REMEDIES,
  runStorm,
  SLOW_FACTOR,
  SLOW_FROM_MS,
  SLOW_TO_MS,
  USEFUL_MS,
} from '@/core/lessons/storm';
import { formatMs, formatNumber } from '@/core/shared/format-number';
import { type Arrow, type Box, Boxes } from './boxes';
import { Choice } from './choice';
import { Slider } from './slider';
import { TimeBars } from './time-bars';
import { useUrlChoice } from './use-url-choice';
import { useUrlNumber } from './use-url-number';

const BOXES: Box[] = [
  { id: 'site', title: 'Site', x: 100, y: 40, width: 88 },
  { id: 'database', title: 'Database', x: 300, y: 40, width: 104 },
];

const ARROWS: Arrow[] = [{ from: 'site', to: 'database', kind: 'sync' }];

const MOST_RETRIES = 5;

/** A database that is slow for ten seconds, and a site that tries again: when pages are shown again, and with what. */
export function StormFigure() {
  const [retries, setRetries] = useUrlNumber('storm-retries', 2, 0, MOST_RETRIES);
  const [remedy, setRemedy] = useUrlChoice('storm-remedy', REMEDIES);
  const run = useMemo(() => runStorm(retries, remedy), [retries, remedy]);
  const goesOn = run.recoveredS === null;
  const restS = (ASKED_FOR_MS - SLOW_TO_MS) / 1000;
  return (
    <div className="flex flex-col gap-4">
      <Slider
        label="Each failed call is made again"
        unit={retries === 1 ? 'time' : 'times'}
        value={retries}
        min={0}
        max={MOST_RETRIES}
        step={1}
        onChange={setRetries}
      />
      <Choice
        label="And the site has"
        options={[
          { value: 'none', label: 'nothing else' },
          { value: 'budget', label: 'a retry budget of 10 %' },
          { value: 'breaker', label: 'a circuit breaker' },
          { value: 'line', label: 'a short line' },
        ]}
        value={remedy}
        onChange={setRemedy}
      />
      <Boxes boxes={BOXES} arrows={ARROWS} height={80} troubled={goesOn ? ['database'] : []} />
      <TimeBars
        shares={run.inTimePercent.map((percent) => percent / 100)}
        endMs={ASKED_FOR_MS}
        marked={{ fromMs: SLOW_FROM_MS, toMs: SLOW_TO_MS, label: 'slow' }}
        says="shown in time"
      />
      <ul aria-live="polite" className="figure-list num flex flex-col gap-1 text-sm">
        <li className={goesOn ? 'text-trouble' : ''}>
          {goesOn ? (
            `⚠ ${restS} s after the database has become well, hardly a page is shown in time.`
          ) : run.recoveredS === 0 ? (
            <>
              Pages are shown in time again <strong>at once</strong>.
            </>
          ) : (
            <>
              Pages are shown in time again <strong>{formatNumber(run.recoveredS ?? 0)} s</strong>{' '}
              after the database has become well.
            </>
          )}
        </li>
        <li>{formatNumber(run.callsPerPage)} calls to the database for each page.</li>
      </ul>
      <p className="text-xs text-ink-faint">
        Simulated: {PAGES_PER_SECOND} pages a second for {ASKED_FOR_MS / 1000} s; the database takes{' '}
        {CALLS_PER_SECOND} calls a second, from {formatMs(SLOW_FROM_MS)} to {formatMs(SLOW_TO_MS)}{' '}
        it takes {SLOW_FACTOR} times as long. The site gives up a call after{' '}
        {formatMs(CALL_TIMEOUT_MS)}; a page is of use for {formatMs(USEFUL_MS)}. Breaker: 20
        failures in 1 s open it for 2 s. Short line: four calls at a time, and nobody waits longer
        than 300 ms.
      </p>
    </div>
  );
}
