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
  /** Queries that the database takes at once; the others wait for a connection. */
  connections: number;
  /** How long the database takes, ms. */
  waitMs: number;
  blocking: boolean;
}

export interface PoolFigures {
  served: number;
  turnedAway: number;
  /** Customers who had no answer after 30 s. */
  gaveUp: number;
  /** Mean response time of those who were served, ms from click to page; null when nobody was. */
  responseMs: number | null;
  /** How much of it was spent in line for a connection, ms. */
  inLineMs: number;
  /** How long one served request holds a thread on average, ms. */
  heldMs: number;
  /** Requests that one thread serves while one request waits for the database. */
  meanwhile: number;
}

/**
 * Customers who click evenly within 200 ms, in front of a pool of threads without a waiting line, each asking a database
 * through a limited number of connections. Runs the simulator.
 */
export function poolFigures(settings: PoolSettings): PoolFigures {
  const { users, threads, connections, waitMs, blocking } = settings;
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
      orders: { latencyMs: waitMs, connections },
    },
    to: ['orders'],
    arrivals: { at },
    // Long enough for 5,000 queries of 500 ms, one at a time.
    horizonMs: 3_000_000,
  });
  const { accepted, rejected, timedOut, responseMs } = onlyFlow(run);
  const { mean } = responseMs;
  const inLineMs = mean === null ? 0 : Math.max(0, mean - NETWORK_MS - OWN_WORK_MS - waitMs);
  return {
    served: accepted,
    turnedAway: rejected,
    gaveUp: timedOut,
    responseMs: mean,
    inLineMs,
    heldMs: blocking ? OWN_WORK_MS + waitMs + inLineMs : OWN_WORK_MS,
    meanwhile: blocking ? 0 : Math.floor((waitMs + inLineMs) / OWN_WORK_MS),
  };
}
