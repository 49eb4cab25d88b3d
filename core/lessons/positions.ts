import { onlyFlow, runSmallWorld } from './small-world';

export const KEEPINGS = ['all', 'recent', 'latest'] as const;

/** What the queue in front of the map keeps: everything; nothing older than three seconds; the latest of each courier. */
export type Keeping = (typeof KEEPINGS)[number];

export const COURIERS = 20;
export const POSITIONS_PER_SECOND = 10;

/** Positions come for this long, ms. */
export const RIDE_MS = 90_000;

/** The map is slow from this instant for this long, ms, and this many times. */
export const MAP_SLOW_FROM_MS = 15_000;
export const MAP_SLOW_FOR_MS = 60_000;
export const MAP_SLOW_TIMES = 4;

/** What is older than this is dropped where the queue keeps nothing older, ms. */
export const TOO_OLD_MS = 3000;

export interface PositionsRun {
  sent: number;
  /** Positions that were shown themselves. */
  shown: number;
  /** How far behind the map was, ms: half of the positions, or a later one of their courier, were shown within the first, 99 of 100 within the second. */
  behindMs: { half: number | null; most: number | null };
}

/** Couriers' positions before a map that can show 20 a second, or 5 while it is slow. Runs the simulator. */
export function runPositions(keeping: Keeping, slow: boolean): PositionsRun {
  const settings: Record<string, string | number> = {
    all: {},
    recent: { ttlMs: TOO_OLD_MS },
    latest: { keep: 'latest-per-key' },
  }[keeping];
  const run = runSmallWorld({
    components: {
      client: ['client'],
      courier: ['service'],
      positions: ['queue', settings],
      painter: ['worker', { concurrency: 1 }],
      map: ['database'],
    },
    connections: [
      ['client', 'courier', 'sync'],
      ['courier', 'positions', 'async'],
      ['positions', 'painter', 'async'],
      ['painter', 'map', 'sync'],
    ],
    physics: {
      courier: { workMs: 0, publishMs: 0 },
      painter: { workMs: 0 },
      map: { latencyMs: 50 },
    },
    to: ['map'],
    keys: COURIERS,
    arrivals: { perSecond: POSITIONS_PER_SECOND, poisson: true, fromMs: 0, toMs: RIDE_MS },
    faults: slow
      ? [
          {
            at: MAP_SLOW_FROM_MS,
            forMs: MAP_SLOW_FOR_MS,
            target: { id: 'map' },
            effect: 'slow',
            factor: MAP_SLOW_TIMES,
          },
        ]
      : [],
    horizonMs: 600_000,
  });
  const { requests, targets } = onlyFlow(run);
  const [map] = targets;
  const finite = (value: number | 'infinite' | null | undefined) =>
    typeof value === 'number' ? value : null;
  return {
    sent: requests,
    shown: map?.delivered ?? 0,
    behindMs: { half: finite(map?.byKey?.unseenMs.p50), most: finite(map?.byKey?.unseenMs.p99) },
  };
}
