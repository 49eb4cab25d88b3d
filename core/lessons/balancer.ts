import { onlyFlow, runSmallWorld } from './small-world';

/** Requests a second, and for how long they come, ms. */
export const REQUESTS_PER_SECOND = 100;
export const REQUESTS_FOR_MS = 60_000;

/** What the first service works on a request, ms, and how many it works on at a time; the second one takes longer. */
export const FIRST_WORK_MS = 40;
export const SLOTS = 4;

/** Whose turn it is. */
export const POLICIES = ['round-robin', 'least-busy'] as const;
export type Policy = (typeof POLICIES)[number];

export interface BalancerRun {
  /** 99th percentile of the waiting; null when more of them than that get no answer. */
  p99Ms: number | null;
  /** How busy each of the two is while requests come, percent. */
  busyPercent: [first: number, second: number];
  /** Share of the requests that the second gets, percent. */
  secondPercent: number;
}

/** Two services behind a load balancer, of which the second works `times` as long on a request. Runs the simulator. */
export function runBalancer(times: number, policy: Policy): BalancerRun {
  const run = runSmallWorld({
    components: {
      client: ['client'],
      balancer: ['load-balancer', { policy }],
      first: ['service', { concurrency: SLOTS }],
      second: ['service', { concurrency: SLOTS }],
    },
    connections: [
      ['client', 'balancer', 'sync'],
      ['balancer', 'first', 'sync'],
      ['balancer', 'second', 'sync'],
    ],
    physics: {
      first: { workMs: { exponential: FIRST_WORK_MS } },
      second: { workMs: { exponential: FIRST_WORK_MS * times } },
    },
    to: ['first', 'second'],
    arrivals: { perSecond: REQUESTS_PER_SECOND, poisson: true, fromMs: 0, toMs: REQUESTS_FOR_MS },
    horizonMs: REQUESTS_FOR_MS,
  });
  const busyPercent = (id: string) =>
    100 * (run.components.find((component) => component.id === id)?.utilisation ?? 0);
  const sentTo = (connection: number) => run.connections[connection]?.sent ?? 0;
  const { p99 } = onlyFlow(run).responseMs;
  return {
    p99Ms: typeof p99 === 'number' ? p99 : null,
    busyPercent: [busyPercent('first'), busyPercent('second')],
    secondPercent: (100 * sentTo(2)) / (sentTo(1) + sentTo(2)),
  };
}
