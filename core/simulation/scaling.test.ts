import { expect, test } from 'vitest';
import type { SettingValue } from '@/core/contracts/diagram-schema';
import type { ScenarioRun } from '@/core/contracts/scenario-run';
import { runByBoth } from '@/tests/support/both-engines';
import { buildLab, componentOf, flowOf, type Lab } from '@/tests/support/lab';
import { simulate } from './simulate';

/** Messages at once, which a worker of one slot a replica deals with in so many ms; it looks every second. */
function backlog(
  messages: number,
  workMs: number,
  worker: Record<string, SettingValue>,
  more: Partial<Lab> = {},
): Lab {
  return {
    components: {
      client: ['client'],
      api: ['service', { concurrency: 10_000 }],
      jobs: ['queue'],
      worker: ['worker', { concurrency: 1, ...worker }],
    },
    connections: [
      ['client', 'api', 'sync'],
      ['api', 'jobs', 'async'],
      ['jobs', 'worker', 'async'],
    ],
    physics: {
      service: { workMs: 0, publishMs: 0 },
      worker: { workMs, scaleEveryMs: 1000, startUpMs: 500 },
    },
    flows: [{ to: 'worker', arrivals: { at: Array.from({ length: messages }, () => 0) } }],
    horizonMs: 60_000,
    ...more,
  };
}

const scaled = (run: ScenarioRun, id = 'worker') => componentOf(run, id)?.scaled;

test('a worker that is behind starts what its backlog asks for, and pays from the start until they are gone', () => {
  const own = { maxReplicas: 4, scaleBy: 'backlog', scaleBacklog: 2, coolDownMs: 10_000 };
  const run = runByBoth(backlog(10, 1000, own));
  // Nine are left after a second; three replicas are there for ten of sixty seconds.
  expect(scaled(run)).toEqual({ mean: 1.5, most: 4, started: 3, stopped: 3 });
  // One by one at 1, 2, 3 and 4 s, and three more each at 2.5 and 3.5 s.
  expect(flowOf(run).lastDeliveryMs).toBe(4000);
});

test('busy slots never show more than all of them, so it grows by a factor at each look', () => {
  const own = { maxReplicas: 64, scaleBusyPercent: 50 };
  const physics = {
    service: { workMs: 0, publishMs: 0 },
    worker: { workMs: 1000, scaleEveryMs: 1000, startUpMs: 0 },
  };
  const lab = backlog(1000, 1000, own, { physics, horizonMs: 4500 });
  expect(scaled(runByBoth(lab))).toMatchObject({ most: 16, started: 15 });
  const most = { ...physics.worker, scaleStep: 2 };
  expect(scaled(runByBoth({ ...lab, physics: { ...physics, worker: most } }))).toMatchObject({
    most: 8,
  });
});

test('a replica that is taken away finishes what it has in hand', () => {
  const own = { maxReplicas: 4, scaleBy: 'backlog', scaleBacklog: 1, coolDownMs: 0 };
  const physics = {
    service: { workMs: 0, publishMs: 0 },
    worker: { workMs: 5000, scaleEveryMs: 1000, startUpMs: 0 },
  };
  const run = runByBoth(backlog(4, 5000, own, { physics }));
  expect(scaled(run)).toEqual({ mean: 1.25, most: 4, started: 3, stopped: 3 });
  expect(componentOf(run, 'worker')).toMatchObject({ served: 4, errors: 0 });
});

test('a crash strikes replicas that take work, and scaling does not take their place', () => {
  const own = { replicas: 2, maxReplicas: 3, scaleBy: 'backlog', scaleBacklog: 1, coolDownMs: 0 };
  const crash = { at: 100, forMs: 2000, target: { id: 'worker' }, effect: 'crash', replicas: 2 };
  const run = runByBoth(backlog(2, 10_000, own, { faults: [crash] }));
  expect(componentOf(run, 'worker')).toMatchObject({ errors: 2 });
  expect(scaled(run)).toMatchObject({ most: 2, started: 0 });
});

test('snapshots show how many replicas there are', () => {
  const own = { maxReplicas: 4, scaleBy: 'backlog', scaleBacklog: 2, coolDownMs: 10_000 };
  const input = {
    ...buildLab(backlog(10, 1000, own)),
    scenarioId: 's',
    seed: 'lab',
    snapshots: 100,
  };
  const shown = simulate(input).snapshots?.components.find(({ id }) => id === 'worker');
  expect(Math.max(...(shown?.replicas ?? []))).toBe(4);
});

test('nothing is reported where the most is not more than the replicas', () => {
  const run = runByBoth(backlog(3, 10, { replicas: 2, maxReplicas: 2 }));
  expect(componentOf(run, 'worker')).not.toHaveProperty('scaled');
});
