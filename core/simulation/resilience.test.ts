import { describe, expect, test } from 'vitest';
import type { SettingValue } from '@/core/contracts/diagram-schema';
import type { ScenarioRun } from '@/core/contracts/scenario-run';
import { runByBoth } from '@/tests/support/both-engines';
import { componentOf, flowOf, type Lab, runLab } from '@/tests/support/lab';

type Settings = Record<string, SettingValue>;

/** Requests at the given times: client → api → store, which serves one call in 100 ms. */
function calling(at: number[], api: Settings, more: Partial<Lab> = {}): Lab {
  return {
    components: { client: ['client'], api: ['service', api], store: ['database'] },
    connections: [
      ['client', 'api', 'sync'],
      ['api', 'store', 'sync'],
    ],
    physics: { service: { workMs: 0 }, store: { latencyMs: 100, connections: 1 } },
    flows: [{ to: 'store', arrivals: { at } }],
    horizonMs: 60_000,
    ...more,
  };
}

const toStore = (run: ScenarioRun) => run.connections.find(({ id }) => id === 'c1');
const outage = { at: 0, forMs: 1000, target: { id: 'store' }, effect: 'outage' };

describe('what guards the calls of a service', () => {
  test('an open breaker fails calls at once, without making or repeating them, until a probe goes well', () => {
    const api = { breakerFailures: 2, breakerWindowMs: 1000, breakerOpenMs: 1000, retries: 0 };
    const run = runByBoth(calling([0, 10, 20, 500, 1100, 1300], api, { faults: [outage] }));
    expect(toStore(run)).toMatchObject({ sent: 4, failed: 2 });
    expect(toStore(run)?.kept).toMatchObject({ byBreaker: 2, opened: 1 });
    expect(flowOf(run)).toMatchObject({ accepted: 2, rejected: 4 });
  });

  test('a retry budget ends retries that nothing pays for any more', () => {
    const at = Array.from({ length: 20 }, (_, i) => i);
    const api = { retries: 1, backoffMs: 0, retryBudgetPercent: 0 };
    const run = runByBoth(calling(at, api, { faults: [outage] }));
    expect(toStore(run)).toMatchObject({ sent: 30 });
    expect(toStore(run)?.kept?.byBudget).toBe(10);
  });

  test('a bulkhead fails the call for which there is no room', () => {
    const run = runByBoth(calling([0, 0, 0], { callsAtOnce: 2 }));
    expect(toStore(run)).toMatchObject({ sent: 2, failed: 0 });
    expect(toStore(run)?.kept?.byBulkhead).toBe(1);
    expect(flowOf(run)).toMatchObject({ accepted: 2, rejected: 1 });
  });

  test('calls of a replica that died leave room in the bulkhead', () => {
    const crash = { at: 50, forMs: 10, target: { id: 'api' }, effect: 'crash', replicas: 1 };
    const run = runByBoth(calling([0, 200], { callsAtOnce: 1 }, { faults: [crash] }));
    expect(toStore(run)).toMatchObject({ sent: 2 });
    expect(flowOf(run)).toMatchObject({ accepted: 1, rejected: 1 });
  });

  test('none of it is reported where nothing is guarded', () => {
    const run = runByBoth(calling([0], {}));
    expect(toStore(run)).not.toHaveProperty('kept');
    expect(componentOf(run, 'api')).not.toHaveProperty('shed');
  });
});

