'use client';

import { useMemo } from 'react';
import {
  BACKLOG_EACH,
  BUSY_PERCENT,
  COOL_DOWN_MS,
  LEAST,
  LOOK_MS,
  MOST,
  ORDER_MS,
  ORDERS_PER_SECOND,
  runScaleOut,
  SALE_FROM_MS,
  SALE_TO_MS,
  SHOWN_MS,
  WAYS,
} from '@/core/lessons/scale-out';
import { formatMs, formatNumber } from '@/core/shared/format-number';
import { type Arrow, type Box, Boxes } from './boxes';
import { Choice } from './choice';
import { Slider } from './slider';
import { TimeBars } from './time-bars';
import { useUrlChoice } from './use-url-choice';
import { useUrlNumber } from './use-url-number';

const BOXES: Box[] = [
  { id: 'orders', title: 'Orders', x: 100, y: 40, width: 88 },
  { id: 'workers', title: 'Workers', x: 300, y: 40, width: 104 },
];

const ARROWS: Arrow[] = [{ from: 'orders', to: 'workers', kind: 'async' }];

const LONGEST_START_S = 90;

/** How many orders in line stand at the top edge of the picture. */
const MOST_WAITING = 1200;

/** A sale of a minute, and workers that are always as many or become more: how long orders wait, and what is paid for. */
export function ScaleOutFigure() {
  const [way, setWay] = useUrlChoice('scale-way', WAYS);
  const [startS, setStartS] = useUrlNumber('scale-start', 15, 0, LONGEST_START_S);
  const run = useMemo(() => runScaleOut(way, startS), [way, startS]);
  const isBehind = run.doneAfterS === null;
  return (
    <div className="flex flex-col gap-4">
      <Choice
        label="The workers are"
        options={[
          { value: 'few', label: `always ${LEAST}` },
          { value: 'many', label: 'always 22' },
          { value: 'busy', label: 'more by busy slots' },
          { value: 'backlog', label: 'more by backlog' },
        ]}
        value={way}
        onChange={setWay}
      />
      <Slider
        label="A replica takes work after"
        unit="s"
        value={startS}
        min={0}
        max={LONGEST_START_S}
        step={5}
        onChange={setStartS}
      />
      <Boxes boxes={BOXES} arrows={ARROWS} height={80} troubled={isBehind ? ['orders'] : []} />
      <TimeBars
        shares={run.moments.map(({ replicas }) => replicas / MOST)}
        endMs={SHOWN_MS}
        marked={{ fromMs: SALE_FROM_MS, toMs: SALE_TO_MS, label: 'sale' }}
        says="bars: replicas"
        line={{
          shares: run.moments.map(({ waiting }) => Math.min(1, waiting / MOST_WAITING)),
          says: 'line: orders that wait',
        }}
      />
      <ul aria-live="polite" className="figure-list num flex flex-col gap-1 text-sm">
        <li className={isBehind ? 'text-trouble' : ''}>
          {run.doneAfterS === null ? (
            '⚠ Three minutes after the last order the line is not empty.'
          ) : (
            <>
              The last order is done <strong>{formatNumber(run.doneAfterS)} s</strong> after the
              sale.
            </>
          )}
        </li>
        <li>
          {isBehind ? 'Those that were done waited' : 'An order waits'}{' '}
          {formatMs(1000 * run.meanWaitS)} on average.
        </li>
        <li>
          <strong>{formatNumber(run.replicaMinutes)}</strong> replica-minutes are paid for, for{' '}
          {formatNumber(run.mostReplicas)} replicas at the most.
        </li>
      </ul>
      <p className="text-xs text-ink-faint">
        Simulated: {ORDERS_PER_SECOND} orders a second from {formatMs(SALE_FROM_MS)} to{' '}
        {formatMs(SALE_TO_MS)}, each of which keeps one replica for {formatMs(ORDER_MS)}. What
        scales has {LEAST} to {MOST} replicas and looks every {formatMs(LOOK_MS)}: by busy slots it
        wants {BUSY_PERCENT} % of them busy, by backlog {BACKLOG_EACH} orders for each replica. It
        takes replicas away {formatMs(COOL_DOWN_MS)} after its last change.
      </p>
    </div>
  );
}
