import { onlyFlow, runSmallWorld } from './small-world';

/** The server's own work on a request, ms. */
export const OWN_WORK_MS = 2;

/** What a request spends outside of the server, on its way there and back, ms. */
export const NETWORK_MS = 48;

/** All customers click within this time, ms. */
export const CLICKS_WITHIN_MS = 200;

export interface PoolSettings {
  /** Customers who click, at most 5,000. */
  users: number;
  threads: number;
  /** How long the database takes, ms. */
  waitMs: number;
  blocking: boolean;
}

export interface PoolFigures {
  served: number;
  turnedAway: number;
  /** Response time of those who were served, ms from click to page; null when nobody was. */
  responseMs: number | null;
  /** How long one request holds a thread, ms. */
  heldMs: number;
  /** Requests that one thread serves while one request waits for the database. */
  meanwhile: number;
}

/**
 * Customers who click evenly within 200 ms, in front of a pool of threads without a waiting line, each asking a database.
 * Runs the simulator.
 */
export function poolFigures({ users, threads, waitMs, blocking }: PoolSettings): PoolFigures {
  const at = Array.from({ length: users }, (_, i) => (i * CLICKS_WITHIN_MS) / users);
  const run = runSmallWorld({
    components: {
      client: ['client'],
      network: ['load-balancer'],
      server: [
        'service',
        { concurrency: threads, backlog: 0, io: blocking ? 'blocking' : 'non-blocking' },
      ],
      orders: ['database'],
    },
    connections: [
      ['client', 'network', 'sync'],
      ['network', 'server', 'sync'],
      ['server', 'orders', 'sync'],
    ],
    physics: {
      network: { latencyMs: NETWORK_MS },
      server: { workMs: OWN_WORK_MS },
      orders: { latencyMs: waitMs, connections: users },
    },
    to: ['orders'],
    arrivals: { at },
    horizonMs: 30_000,
  });
  const { accepted, requests, responseMs } = onlyFlow(run);
  return {
    served: accepted,
    turnedAway: requests - accepted,
    responseMs: responseMs.mean,
    heldMs: blocking ? OWN_WORK_MS + waitMs : OWN_WORK_MS,
    meanwhile: blocking ? 0 : Math.floor(waitMs / OWN_WORK_MS),
  };
}
