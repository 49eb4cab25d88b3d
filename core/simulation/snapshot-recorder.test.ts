import { describe, expect, it } from 'vitest';
import type { Diagram } from '../contracts/diagram-schema';
import type { Mission } from '../contracts/mission-schema';
import { parseMission } from '../missions/parse-mission';
import { simulate } from './simulate';

function mission(horizonMs: number): Mission {
  const parsed = parseMission({
    title: 'One service',
    orderIndex: 1,
    minutes: 5,
    given: [
      { id: 'user', type: 'client', label: 'User', position: { x: 0, y: 0 } },
      { id: 'db', type: 'database', label: 'Database', position: { x: 400, y: 0 } },
    ],
    palette: ['service'],
    physics: { service: { workMs: 5 }, db: { latencyMs: 20, connections: 10 } },
    flows: [
      {
        id: 'visit',
        from: 'user',
        to: 'db',
        arrivals: { perSecond: 50, poisson: true, fromMs: 0, toMs: 10_000 },
      },
    ],
    scenarios: [{ id: 'day', title: 'A day', horizonMs }],
    stages: [
      {
        title: 'All',
        checks: [{ id: 'c', check: 'no-loose-ends', points: 1, because: 'Because.' }],
      },
    ],
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
}

const DIAGRAM: Diagram = {
  format: 1,
  components: [
    { id: 'user', type: 'client', label: 'User', position: { x: 0, y: 0 } },
    { id: 'db', type: 'database', label: 'Database', position: { x: 400, y: 0 } },
    { id: 'api', type: 'service', label: 'API', position: { x: 200, y: 0 } },
  ],
  connections: [
    { id: 'c1', from: 'user', to: 'api', kind: 'sync' },
    { id: 'c2', from: 'api', to: 'db', kind: 'sync' },
  ],
  notes: [],
};

function run(horizonMs: number, snapshots: number) {
  const input = { mission: mission(horizonMs), diagram: DIAGRAM, scenarioId: 'day', seed: 's' };
  const result = simulate({ ...input, snapshots });
  if (!result.snapshots) throw new Error('no snapshots');
  return { ...result, snapshots: result.snapshots };
}

describe('SnapshotRecorder', () => {
  it.each([12_000, 3_600_000, 86_400_000])(
    'sees ten busy seconds of a horizon of %d ms in detail, at even distances',
    (horizonMs) => {
      const { atMs } = run(horizonMs, 200).snapshots;
      const busy = atMs.filter((at) => at <= 10_000).length;
      expect(atMs.length).toBeLessThanOrEqual(200);
      // Half of them at least, but for the 30 s in which time-outs run out unheeded.
      expect(busy).toBeGreaterThanOrEqual(25);
      const spacing = atMs[0] ?? 0;
      for (const [i, at] of atMs.entries()) expect(at).toBeCloseTo((i + 1) * spacing, 6);
    },
  );

  it('ends soon after the last event', () => {
    const { atMs } = run(86_400_000, 200).snapshots;
    expect(atMs.at(-1)).toBeLessThan(11_000);
  });

  it('has rates that add up to the counts of the run', () => {
    const { run: counted, snapshots } = run(3_600_000, 100);
    const seconds = (snapshots.atMs[0] ?? 0) / 1000;
    const sum = (rates: number[]) => rates.reduce((total, rate) => total + rate * seconds, 0);
    for (const [i, component] of snapshots.components.entries()) {
      expect(sum(component.servedPerSecond)).toBeCloseTo(counted.components[i]?.served ?? -1, 0);
    }
    for (const [i, connection] of snapshots.connections.entries()) {
      expect(sum(connection.sentPerSecond)).toBeCloseTo(counted.connections[i]?.sent ?? -1, 0);
    }
    expect(snapshots.flows[0]?.delivered.at(-1)).toBe(counted.flows[0]?.items.delivered);
  });
});
