import { onlyFlow, runSmallWorld } from './small-world';

/** Customers, orders of theirs a second that are written, for how long, ms, and how many a second one replica of a shard takes. */
export const CUSTOMERS = 1000;
export const ORDERS_PER_SECOND = 500;
export const ORDERED_FOR_MS = 15_000;
export const REPLICA_PER_SECOND = 100;

/** The most shards that the figure shows. */
export const MOST_SHARDS = 24;

/** How much each customer orders: alike, or by Zipf's law the second half as much as the first, and so on. */
export const CUSTOMER_KINDS = ['alike', 'few-large'] as const;
export type CustomerKind = (typeof CUSTOMER_KINDS)[number];

export interface ShardsRun {
  /** Of all orders those that came to the busiest shard, and how busy it and all together were, percent. */
  sharePercent: number;
  busyPercent: number;
  meanBusyPercent: number;
  /** 99th percentile; null when more orders than that get no answer. */
  p99Ms: number | null;
}

/** Orders written to a database that is divided by customer, each shard having as many replicas. Runs the simulator. */
export function runShards(shards: number, replicas: number, kind: CustomerKind): ShardsRun {
  const run = runSmallWorld({
    components: {
      client: ['client'],
      orders: ['service', { concurrency: 1000 }],
      database: ['database', { partitions: shards, replicas }],
    },
    connections: [
      ['client', 'orders', 'sync'],
      ['orders', 'database', 'sync'],
    ],
    physics: {
      orders: { workMs: 2 },
      database: { latencyMs: 1000 / REPLICA_PER_SECOND, connections: 1 },
    },
    to: ['database'],
    arrivals: { perSecond: ORDERS_PER_SECOND, poisson: true, fromMs: 0, toMs: ORDERED_FOR_MS },
    keys: CUSTOMERS,
    popularity: kind === 'alike' ? 'uniform' : 'zipf',
    horizonMs: ORDERED_FOR_MS,
  });
  const database = run.components.find(({ id }) => id === 'database');
  const mean = database?.utilisation ?? 0;
  // One shard is none: all that comes, comes to it.
  const { share, utilisation } = database?.shards?.busiest ?? { share: 1, utilisation: mean };
  const { p99 } = onlyFlow(run).responseMs;
  return {
    sharePercent: 100 * share,
    busyPercent: 100 * utilisation,
    meanBusyPercent: 100 * mean,
    p99Ms: typeof p99 === 'number' ? p99 : null,
  };
}
