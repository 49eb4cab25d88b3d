import { onlyFlow, runSmallWorld } from './small-world';

/** Pages that there are, visits a second, and for how long they come, ms. */
export const PAGES = 1000;
export const PER_SECOND = 200;
export const COME_FOR_MS = 30_000;

/** Calls that the database takes a second: four at a time, 20 ms each. */
export const DATABASE_PER_SECOND = 200;

/** What becomes of what is held. */
export const CACHE_DAYS = ['kept', 'aged', 'flushed'] as const;
export type CacheDay = (typeof CACHE_DAYS)[number];

/** How old an entry may become where it ages, and when the cache forgets everything where it does, ms. */
export const AGE_MS = 2000;
export const FLUSH_AT_MS = 15_000;

export interface CacheRun {
  /** Share of the visits answered from memory, percent. */
  hitPercent: number;
  databasePerSecond: number;
  /** Share of its time in which a connection of the database is busy, percent. */
  busyPercent: number;
  /** 99th percentile; null when more visits than that get no answer. */
  p99Ms: number | null;
  /** Pages asked for at least once are no more than this; entries at the end. */
  held: number;
}

/**
 * Visits of pages, popular by Zipf's law, to a cache with room for `entries` in front of a database that is busy without it all the time. Runs
 * the simulator.
 */
export function runCache(entries: number, day: CacheDay): CacheRun {
  const run = runSmallWorld({
    components: {
      client: ['client'],
      site: ['service', { concurrency: 1000 }],
      cache: ['cache', { entries, maxAgeMs: day === 'aged' ? AGE_MS : null }],
      database: ['database'],
    },
    connections: [
      ['client', 'site', 'sync'],
      ['site', 'cache', 'sync'],
      ['cache', 'database', 'sync'],
    ],
    physics: {
      site: { workMs: 2 },
      cache: { latencyMs: 1, connections: 1000 },
      database: { latencyMs: 20, connections: 4 },
    },
    to: ['database'],
    arrivals: { perSecond: PER_SECOND, poisson: true, fromMs: 0, toMs: COME_FOR_MS },
    keys: PAGES,
    reads: true,
    faults:
      day === 'flushed'
        ? [{ at: FLUSH_AT_MS, forMs: 1, target: { id: 'cache' }, effect: 'flush' }]
        : [],
    horizonMs: COME_FOR_MS + 2000,
  });
  const ofComponent = (id: string) => run.components.find((component) => component.id === id);
  const { hits = 0, misses = 0, entries: held = 0 } = ofComponent('cache')?.cache ?? {};
  const { served = 0 } = ofComponent('database') ?? {};
  const { p99 } = onlyFlow(run).responseMs;
  return {
    hitPercent: (100 * hits) / (hits + misses),
    databasePerSecond: served / (COME_FOR_MS / 1000),
    busyPercent: (100 * served) / ((COME_FOR_MS / 1000) * DATABASE_PER_SECOND),
    p99Ms: typeof p99 === 'number' ? p99 : null,
    held,
  };
}
