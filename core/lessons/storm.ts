import { recoveryOf } from '../checks/recovers-within';
import type { SettingValue } from '../contracts/diagram-schema';
import { onlyFlow, runSmallWorld } from './small-world';

/** Pages asked for a second, and calls that the database takes a second when it is well. */
export const PAGES_PER_SECOND = 40;
export const CALLS_PER_SECOND = 80;

/** When the database is slow, by how much, and for how long pages are asked for, ms. */
export const SLOW_FROM_MS = 10_000;
export const SLOW_TO_MS = 20_000;
export const SLOW_FACTOR = 8;
export const ASKED_FOR_MS = 60_000;

/** How long a page is of use, and how long the site waits for one call, ms. */
export const USEFUL_MS = 1000;
export const CALL_TIMEOUT_MS = 500;

/** What the site does to spare the database. */
export const REMEDIES = ['none', 'budget', 'breaker', 'line'] as const;
export type Remedy = (typeof REMEDIES)[number];

const SETTINGS: Record<Remedy, Record<string, SettingValue>> = {
  none: {},
  budget: { retryBudgetPercent: 10 },
  breaker: { breakerFailures: 20, breakerWindowMs: 1000, breakerOpenMs: 2000, breakerProbes: 3 },
  line: { concurrency: 4, longestWaitMs: 300 },
};

export interface StormRun {
  /** By second in which they were asked for: share of the pages that were shown in time, percent; 0 where none was asked for. */
  inTimePercent: number[];
  /** Seconds from the end of the slow time until nine of ten pages were shown in time again; null when that never came. */
  recoveredS: number | null;
  /** Calls to the database for each page, over all the time. */
  callsPerPage: number;
}

/**
 * Pages asked for at an even pace of a site that calls a database, which has room for twice as many and is slow for a while. The site makes a call that
 * failed again so often. Runs the simulator.
 */
export function runStorm(retries: number, remedy: Remedy): StormRun {
  const run = runSmallWorld({
    components: {
      client: ['client'],
      site: [
        'service',
        {
          concurrency: 10_000,
          timeoutMs: CALL_TIMEOUT_MS,
          retries,
          backoffMs: 50,
          ...SETTINGS[remedy],
        },
      ],
      database: ['database'],
    },
    connections: [
      ['client', 'site', 'sync'],
      ['site', 'database', 'sync'],
    ],
    physics: { site: { workMs: 2 }, database: { latencyMs: 50, connections: 4 } },
    to: ['database'],
    arrivals: { perSecond: PAGES_PER_SECOND, poisson: false, fromMs: 0, toMs: ASKED_FOR_MS },
    usefulMs: USEFUL_MS,
    faults: [
      {
        at: SLOW_FROM_MS,
        forMs: SLOW_TO_MS - SLOW_FROM_MS,
        target: { id: 'database' },
        effect: 'slow',
        factor: SLOW_FACTOR,
      },
    ],
    horizonMs: ASKED_FOR_MS + 5000,
  });
  const { useful, requests } = onlyFlow(run);
  const calls = run.connections.find(({ id }) => id === 'c1')?.sent ?? 0;
  if (useful === undefined) throw new Error('the flow counts useful answers');
  const tookMs = recoveryOf(useful, SLOW_TO_MS, 90);
  return {
    inTimePercent: useful.begun.map((begun, second) =>
      begun === 0 ? 0 : (100 * (useful.inTime[second] ?? 0)) / begun,
    ),
    recoveredS: tookMs === null || tookMs === undefined ? null : tookMs / 1000,
    callsPerPage: calls / requests,
  };
}
