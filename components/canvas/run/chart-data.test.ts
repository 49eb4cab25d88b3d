import { describe, expect, it } from 'vitest';
import type { Diagram } from '@/core/contracts/diagram-schema';
import { type ChartedRun, chartsOf, resample } from './chart-data';

const DIAGRAM: Diagram = {
  format: 1,
  components: [{ id: 'q', type: 'queue', label: 'Jobs', position: { x: 0, y: 0 } }],
  connections: [],
  notes: [],
};

function run(atMs: number[], depth: number[], delivered: number[]): ChartedRun {
  const none = atMs.map(() => 0);
  return {
    diagram: DIAGRAM,
    mission: { flows: [] },
    events: [{ atMs: 2000, text: 'it breaks', tone: 'trouble', components: [] }],
    faults: [{ fromMs: 1000, toMs: 3000, text: 'an outage' }],
    snapshots: {
      atMs,
      components: [
        {
          id: 'q',
          depth,
          busy: none,
          servedPerSecond: none,
          errorsPerSecond: none,
          down: none,
        },
      ],
      connections: [],
      flows: [{ id: 'f', delivered, responseMs: atMs.map(() => null) }],
    },
  };
}

describe('chartsOf', () => {
  it('draws depth by name, deliveries as a rate, and says what there is in words', () => {
    const charts = chartsOf(run([1000, 2000], [40, 10], [100, 300]), null);
    expect(charts.map((chart) => chart.series)).toEqual([
      [{ label: 'Jobs', colour: 'async', values: [40, 10] }],
      [{ label: 'delivered', colour: 'async', values: [100, 200] }],
      [{ label: 'answer', colour: 'async', values: [null, null] }],
    ]);
    expect(charts.map((chart) => chart.text)).toEqual([
      'Deepest: Jobs 40.',
      'Fastest: 200 items/s.',
      'No request was answered.',
    ]);
  });

  it('lays the run before over it, dashed, at the instants of the new one', () => {
    const now = run([1000, 2000, 3000], [1, 2, 3], [0, 0, 0]);
    const before = run([2000, 4000], [7, 9], [0, 0]);
    expect(chartsOf(now, before)[0]?.series[1]).toEqual({
      label: 'Jobs (before)',
      colour: 'async',
      dashed: true,
      values: [7, 7, 9],
    });
  });
});

describe('resample', () => {
  it('has nothing beyond the end of the other run', () => {
    expect(resample([5], [1], [1, 2])).toEqual([5, null]);
  });

  it('takes the value of the interval that an instant lies in', () => {
    expect(resample([5, 9], [10, 20], [5, 10, 15, 20])).toEqual([5, 5, 9, 9]);
  });
});
