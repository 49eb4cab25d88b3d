'use client';

import { useMemo } from 'react';
import { CLICKS_WITHIN_MS, poolFigures } from '@/core/lessons/thread-pool';
import { formatNumber } from '@/core/shared/format-number';
import { Choice } from './choice';
import { CrowdDrawing } from './crowd-drawing';
import { Slider } from './slider';
import { useUrlChoice } from './use-url-choice';
import { useUrlNumber } from './use-url-number';

const WAYS = ['blocking', 'free'] as const;

/** A thread pool under a crowd that clicks at the same moment: who is served, and who is turned away. */
export function PoolFigure() {
  const [users, setUsers] = useUrlNumber('pool-users', 1001, 1, 1500);
  const [threads, setThreads] = useUrlNumber('pool-threads', 1000, 1, 1500);
  const [waitMs, setWaitMs] = useUrlNumber('pool-wait', 200, 50, 500);
  const [way, setWay] = useUrlChoice('pool-way', WAYS);
  const blocking = way === 'blocking';
  const run = useMemo(
    () => poolFigures({ users, threads, waitMs, blocking }),
    [users, threads, waitMs, blocking],
  );
  return (
    <div className="flex flex-col gap-4">
      <Choice
        label="While it waits for the database, a thread is"
        options={[
          { value: 'blocking', label: 'blocked' },
          { value: 'free', label: 'free for others' },
        ]}
        value={way}
        onChange={setWay}
      />
      <div className="grid gap-4 sm:grid-cols-3">
        <Slider label="Customers" unit="" value={users} min={1} max={1500} onChange={setUsers} />
        <Slider label="Threads" unit="" value={threads} min={1} max={1500} onChange={setThreads} />
        <Slider
          label="Database"
          unit="ms"
          value={waitMs}
          min={50}
          max={500}
          step={10}
          onChange={setWaitMs}
        />
      </div>
      <CrowdDrawing served={run.served} turnedAway={run.turnedAway} />
      <p aria-live="polite" className="num text-sm">
        <strong>{formatNumber(run.served)}</strong> {run.served === 1 ? 'is served' : 'are served'}
        {run.responseMs !== null && (
          <>
            {' '}
            after {formatNumber(run.responseMs)} ms{run.served === 1 ? '' : ' each'}
          </>
        )}
        .{' '}
        {run.turnedAway > 0 ? (
          <strong className="text-trouble">
            ⚠ {formatNumber(run.turnedAway)}{' '}
            {run.turnedAway === 1
              ? 'is turned away: the server is'
              : 'are turned away: the server is'}{' '}
            unavailable.
          </strong>
        ) : (
          <>Nobody is turned away.</>
        )}{' '}
        One request holds a thread for {`${run.heldMs}\u00a0ms`}
        {blocking
          ? ', and nearly all of that is waiting.'
          : `; while one waits, its thread has time for ${run.meanwhile} others.`}
      </p>
      <p className="text-xs text-ink-faint">
        Simulated: all click within {CLICKS_WITHIN_MS} ms, a request that finds no free thread is
        turned away at once, and the database takes any number of queries at the same time.
      </p>
    </div>
  );
}
