'use client';

import { useMemo } from 'react';
import {
  AGE_MS,
  CACHE_DAYS,
  COME_FOR_MS,
  DATABASE_PER_SECOND,
  FLUSH_AT_MS,
  PAGES,
  PER_SECOND,
  runCache,
} from '@/core/lessons/warm-cache';
import { formatMs, formatNumber } from '@/core/shared/format-number';
import { type Arrow, type Box, Boxes } from './boxes';
import { Choice } from './choice';
import { Slider } from './slider';
import { useUrlChoice } from './use-url-choice';
import { useUrlNumber } from './use-url-number';

const BOXES: Box[] = [
  { id: 'site', title: 'Site', x: 46, y: 40, width: 80 },
  { id: 'cache', title: 'Cache', x: 196, y: 40, width: 88 },
  { id: 'database', title: 'Database', x: 348, y: 40, width: 96 },
];

const ARROWS: Arrow[] = [
  { from: 'site', to: 'cache', kind: 'sync' },
  { from: 'cache', to: 'database', kind: 'sync' },
];

/** Longest time within which a page is to be there, ms. */
const GOOD_MS = 50;

/** A cache in front of a database: how often it knows, by how much it may hold. */
export function CacheFigure() {
  const [entries, setEntries] = useUrlNumber('cache-entries', 100, 10, PAGES);
  const [day, setDay] = useUrlChoice('cache-day', CACHE_DAYS);
  const run = useMemo(() => runCache(entries, day), [entries, day]);
  const isSlow = run.p99Ms === null || run.p99Ms > GOOD_MS;
  return (
    <div className="flex flex-col gap-4">
      <Slider
        label="Room for"
        unit="entries"
        value={entries}
        min={10}
        max={PAGES}
        step={10}
        onChange={setEntries}
      />
      <Choice
        label="What is held"
        options={[
          { value: 'kept', label: 'stays' },
          { value: 'aged', label: `is asked for again after ${formatMs(AGE_MS)}` },
          { value: 'flushed', label: `is gone after ${formatMs(FLUSH_AT_MS)}` },
        ]}
        value={day}
        onChange={setDay}
      />
      <Boxes boxes={BOXES} arrows={ARROWS} height={80} troubled={isSlow ? ['database'] : []} />
      <ul aria-live="polite" className="figure-list num flex flex-col gap-1 text-sm">
        <li>
          <strong>{formatNumber(Math.round(run.hitPercent))} %</strong> of the visits are answered
          from memory.
        </li>
        <li>
          {formatNumber(Math.round(run.databasePerSecond))} calls a second come to the database, of{' '}
          {DATABASE_PER_SECOND} that it can take.
        </li>
        <li className={isSlow ? 'text-trouble' : ''}>
          {run.p99Ms === null
            ? '⚠ More than 1 of 100 visitors gets no answer.'
            : `${isSlow ? '⚠ ' : ''}99 of 100 pages are there within ${formatMs(run.p99Ms)}.`}
        </li>
        <li>{formatNumber(run.held)} pages are held at the end.</li>
      </ul>
      <p className="text-xs text-ink-faint">
        Simulated: {PER_SECOND} visits a second for {COME_FOR_MS / 1000} s, to {formatNumber(PAGES)}{' '}
        pages by Zipf’s law. The site works 2 ms, the cache 1 ms, the database 20 ms.
      </p>
    </div>
  );
}
