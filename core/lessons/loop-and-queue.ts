import type { Snapshots } from '../contracts/scenario-run';
import { simulate } from '../simulation/simulate';
import { onlyFlow, runSmallWorld, type SmallWorld, smallWorldInput } from './small-world';

/** E-mails of the campaign. */
export const EMAILS = 2000;

/** What the provider takes for one e-mail, ms. */
export const EMAIL_MS = 50;

/** How long the admin waits for an answer, ms. */
export const PATIENCE_MS = 30_000;

/** Workers that send in the design with a queue. */
export const WORKERS = 10;

/** How long is shown, ms, and how far the shown instants lie apart. */
export const SHOWN_MS = 40_000;
export const STEP_MS = 500;

/** One design at the evenly spaced instants 0, `STEP_MS`, … `SHOWN_MS`, as the simulator ran it. */
export interface Race {
  /** E-mails sent by each instant. */
  sent: number[];
  /** Messages in the queue at each instant; all 0 without a queue. */
  queued: number[];
  /** When the admin was answered, ms; null when they gave up before. */
  answeredMs: number | null;
  /** When the last e-mail was sent, ms; that may lie beyond what is shown. */
  doneMs: number;
}

/** Long enough for either design to send everything, ms. */
const HORIZON_MS = 120_000;

const CAMPAIGN: Pick<SmallWorld, 'physics' | 'to' | 'items' | 'arrivals' | 'horizonMs'> = {
  physics: {
    api: { workMs: 0, publishMs: 2, maxPublishBatch: 10 },
    worker: { workMs: 0 },
    provider: { latencyMs: EMAIL_MS },
  },
  to: ['provider'],
  items: EMAILS,
  arrivals: { at: [0] },
  horizonMs: HORIZON_MS,
};

const LOOP: SmallWorld = {
  ...CAMPAIGN,
  components: {
    client: ['client'],
    api: ['service', { timeoutMs: 30_000 }],
    provider: ['external-api'],
  },
  connections: [
    ['client', 'api', 'sync'],
    ['api', 'provider', 'sync'],
  ],
};

const QUEUE: SmallWorld = {
  ...CAMPAIGN,
  components: {
    client: ['client'],
    api: ['service'],
    queue: ['queue'],
    worker: ['worker', { replicas: WORKERS, concurrency: 1 }],
    provider: ['external-api'],
  },
  connections: [
    ['client', 'api', 'sync'],
    ['api', 'queue', 'async', 'item'],
    ['queue', 'worker', 'async'],
    ['worker', 'provider', 'sync'],
  ],
};

/** What a series of the run held at each shown instant; before the first one it is 0, after the last one it stays. */
function shown({ atMs }: Snapshots, series: readonly number[] | undefined): number[] {
  return Array.from({ length: SHOWN_MS / STEP_MS + 1 }, (_, step) => {
    const index = atMs.findLastIndex((at) => at <= step * STEP_MS);
    return series?.[index] ?? 0;
  });
}

function race(world: SmallWorld): Race {
  const { responseMs, items, lastDeliveryMs, accepted } = onlyFlow(runSmallWorld(world));
  if (items.delivered < EMAILS || lastDeliveryMs === null) throw new Error('not all was sent');
  const watched = smallWorldInput({ ...world, horizonMs: SHOWN_MS });
  const { snapshots } = simulate({ ...watched, snapshots: 400 });
  if (snapshots === null) throw new Error('a run with snapshots has some');
  return {
    sent: shown(snapshots, snapshots.flows[0]?.delivered),
    queued: shown(snapshots, snapshots.components.find(({ id }) => id === 'queue')?.depth),
    answeredMs: accepted > 0 ? responseMs.mean : null,
    doneMs: lastDeliveryMs,
  };
}

/** The same campaign sent in a loop while the admin waits, and through a queue; both run in the simulator. */
export function loopAndQueue(): { loop: Race; queue: Race } {
  return { loop: race(LOOP), queue: race(QUEUE) };
}
