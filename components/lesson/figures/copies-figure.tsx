'use client';

import { useMemo } from 'react';
import {
  CHANGES_PER_SECOND,
  COPY_READERS,
  LOOKS_AFTER_MS,
  PAGES,
  READ_FOR_MS,
  READS_PER_SECOND,
  REPLICA_PER_SECOND,
  runCopies,
} from '@/core/lessons/copies';
import { formatMs, formatNumber } from '@/core/shared/format-number';
import { type Arrow, type Box, Boxes } from './boxes';
import { Choice } from './choice';
import { Slider } from './slider';
import { useUrlChoice } from './use-url-choice';
import { useUrlNumber } from './use-url-number';

const BOXES: Box[] = [
  { id: 'readers', title: 'Readers', x: 52, y: 40, width: 88 },
  { id: 'makers', title: 'Makers', x: 52, y: 136, width: 88 },
  { id: 'copy', title: 'Copy', x: 330, y: 40, width: 96 },
  { id: 'original', title: 'Original', x: 330, y: 136, width: 96 },
];

const COPIED: Arrow = { from: 'original', to: 'copy', kind: 'async' };
const CHANGED: Arrow = { from: 'makers', to: 'original', kind: 'sync' };

const ARROWS: Record<(typeof COPY_READERS)[number], Arrow[]> = {
  nobody: [{ from: 'readers', to: 'original', kind: 'sync' }, CHANGED, COPIED],
  others: [{ from: 'readers', to: 'copy', kind: 'sync' }, CHANGED, COPIED],
  everyone: [
    { from: 'readers', to: 'copy', kind: 'sync' },
    CHANGED,
    { from: 'makers', to: 'copy', kind: 'sync' },
    COPIED,
  ],
};

/** Longest time within which a page is to be there, ms. */
const GOOD_MS = 100;

/** A database and a copy that is behind: who is shown something old, by who reads where. */
export function CopiesFigure() {
  const [lagMs, setLagMs] = useUrlNumber('copies-lag', 500, 0, 2000);
  const [readers, setReaders] = useUrlChoice('copies-readers', COPY_READERS);
  const run = useMemo(() => runCopies(lagMs, readers), [lagMs, readers]);
  const isSlow = run.p99Ms === null || run.p99Ms > GOOD_MS;
  const ownOld = Math.round(run.ownOldPercent);
  return (
    <div className="flex flex-col gap-4">
      <Slider
        label="The copy is behind by"
        unit="ms"
        value={lagMs}
        min={0}
        max={2000}
        step={100}
        onChange={setLagMs}
      />
      <Choice
        label="From the copy reads"
        options={[
          { value: 'nobody', label: 'nobody' },
          { value: 'everyone', label: 'everyone' },
          { value: 'others', label: 'everyone but the makers' },
        ]}
        value={readers}
        onChange={setReaders}
      />
      <Boxes
        boxes={BOXES}
        arrows={ARROWS[readers]}
        height={176}
        troubled={[...(isSlow ? ['original'] : []), ...(ownOld > 0 ? ['makers'] : [])]}
      />
      <ul aria-live="polite" className="figure-list num flex flex-col gap-1 text-sm">
        <li className={isSlow ? 'text-trouble' : ''}>
          {run.p99Ms === null
            ? '⚠ More than 1 of 100 readers gets no answer.'
            : `${isSlow ? '⚠ ' : ''}99 of 100 pages are there within ${formatMs(run.p99Ms)}.`}
        </li>
        <li>
          <strong>{formatNumber(Math.round(run.oldPercent))} %</strong> of the readers see something
          old.
        </li>
        <li className={ownOld > 0 ? 'text-trouble' : ''}>
          {ownOld > 0 ? '⚠ ' : ''}
          <strong>{formatNumber(ownOld)} %</strong> of the makers do not see their own change.
        </li>
        <li>
          {formatNumber(Math.round(run.originalPerSecond))} calls a second come to the original, of{' '}
          {REPLICA_PER_SECOND} that it can take.
        </li>
      </ul>
      <p className="text-xs text-ink-faint">
        Simulated: {READS_PER_SECOND} readers and {CHANGES_PER_SECOND} changes a second for{' '}
        {READ_FOR_MS / 1000} s, to {PAGES} pages by Zipf’s law. Makers look at their change{' '}
        {formatMs(LOOKS_AFTER_MS)} later. A database works 20 ms on a call; the copy has two
        replicas.
      </p>
    </div>
  );
}
