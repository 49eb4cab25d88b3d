import type { SettingValue } from '../contracts/diagram-schema';
import { simulate } from '../simulation/simulate';
import { onlyFlow, smallWorldInput } from './small-world';

/** How many orders a second come while the sale lasts, and from when to when, ms. */
export const ORDERS_PER_SECOND = 20;
export const SALE_FROM_MS = 60_000;
export const SALE_TO_MS = 120_000;

/** How long is looked on, ms, and how often what scales looks. */
export const SHOWN_MS = 300_000;
export const LOOK_MS = 10_000;

/** How long one order keeps the one slot of a replica, ms. */
export const ORDER_MS = 1000;

/** How many replicas there are at least, and at most. */
export const LEAST = 2;
export const MOST = 30;

export const COOL_DOWN_MS = 30_000;
export const BUSY_PERCENT = 60;
export const BACKLOG_EACH = 10;

/** By what the workers become more. */
export const WAYS = ['few', 'many', 'busy', 'backlog'] as const;
export type Way = (typeof WAYS)[number];

const scaling = { maxReplicas: MOST, coolDownMs: COOL_DOWN_MS };
const SETTINGS: Record<Way, Record<string, SettingValue>> = {
  few: {},
  many: { replicas: 22 },
  busy: { ...scaling, scaleBy: 'busy', scaleBusyPercent: BUSY_PERCENT },
  backlog: { ...scaling, scaleBy: 'backlog', scaleBacklog: BACKLOG_EACH },
};

/** One column of the picture, evenly spaced from the beginning. */
export interface ScaleOutMoment {
  replicas: number;
  waiting: number;
}

export interface ScaleOutRun {
  moments: ScaleOutMoment[];
  /** Mean time in line of an order, s. */
  meanWaitS: number;
  /** From the last order until all are done, s; null when they are not by the end. */
  doneAfterS: number | null;
  /** Replicas times the minutes that they are paid for. */
  replicaMinutes: number;
  mostReplicas: number;
}

const COLUMNS = 60;

/**
 * Orders of a short sale in a queue, worked off by replicas of one slot that are always as many, or become more and fewer. A replica
 * takes work `startUpS` after it was started. Runs the simulator.
 */
export function runScaleOut(way: Way, startUpS: number): ScaleOutRun {
  const input = smallWorldInput({
    components: {
      client: ['client'],
      door: ['service', { concurrency: 1000 }],
      orders: ['queue'],
      workers: ['worker', { replicas: LEAST, concurrency: 1, ...SETTINGS[way] }],
    },
    connections: [
      ['client', 'door', 'sync'],
      ['door', 'orders', 'async'],
      ['orders', 'workers', 'async'],
    ],
    physics: {
      door: { workMs: 0, publishMs: 0 },
      workers: { workMs: ORDER_MS, startUpMs: 1000 * startUpS, scaleEveryMs: LOOK_MS },
    },
    to: ['workers'],
    arrivals: {
      perSecond: ORDERS_PER_SECOND,
      poisson: false,
      fromMs: SALE_FROM_MS,
      toMs: SALE_TO_MS,
    },
    horizonMs: SHOWN_MS,
  });
  const { run, snapshots } = simulate({ ...input, snapshots: 400 });
  const flow = onlyFlow(run);
  const workers = run.components.find(({ id }) => id === 'workers');
  const orders = run.components.find(({ id }) => id === 'orders');
  const shown = snapshots?.components.find(({ id }) => id === 'workers');
  const line = snapshots?.components.find(({ id }) => id === 'orders');
  const always = Number(SETTINGS[way].replicas ?? LEAST);
  const at = (column: number): ScaleOutMoment => {
    const ms = (column / COLUMNS) * SHOWN_MS;
    const instant = snapshots?.atMs.findLastIndex((atMs) => atMs <= ms) ?? -1;
    return {
      replicas: shown?.replicas?.[instant] ?? always,
      waiting: line?.depth[instant] ?? 0,
    };
  };
  const isDone = flow.items.delivered === flow.items.offered;
  return {
    moments: Array.from({ length: COLUMNS }, (_, column) => at(column)),
    meanWaitS: (orders?.meanWaitMs ?? 0) / 1000,
    doneAfterS: isDone ? Math.max(0, (flow.lastDeliveryMs ?? 0) - SALE_TO_MS) / 1000 : null,
    replicaMinutes: ((workers?.scaled?.mean ?? always) * SHOWN_MS) / 60_000,
    mostReplicas: workers?.scaled?.most ?? always,
  };
}