describe('the line of a service', () => {
  const one = { concurrency: 1, replicas: 1 };

  test('gives a free slot to whoever came last', () => {
    const run = runByBoth(calling([0, 10, 20], { ...one, lineOrder: 'lifo' }));
    // The second waits for the third: 290 ms instead of 190.
    expect(flowOf(run).responseMs).toMatchObject({ p50: 180, max: 290 });
  });

  test('turns away whoever has waited too long, when a slot is free', () => {
    const run = runByBoth(calling([0, 10, 20, 95], { ...one, longestWaitMs: 50 }));
    expect(componentOf(run, 'api').shed).toEqual({ waited: 2, late: 0 });
    expect(flowOf(run)).toMatchObject({ accepted: 2, rejected: 2 });
  });

  test('makes room by turning away the old before it refuses the new', () => {
    const run = runByBoth(calling([0, 10, 90], { ...one, backlog: 1, longestWaitMs: 50 }));
    expect(componentOf(run, 'api')).toMatchObject({ refused: 0, shed: { waited: 1 } });
  });

  test('holds nobody for whom nobody waits any more, and the deadline is passed on', () => {
    const flows = [{ to: 'store', timeoutMs: 150, arrivals: { at: [0, 10, 20] } }];
    const idle = runByBoth(calling([], one, { flows }));
    expect(componentOf(idle, 'store').served).toBe(3);
    const kept = runByBoth(calling([], { ...one, keepsDeadline: true }, { flows }));
    expect(componentOf(kept, 'store').served).toBe(2);
    expect(componentOf(kept, 'api').shed).toEqual({ waited: 0, late: 1 });
  });
});

describe('an admission limit', () => {
  const at = [0, 0, 0, 500, 1000];

  test('lets in a second’s worth at once, and then so many a second', () => {
    const run = runByBoth(calling(at, { admitPerSecond: 2 }));
    expect(componentOf(run, 'api').refused).toBe(1);
    expect(flowOf(run)).toMatchObject({ accepted: 4, rejected: 1 });
  });

  test('by key refuses whoever asks too much, and nobody else', () => {
    const keys = { count: 1 };
    const flows = [
      { id: 'f', to: 'store', keys, arrivals: { at: [0, 0, 0, 0] } },
      { id: 'g', to: 'store', keys, arrivals: { at: [1] } },
    ];
    const both = (admitBy: string) =>
      runByBoth(calling([], { admitPerSecond: 1, admitBy }, { flows }));
    expect(flowOf(both('key'), 'f')).toMatchObject({ accepted: 1, rejected: 3 });
    expect(flowOf(both('key'), 'g').accepted).toBe(1);
    expect(flowOf(both('all'), 'g').accepted).toBe(0);
  });
});

test('work takes longer for each other piece of work at the same replica', () => {
  const physics = {
    service: { workMs: 0 },
    store: { latencyMs: 100, connections: 3, contention: 0.5 },
  };
  const run = runByBoth(calling([0, 0, 0], {}, { physics }));
  expect(flowOf(run).responseMs).toMatchObject({ p50: 150, max: 200 });
});

test('answers that came while they were of use are counted by when their request began', () => {
  const flows = [{ to: 'store', usefulMs: 150, arrivals: { at: [0, 0, 1500] } }];
  expect(flowOf(runByBoth(calling([], {}, { flows }))).useful).toEqual({
    answers: 2,
    windowMs: 1000,
    begun: [2, 1],
    inTime: [1, 1],
  });
});

test('a storm of retries goes on for as long as one looks, and ends within seconds under a budget', () => {
  const slow = { at: 5000, forMs: 10_000, target: { id: 'store' }, effect: 'slow', factor: 8 };
  const arrivals = { perSecond: 5, poisson: false, fromMs: 0, toMs: 1_800_000 };
  const inTime = (retryBudgetPercent: number | null) => {
    const api = { concurrency: 10_000, timeoutMs: 1000, retries: 3, backoffMs: 50 };
    const { useful } = flowOf(
      runLab(
        calling(
          [],
          { ...api, retryBudgetPercent },
          {
            flows: [{ to: 'store', usefulMs: 2000, arrivals }],
            faults: [slow],
            horizonMs: 1_800_000,
          },
        ),
      ).run,
    );
    return (useful?.inTime ?? []).slice(12, 590).reduce((sum, n) => sum + n, 0);
  };
  // Windows last three seconds; half an hour after ten bad seconds nothing is answered in time.
  expect(inTime(null)).toBe(0);
  expect(inTime(10)).toBeGreaterThan(0.99 * 578 * 15);
});
