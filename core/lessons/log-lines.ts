import type { Fault } from '../contracts/mission-schema';
import { onlyFlow, runSmallWorld, type SmallWorld } from './small-world';

export const LINE_WAYS = ['call', 'memory', 'queue', 'small-queue'] as const;

/** The request writes its line itself; a worker has it in memory; a queue keeps it; a queue keeps it that has little room. */
export type LineWay = (typeof LINE_WAYS)[number];

export const STORE_DAYS = ['good', 'slow', 'deadly'] as const;

/** An ordinary day; the store is 250 times slower for a while; and then whoever does the work dies as well. */
export type StoreDay = (typeof STORE_DAYS)[number];

/** Room of the small queue, messages. */
export const SMALL_ROOM = 100;

/** Requests per second, and for how long they come, ms. */
export const PER_SECOND = 20;
export const COME_FOR_MS = 30_000;

/** The store is slow from this instant for this long, ms. */
export const SLOW_FROM_MS = 5000;
export const SLOW_FOR_MS = 15_000;

export interface LogRun {
  requests: number;
  /** Answered well. */
  answered: number;
  /** Within this time 95 of 100 requests had a good answer, ms; null when fewer had one. */
  p95Ms: number | null;
  /** Lines that were written, of the requests that were answered or not. */
  written: number;
  /** Lines of answered requests that are in no store at the end. */
  missing: number;
  /** Most lines that lay in the queue; null where there is none. */
  mostQueued: number | null;
}

function logWorld(way: LineWay, day: StoreDay): SmallWorld {
  const queue = way === 'queue' || way === 'small-queue';
  const slow: Fault = {
    at: SLOW_FROM_MS,
    forMs: SLOW_FOR_MS,
    target: { id: 'store' },
    effect: 'slow',
    factor: 250,
  };
  const death: Fault = {
    at: SLOW_FROM_MS + 10_000,
    forMs: 2000,
    target: { id: way === 'call' ? 'shop' : 'writer' },
    effect: 'crash',
    replicas: 1,
  };
  return {
    components: {
      client: ['client'],
      shop: ['service', { concurrency: 8, backlog: 20 }],
      catalogue: ['database'],
      store: ['database'],
      ...(way === 'call' ? {} : { writer: ['worker', { concurrency: 4 }] as const }),
      ...(queue
        ? {
            lines: [
              'queue',
              {
                maxReceives: 20,
                visibilityTimeoutMs: 5000,
                ...(way === 'small-queue' && { capacity: SMALL_ROOM }),
              },
            ] as const,
          }
        : {}),
    },
    connections: [
      ['client', 'shop', 'sync'],
      ['shop', 'catalogue', 'sync'],
      ...(way === 'call'
        ? [['shop', 'store', 'sync'] as const]
        : [
            ['shop', queue ? 'lines' : 'writer', 'async'] as const,
            ...(queue ? [['lines', 'writer', 'async'] as const] : []),
            ['writer', 'store', 'sync'] as const,
          ]),
    ],
    physics: {
      shop: { workMs: 4, publishMs: 2 },
      catalogue: { latencyMs: 21 },
      writer: { workMs: 1 },
      store: { latencyMs: 2, connections: 10 },
    },
    to: ['catalogue', 'store'],
    arrivals: { perSecond: PER_SECOND, poisson: true, fromMs: 0, toMs: COME_FOR_MS },
    faults: day === 'good' ? [] : day === 'slow' ? [slow] : [slow, death],
    horizonMs: 3_600_000,
  };
}

/** Half a minute of requests, each of which has to leave a line in a log store. Runs the simulator. */
export function runLogLines(way: LineWay, day: StoreDay): LogRun {
  const run = runSmallWorld(logWorld(way, day));
  const flow = onlyFlow(run);
  const written = flow.targets.find(({ id }) => id === 'store')?.delivered ?? 0;
  const { p95 } = flow.responseMs;
  return {
    requests: flow.requests,
    answered: flow.accepted,
    p95Ms: typeof p95 === 'number' ? p95 : null,
    written,
    missing: Math.max(0, flow.accepted - written),
    mostQueued: run.components.find(({ id }) => id === 'lines')?.peakDepth ?? null,
  };
}
