import { describe, expect, it } from 'vitest';
import { buildDiagram } from '@/tests/support/diagrams';
import { buildMission } from '@/tests/support/missions';
import {
  buildComponentRun,
  buildConnectionRun,
  buildFlowRun,
  buildRun,
} from '@/tests/support/runs';
import { monthlyCost } from './monthly-cost';

const cost = { scenario: 'calm', runsPerMonth: 10, prices: {} };

describe('what a design costs a month', () => {
  it('is 730 hours of every replica and slot', () => {
    const diagram = buildDiagram({ send: ['worker', { replicas: 2, concurrency: 5 }] }, []);
    const prices = { worker: { replicaHour: 0.1, slotHour: 0.01 } };
    const mission = buildMission({ cost: { ...cost, prices } });
    expect(monthlyCost(mission, diagram, null)?.perMonth).toBeCloseTo(730 * 2 * (0.1 + 0.05), 9);
  });

  it('adds each call that was served, as often as the run happens in a month', () => {
    const diagram = buildDiagram({ mail: 'external-api' }, []);
    const mission = buildMission({ cost: { ...cost, prices: { mail: { perMillion: 100 } } } });
    const run = buildRun({
      components: [buildComponentRun({ id: 'mail', served: 50_000 })],
      flows: [buildFlowRun({ items: { delivered: 25_000 } })],
    });
    expect(monthlyCost(mission, diagram, run)).toMatchObject({
      perMonth: 50,
      perMillion: 200,
      components: [{ id: 'mail', machines: 0, use: 50 }],
    });
  });

  it('bills a queue for each message that goes in and each that comes out, again and again', () => {
    const diagram = buildDiagram({ api: 'service', jobs: 'queue', send: 'worker' }, [
      'api ~> jobs',
      'jobs ~> send',
    ]);
    const prices = {
      service: { replicaHour: 0, slotHour: 0 },
      worker: { replicaHour: 0, slotHour: 0 },
      queue: { perMillion: 1 },
    };
    const run = buildRun({
      connections: [
        buildConnectionRun({ id: 'c1', sent: 100_000 }),
        buildConnectionRun({ id: 'c2', sent: 300_000 }),
      ],
    });
    const bill = monthlyCost(buildMission({ cost: { ...cost, prices } }), diagram, run);
    expect(bill?.perMonth).toBeCloseTo(4, 9);
  });

  it('is what the run had on average of what scales, and its least before there is a run', () => {
    const diagram = buildDiagram({ send: ['worker', { replicas: 2, concurrency: 1 }] }, []);
    const prices = { worker: { replicaHour: 1, slotHour: 0 } };
    const mission = buildMission({ cost: { ...cost, prices } });
    const scaled = { mean: 3.5, most: 9, started: 7, stopped: 7 };
    const run = buildRun({ components: [buildComponentRun({ id: 'send', scaled })] });
    expect(monthlyCost(mission, diagram, run)?.perMonth).toBeCloseTo(730 * 3.5, 9);
    expect(monthlyCost(mission, diagram, null)?.perMonth).toBeCloseTo(730 * 2, 9);
  });

  it('counts the replicas of every shard', () => {
    const prices = { database: { replicaHour: 1, slotHour: 0 } };
    const mission = buildMission({ cost: { ...cost, prices } });
    const diagram = buildDiagram({ db: ['database', { replicas: 2, partitions: 4 }] }, []);
    expect(monthlyCost(mission, diagram, null)?.perMonth).toBeCloseTo(730 * 8, 9);
  });

  it('is left open by a mission that does not say what a month is made of', () => {
    expect(monthlyCost(buildMission({}), buildDiagram({}, []), null)).toBeNull();
  });

  it('grows with every replica and slot', () => {
    const mission = buildMission({ cost });
    const at = (replicas: number, concurrency: number) =>
      monthlyCost(mission, buildDiagram({ send: ['worker', { replicas, concurrency }] }, []), null)
        ?.perMonth ?? 0;
    expect(at(2, 1)).toBeGreaterThan(at(1, 1));
    expect(at(1, 2)).toBeGreaterThan(at(1, 1));
    // Filling a replica is cheaper than adding one.
    expect(at(1, 10)).toBeLessThan(at(10, 1));
  });
});
