'use client';

import { useMemo } from 'react';
import { CLICKS_WITHIN_MS, poolFigures } from '@/core/lessons/thread-pool';
import { formatMs, formatNumber } from '@/core/shared/format-number';
import { Choice } from './choice';
import { CROWD_MARK, CrowdDrawing } from './crowd-drawing';
import { Slider } from './slider';
import { useUrlChoice } from './use-url-choice';
import { useUrlNumber } from './use-url-number';

const WAYS = ['blocking', 'free'] as const;

const times = (count: number, one: string, many: string) =>
  `${formatNumber(count)} ${count === 1 ? one : many}`;

/** A thread pool under a crowd that clicks at the same moment: who is served, who is turned away, and where the wait is. */
export function PoolFigure() {
  const [users, setUsers] = useUrlNumber('pool-users', 1200, 1, 1500);
  const [threads, setThreads] = useUrlNumber('pool-threads', 1000, 1, 1500);
  const [waitMs, setWaitMs] = useUrlNumber('pool-wait', 200, 50, 500);
  const [connections, setConnections] = useUrlNumber('pool-connections', 1500, 10, 1500);
  const [way, setWay] = useUrlChoice('pool-way', WAYS);
  const blocking = way === 'blocking';
  const run = useMemo(
    () => poolFigures({ users, threads, connections, waitMs, blocking }),
    [users, threads, connections, waitMs, blocking],
  );
  const inLine = run.inLineMs >= 1;
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
      <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
        <Slider label="Customers" unit="" value={users} min={1} max={1500} onChange={setUsers} />
        <Slider label="Threads" unit="" value={threads} min={1} max={1500} onChange={setThreads} />
        <Slider
          label="Connections to the database"
          unit=""
          value={connections}
          min={10}
          max={1500}
          step={10}
          onChange={setConnections}
        />
        <Slider
          label="Database"
          unit="ms a query"
          value={waitMs}
          min={50}
          max={500}
          step={10}
          onChange={setWaitMs}
        />
      </div>
      <CrowdDrawing served={run.served} lost={run.turnedAway + run.gaveUp} />
      <div aria-live="polite" className="num flex flex-col gap-2 text-sm">
        <p>
          <strong>{times(run.served, 'customer is', 'customers are')} served</strong>
          {run.responseMs !== null && (
            <>
              {' '}
              after {formatMs(run.responseMs)}
              {inLine
                ? ` on average, ${formatMs(run.inLineMs)} of it in line for a connection`
                : run.served > 1 && ' each'}
            </>
          )}
          .{' '}
          {run.turnedAway > 0 && (
            <strong className="text-trouble">
              ⚠ {times(run.turnedAway, 'is', 'are')} turned away: the server is unavailable.{' '}
            </strong>
          )}
          {run.gaveUp > 0 && (
            <strong className="text-trouble">
              ⚠ {times(run.gaveUp, 'gives', 'give')} up after 30 s.
            </strong>
          )}
          {run.turnedAway + run.gaveUp === 0 && <>Nobody is turned away.</>}
        </p>
        {run.served > 0 && (
          <p>
            One request holds a thread for {formatMs(run.heldMs)}
            {inLine && blocking && ' on average'}
            {blocking
              ? ', and nearly all of that is waiting.'
              : `; while one waits, its thread has time for ${times(run.meanwhile, 'other', 'others')}.`}
          </p>
        )}
      </div>
      <p className="text-xs text-ink-faint">
        Simulated. A mark stands for {CROWD_MARK} customers. All click within {CLICKS_WITHIN_MS} ms,
        a request that finds no free thread is turned away at once, and a query that finds no free
        connection waits in line for one.
      </p>
    </div>
  );
}
