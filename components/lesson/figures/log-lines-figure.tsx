'use client';

import { useMemo } from 'react';
import {
  COME_FOR_MS,
  LINE_WAYS,
  type LineWay,
  PER_SECOND,
  runLogLines,
  SLOW_FOR_MS,
  SMALL_ROOM,
  STORE_DAYS,
} from '@/core/lessons/log-lines';
import { formatMs } from '@/core/shared/format-number';
import { type Arrow, type Box, Boxes } from './boxes';
import { Choice } from './choice';
import { useUrlChoice } from './use-url-choice';

const SHOP: Box = { id: 'shop', title: 'Shop', x: 46, y: 40, width: 80 };
const STORE: Box = { id: 'store', title: 'Log store', x: 348, y: 40, width: 96 };
const WRITER: Box = { id: 'writer', title: 'Writer', x: 244, y: 40, width: 72 };
const QUEUE: Box = { id: 'queue', title: 'Queue', x: 146, y: 40, width: 64 };

const THROUGH_QUEUE: { boxes: Box[]; arrows: Arrow[] } = {
  boxes: [SHOP, QUEUE, WRITER, STORE],
  arrows: [
    { from: 'shop', to: 'queue', kind: 'async' },
    { from: 'queue', to: 'writer', kind: 'async' },
    { from: 'writer', to: 'store', kind: 'sync' },
  ],
};

const DRAWINGS: Record<LineWay, { boxes: Box[]; arrows: Arrow[] }> = {
  call: { boxes: [SHOP, STORE], arrows: [{ from: 'shop', to: 'store', kind: 'sync' }] },
  memory: {
    boxes: [SHOP, WRITER, STORE],
    arrows: [
      { from: 'shop', to: 'writer', kind: 'async' },
      { from: 'writer', to: 'store', kind: 'sync' },
    ],
  },
  queue: THROUGH_QUEUE,
  'small-queue': THROUGH_QUEUE,
};

/** A line in the log for every request, in four ways, while the store is slow and someone dies. */
export function LogLinesFigure() {
  const [way, setWay] = useUrlChoice('line-way', LINE_WAYS);
  const [day, setDay] = useUrlChoice('line-day', STORE_DAYS);
  const run = useMemo(() => runLogLines(way, day), [way, day]);
  const failed = run.requests - run.answered;
  const troubled = [
    ...(day === 'good' ? [] : ['store']),
    ...(day === 'deadly' ? [way === 'call' ? 'shop' : 'writer'] : []),
  ];
  return (
    <div className="flex flex-col gap-4">
      <Choice
        label="The line is"
        options={[
          { value: 'call', label: 'written in the request' },
          { value: 'memory', label: "in a worker's memory" },
          { value: 'queue', label: 'in a queue' },
          { value: 'small-queue', label: `in a queue for ${SMALL_ROOM}` },
        ]}
        value={way}
        onChange={setWay}
      />
      <Choice
        label="The log store is"
        options={[
          { value: 'good', label: 'well' },
          { value: 'slow', label: '250 times slower' },
          {
            value: 'deadly',
            label: `slower, and the ${way === 'call' ? 'shop' : 'writer'} dies`,
          },
        ]}
        value={day}
        onChange={setDay}
      />
      <Boxes {...DRAWINGS[way]} height={80} troubled={troubled} />
      <ul aria-live="polite" className="figure-list num flex flex-col gap-1 text-sm">
        <li>
          {run.p95Ms === null ? (
            <strong className="text-trouble">⚠ More than 5 of 100 requests fail.</strong>
          ) : (
            <>
              95 of 100 requests are answered within{' '}
              <strong className={run.p95Ms > 30 ? 'text-trouble' : ''}>
                {run.p95Ms > 30 && '⚠ '}
                {formatMs(run.p95Ms)}
              </strong>
              .
            </>
          )}
        </li>
        <li className={failed > 0 ? 'text-trouble' : ''}>
          {failed > 0
            ? `⚠ ${failed} of ${run.requests} users see an error.`
            : `None of ${run.requests} users sees an error.`}
        </li>
        <li className={run.missing > 0 ? 'text-trouble' : ''}>
          {run.missing > 0
            ? `⚠ ${run.missing} requests were answered and have no line.`
            : 'Every request that was answered has its line.'}
        </li>
        {run.mostQueued !== null && <li>Up to {run.mostQueued} lines lay in the queue.</li>}
      </ul>
      <p className="text-xs text-ink-faint">
        Simulated: {PER_SECOND} requests a second for {COME_FOR_MS / 1000} s, 25 ms each without a
        log. A line takes 2 ms, or 500 ms for {SLOW_FOR_MS / 1000} s.
      </p>
    </div>
  );
}
