'use client';

import { useMemo } from 'react';
import {
  FIRST_WORK_MS,
  POLICIES,
  REQUESTS_FOR_MS,
  REQUESTS_PER_SECOND,
  runBalancer,
  SLOTS,
} from '@/core/lessons/balancer';
import { formatMs, formatNumber } from '@/core/shared/format-number';
import { type Arrow, type Box, Boxes } from './boxes';
import { Choice } from './choice';
import { Slider } from './slider';
import { useUrlChoice } from './use-url-choice';
import { useUrlNumber } from './use-url-number';

const BOXES: Box[] = [
  { id: 'clients', title: 'Clients', x: 44, y: 88, width: 80 },
  { id: 'balancer', title: 'Load balancer', x: 186, y: 88, width: 122 },
  { id: 'first', title: 'First', x: 344, y: 40, width: 96 },
  { id: 'second', title: 'Second', x: 344, y: 136, width: 96 },
];

const ARROWS: Arrow[] = [
  { from: 'clients', to: 'balancer', kind: 'sync' },
  { from: 'balancer', to: 'first', kind: 'sync' },
  { from: 'balancer', to: 'second', kind: 'sync' },
];

/** Two services of which one is slower: what each of them gets, and who waits, by whose turn it is. */
export function BalancerFigure() {
  const [times, setTimes] = useUrlNumber('balancer-times', 2, 1, 4);
  const [policy, setPolicy] = useUrlChoice('balancer-policy', POLICIES);
  const run = useMemo(() => runBalancer(times, policy), [times, policy]);
  const [first, second] = run.busyPercent.map(Math.round);
  const toSecond = Math.round(run.secondPercent);
  const isLost = run.p99Ms === null;
  return (
    <div className="flex flex-col gap-4">
      <Slider
        label="The second takes for a request"
        unit="× as long"
        value={times}
        min={1}
        max={4}
        step={1}
        onChange={setTimes}
      />
      <Choice
        label="Next is"
        options={[
          { value: 'round-robin', label: 'each in turn' },
          { value: 'least-busy', label: 'the least busy' },
        ]}
        value={policy}
        onChange={setPolicy}
      />
      <Boxes
        boxes={BOXES}
        arrows={ARROWS}
        height={176}
        width={400}
        troubled={isLost ? ['second'] : []}
      />
      <ul aria-live="polite" className="figure-list num flex flex-col gap-1 text-sm">
        <li className={isLost ? 'text-trouble' : ''}>
          {run.p99Ms === null
            ? '⚠ The line of the second grows: more than 1 of 100 has no answer when the minute is over.'
            : `99 of 100 have their answer within ${formatMs(Math.round(run.p99Ms))}.`}
        </li>
        <li>
          Of 100 requests the first gets <strong>{formatNumber(100 - toSecond)}</strong>, the second{' '}
          <strong>{formatNumber(toSecond)}</strong>.
        </li>
        <li>
          The first is busy {formatNumber(first ?? 0)}&nbsp;% of the time, the second{' '}
          {formatNumber(second ?? 0)}&nbsp;%.
        </li>
      </ul>
      <p className="text-xs text-ink-faint">
        Simulated: {REQUESTS_PER_SECOND} requests a second for {REQUESTS_FOR_MS / 1000} s, at random
        times. The first works {FIRST_WORK_MS} ms on one, on average, the second as much longer as
        you say; each works on {SLOTS} at a time.
      </p>
    </div>
  );
}
