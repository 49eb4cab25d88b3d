import { describe, expect, it } from 'vitest';
import { buildDiagram } from '@/tests/support/diagrams';
import { buildMission } from '@/tests/support/missions';
import { buildFlowRun, buildRun } from '@/tests/support/runs';
import type { ScenarioRun, Snapshots } from '../contracts/scenario-run';
import { runEvents } from './run-events';

const crash = (at: number) => ({
  at,
  forMs: 1000,
  target: { callersOf: 'provider' },
  effect: 'crash',
  replicas: 2,
});
const mission = buildMission({
  scenarios: [
    { id: 'calm', title: 'Calm', horizonMs: 60_000 },
    {
      id: 'down',
      title: 'Down',
      horizonMs: 60_000,
      faults: [{ at: 10_000, forMs: 20_000, target: { id: 'provider' }, effect: 'outage' }],
    },
    { id: 'crash', title: 'Crash', horizonMs: 60_000, faults: [crash(10_000), crash(20_000)] },
  ],
});
const diagram = buildDiagram(
  { admin: 'client', provider: 'external-api', jobs: 'queue', sender: 'worker' },
  ['jobs ~> sender', 'sender -> provider'],
);

function snapshots(series: Record<string, { errors?: number[]; depth?: number[] }>): Snapshots {
  const atMs = [10_000, 20_000, 30_000, 40_000, 50_000];
  const none = atMs.map(() => 0);
  return {
    atMs,
    connections: [],
    flows: [],
    components: ['admin', 'provider', 'jobs', 'sender'].map((id) => ({
      id,
      depth: series[id]?.depth ?? none,
      busy: none,
      servedPerSecond: none,
      errorsPerSecond: series[id]?.errors ?? none,
      down: none,
    })),
  };
}

function told(run: Partial<ScenarioRun>, series: Parameters<typeof snapshots>[0] = {}) {
  const { events, faults } = runEvents(mission, diagram, buildRun(run), snapshots(series));
  const lines = events.map(({ atMs, text }) => `${atMs / 1000} ${text}`.replaceAll('\u00a0', ' '));
  return { lines, faults, tones: events.map(({ tone }) => tone) };
}

describe('what happens in a run', () => {
  it('tells an outage from its beginning to its end, and shades its time', () => {
    const { lines, faults } = told({
      id: 'down',
      flows: [buildFlowRun({ items: { pending: 1 } })],
    });
    expect(lines).toEqual(['10 an outage of “Provider” begins', '30 “Provider” is back']);
    expect(faults).toMatchObject([{ fromMs: 10_000, toMs: 30_000 }]);
  });

  it('tells what comes again once, and shades it each time', () => {
    const { lines, faults } = told({ id: 'crash' });
    expect(lines.filter((line) => line.includes('crash'))).toEqual([
      '10 2 replicas of “Sender” crash',
    ]);
    expect(faults).toHaveLength(2);
  });

  it('knows to the millisecond when the only client gave up', () => {
    const { lines, tones } = told({
      flows: [buildFlowRun({ timedOut: 1, items: { pending: 5 } })],
    });
    expect(lines).toEqual(['30 “Admin” has waited 30 s and gives up']);
    expect(tones).toEqual(['trouble']);
  });

  it('finds the first errors, the deepest queue and the last delivery', () => {
    const { lines } = told(
      {},
      { provider: { errors: [0, 3, 0, 0, 0] }, jobs: { depth: [0, 5, 9, 2, 0] } },
    );
    expect(lines).toEqual([
      '20 the first calls fail at “Provider”',
      '30 “Jobs” is deepest: 9 messages',
      '50 the last delivery: drained',
    ]);
  });
});
