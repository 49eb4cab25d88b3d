import { simulate } from '../simulation/simulate';
import { onlyFlow, runSmallWorld, type SmallWorld, smallWorldInput } from './small-world';

/** Messages that lie in the queue when the run begins. */
export const MESSAGES = 100;

/** What the worker works on at the same time. */
export const SLOTS = 10;

/** How long the killed worker is away, ms. */
export const AWAY_MS = 1000;

export interface KillSettings {
  /** When the worker dies, ms from the start. */
  atMs: number;
  ack: 'before' | 'after';
  /** Whether a key goes along by which the called system recognises a repetition. */
  idempotent: boolean;
}

export interface KillRun {
  /** Messages that had their effect exactly once. */
  once: number;
  /** Effects beyond the first. */
  duplicates: number;
  lost: number;
  /** When the last message had its effect, ms. */
  doneMs: number | null;
  /** Messages that the worker had in hand just before it was killed. */
  inHand: number;
  /** Messages that had had their effect at instants `WATCH_STEP_MS` apart, from 0 to `WATCH_MS`. */
  delivered: number[];
}

/** How long is watched, and how far the watched instants lie apart, ms. */
export const WATCH_MS = 8000;
export const WATCH_STEP_MS = 25;

/**
 * A hundred messages, a worker with ten slots that is killed and comes back after a second, and a provider that it calls:
 * own work and call take 50 to 150 ms each. Runs the simulator.
 */
export function killWorker({ atMs, ack, idempotent }: KillSettings): KillRun {
  const world: SmallWorld = {
    components: {
      client: ['client'],
      sender: ['service', { concurrency: MESSAGES }],
      messages: ['queue', { visibilityTimeoutMs: 2000, maxReceives: 12 }],
      worker: ['worker', { concurrency: SLOTS, ack, idempotent }],
      provider: ['external-api'],
    },
    connections: [
      ['client', 'sender', 'sync'],
      ['sender', 'messages', 'async'],
      ['messages', 'worker', 'async'],
      ['worker', 'provider', 'sync'],
    ],
    physics: {
      sender: { workMs: 0, publishMs: 0 },
      worker: { workMs: { uniform: [50, 150] }, dedupeMs: 0 },
      provider: { latencyMs: { uniform: [50, 150] } },
    },
    to: ['provider'],
    arrivals: { at: Array.from({ length: MESSAGES }, () => 0) },
    faults: [{ at: atMs, forMs: AWAY_MS, target: { id: 'worker' }, effect: 'crash', replicas: 1 }],
    horizonMs: 60_000,
  };
  const run = runSmallWorld(world);
  const { snapshots } = simulate({
    ...smallWorldInput({ ...world, horizonMs: WATCH_MS }),
    snapshots: WATCH_MS / WATCH_STEP_MS,
  });
  if (snapshots === null) throw new Error('a run with snapshots has some');
  const busy = snapshots.components.find(({ id }) => id === 'worker')?.busy ?? [];
  const before = snapshots.atMs.findLastIndex((instant) => instant < atMs);
  const { items, lastDeliveryMs } = onlyFlow(run);
  return {
    once: items.delivered - items.duplicated,
    duplicates: items.duplicated,
    lost: items.lost,
    doneMs: lastDeliveryMs,
    inHand: busy[before] ?? 0,
    delivered: Array.from({ length: WATCH_MS / WATCH_STEP_MS + 1 }, (_, step) => {
      const index = snapshots.atMs.findLastIndex((instant) => instant <= step * WATCH_STEP_MS);
      return snapshots.flows[0]?.delivered[index] ?? 0;
    }),
  };
}
