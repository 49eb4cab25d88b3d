'use client';

import { useMemo } from 'react';
import {
  CUSTOMER_KINDS,
  CUSTOMERS,
  MOST_SHARDS,
  ORDERED_FOR_MS,
  ORDERS_PER_SECOND,
  REPLICA_PER_SECOND,
  runShards,
} from '@/core/lessons/spread-keys';
import { formatMs, formatNumber } from '@/core/shared/format-number';
import { Choice } from './choice';
import { Slider } from './slider';
import { useUrlChoice } from './use-url-choice';
import { useUrlNumber } from './use-url-number';

/** Longest time within which an order is to be written, ms. */
const GOOD_MS = 100;

const percent = (value: number) => `${formatNumber(Math.round(value))} %`;

/** A share as a bar with its words beside it. */
function ShareBar({ label, share, hot }: { label: string; share: number; hot: boolean }) {
  return (
    <div className="grid grid-cols-[8rem_1fr_3.5rem] items-center gap-2 text-sm">
      <span>{label}</span>
      <span aria-hidden="true" className="h-3 overflow-hidden rounded bg-sunk">
        <span
          className={`block h-full ${hot ? 'bg-trouble' : 'bg-sync'}`}
          style={{ width: `${share}%` }}
        />
      </span>
      <span className="num text-right">{percent(share)}</span>
    </div>
  );
}

/** A database divided by customer: how busy its busiest shard is beside all of them. */
export function ShardsFigure() {
  const [shards, setShards] = useUrlNumber('shards', 8, 1, MOST_SHARDS);
  const [replicas, setReplicas] = useUrlNumber('shard-replicas', 1, 1, 3);
  const [kind, setKind] = useUrlChoice('shard-customers', CUSTOMER_KINDS);
  const run = useMemo(() => runShards(shards, replicas, kind), [shards, replicas, kind]);
  const isSlow = run.p99Ms === null || run.p99Ms > GOOD_MS;
  return (
    <div className="flex flex-col gap-4">
      <Slider
        label="Divided into"
        unit={shards === 1 ? 'shard' : 'shards'}
        value={shards}
        min={1}
        max={MOST_SHARDS}
        step={1}
        onChange={setShards}
      />
      <Slider
        label="Each with"
        unit={replicas === 1 ? 'replica' : 'replicas'}
        value={replicas}
        min={1}
        max={3}
        step={1}
        onChange={setReplicas}
      />
      <Choice
        label="The customers"
        options={[
          { value: 'alike', label: 'order alike' },
          { value: 'few-large', label: 'are a few large and many small ones' },
        ]}
        value={kind}
        onChange={setKind}
      />
      <div className="flex flex-col gap-2">
        <ShareBar label="Busiest shard" share={run.busyPercent} hot={isSlow} />
        <ShareBar label="All together" share={run.meanBusyPercent} hot={false} />
      </div>
      <ul aria-live="polite" className="figure-list num flex flex-col gap-1 text-sm">
        <li>
          The busiest of {formatNumber(shards)} {shards === 1 ? 'shard' : 'shards'} gets{' '}
          <strong>{percent(run.sharePercent)}</strong> of the orders. A fair share is{' '}
          {percent(100 / shards)}.
        </li>
        <li>
          It is busy {percent(run.busyPercent)} of the time, all together{' '}
          {percent(run.meanBusyPercent)}.
        </li>
        <li className={isSlow ? 'text-trouble' : ''}>
          {run.p99Ms === null
            ? '⚠ More than 1 of 100 orders gets no answer before the end.'
            : `${isSlow ? '⚠ ' : ''}99 of 100 orders are written within ${formatMs(Math.round(run.p99Ms))}.`}
        </li>
        <li>{formatNumber(shards * replicas)} replicas are paid for.</li>
      </ul>
      <p className="text-xs text-ink-faint">
        Simulated: {ORDERS_PER_SECOND} orders a second for {ORDERED_FOR_MS / 1000} s, of{' '}
        {formatNumber(CUSTOMERS)} customers, alike or by Zipf’s law. One replica writes{' '}
        {REPLICA_PER_SECOND} a second.
      </p>
    </div>
  );
}
