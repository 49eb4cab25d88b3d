import { onlyFlow, runSmallWorld, type SmallWorld } from './small-world';

export const SHAPES = ['calls', 'one-queue', 'topic'] as const;

/** Three calls in the request; one queue that three workers share; a topic that copies into a queue for each. */
export type Shape = (typeof SHAPES)[number];

export const LISTENERS = [
  { id: 'email', title: 'Welcome e-mail', ms: 500 },
  { id: 'analytics', title: 'Analytics', ms: 300 },
  { id: 'crm', title: 'CRM', ms: 400 },
] as const;

/** Registrations of a run, one every 400 ms. */
export const REGISTRATIONS = 90;

/** The CRM can be down for this long from the start, ms: less than the 36 s in which registrations come. */
export const CRM_DOWN_MS = 20_000;

export interface FanOutRun {
  /** What a visitor who got through waited, ms; null when nobody did. */
  waitMs: number | null;
  failed: number;
  /** Registrations that each listener heard of, in the order of `LISTENERS`. */
  heard: number[];
  /** The same at the moment before the CRM comes back. */
  heardBefore: number[];
  /** Most messages in the queue of each listener, those in hand counted; null where it has none of its own. */
  mostQueued: (number | null)[];
  /** Of the registrations that failed, those whose welcome e-mail went out all the same. */
  mailedInVain: number;
}

function fanOutWorld(shape: Shape, crmDown: boolean): SmallWorld {
  const components: Record<string, SmallWorld['components'][string]> = {
    client: ['client'],
    registration: ['service'],
  };
  const connections: [string, string, 'sync' | 'async'][] = [['client', 'registration', 'sync']];
  const physics: SmallWorld['physics'] = {
    registration: { workMs: 50, publishMs: 1 },
    worker: { workMs: 0 },
  };
  if (shape === 'one-queue') {
    components.shared = ['queue', { maxReceives: 20 }];
    connections.push(['registration', 'shared', 'async']);
  }
  if (shape === 'topic') {
    components.topic = ['topic'];
    connections.push(['registration', 'topic', 'async']);
  }
  for (const { id, ms } of LISTENERS) {
    components[id] = ['external-api'];
    physics[id] = { latencyMs: ms, errorMs: 5 };
    if (shape === 'calls') {
      connections.push(['registration', id, 'sync']);
      continue;
    }
    components[`${id}-worker`] = ['worker', { concurrency: 5 }];
    connections.push([`${id}-worker`, id, 'sync']);
    if (shape === 'one-queue') {
      connections.push(['shared', `${id}-worker`, 'async']);
      continue;
    }
    components[`${id}-queue`] = ['queue', { maxReceives: 20 }];
    connections.push(['topic', `${id}-queue`, 'async'], [`${id}-queue`, `${id}-worker`, 'async']);
  }
  return {
    components,
    connections,
    physics,
    to: LISTENERS.map(({ id }) => id),
    arrivals: { at: Array.from({ length: REGISTRATIONS }, (_, i) => i * 400) },
    faults: crmDown ? [{ at: 0, forMs: CRM_DOWN_MS, target: { id: 'crm' }, effect: 'outage' }] : [],
    horizonMs: 600_000,
  };
}

/** Runs 90 registrations, one every 400 ms, through one of the three shapes in the simulator. */
export function runFanOut(shape: Shape, crmDown: boolean): FanOutRun {
  const world = fanOutWorld(shape, crmDown);
  const run = runSmallWorld(world);
  const flow = onlyFlow(run);
  const early = onlyFlow(runSmallWorld({ ...world, horizonMs: CRM_DOWN_MS }));
  const heard = flow.targets.map(({ delivered }) => delivered);
  return {
    waitMs: flow.responseMs.mean,
    failed: flow.requests - flow.accepted,
    heard,
    heardBefore: early.targets.map(({ delivered }) => delivered),
    mostQueued: LISTENERS.map(
      ({ id }) => run.components.find((part) => part.id === `${id}-queue`)?.peakDepth ?? null,
    ),
    mailedInVain: shape === 'calls' ? Math.max(0, (heard[0] ?? 0) - flow.accepted) : 0,
  };
}
