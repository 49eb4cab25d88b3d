import { describe, expect, it } from 'vitest';
import type { Diagram } from '../contracts/diagram-schema';
import type { ScenarioRun } from '../contracts/scenario-run';
import { gapsOf, outcomeOf } from './predictions';

const at = { x: 0, y: 0 };
const DIAGRAM: Diagram = {
  format: 1,
  components: [
    { id: 'jobs', type: 'queue', label: 'Jobs', position: at },
    { id: 'send', type: 'worker', label: 'Sender', position: at },
  ],
  connections: [],
  notes: [],
};

const component = (id: string, peakDepth: number, utilisation: number | null) => ({
  id,
  served: 100,
  items: 100,
  utilisation,
  meanWaitMs: 0,
  meanInSystem: 0,
  peakDepth,
  errors: 0,
  refused: 0,
  unavailable: 0,
  again: null,
});

function run(changes: { delivered?: number; p99?: number | 'infinite'; duplicated?: number }) {
  const { delivered = 100, p99 = 4, duplicated = 0 } = changes;
  const result: ScenarioRun = {
    id: 'one',
    status: 'ok',
    events: 1,
    blamed: null,
    flows: [
      {
        id: 'f',
        requests: 1,
        accepted: 1,
        rejected: 0,
        timedOut: p99 === 'infinite' ? 1 : 0,
        responseMs: { mean: 4, p50: 4, p95: 4, p99, max: 4 },
        items: {
          offered: 100,
          accepted: 100,
          delivered,
          duplicated,
          deadLettered: 0,
          pending: 100 - delivered,
          lost: 0,
          refused: 0,
        },
        targets: [],
        lastDeliveryMs: 50_000,
        told: null,
        news: [],
        poisoned: null,
      },
    ],
    components: [component('jobs', 80, null), component('send', 999, 0.9)],
    connections: [],
  };
  return result;
}

const NONE = { answerMs: null, drainMs: null, peakDepth: null, duplicates: null };

describe('outcomeOf', () => {
  it('takes the depth of queues, not of what waits elsewhere', () => {
    expect(outcomeOf(run({}), DIAGRAM)).toEqual({
      answerMs: 4,
      drainMs: 50_000,
      peakDepth: 80,
      duplicates: 0,
    });
  });

  it('never drains what is not delivered, and never answers who was left waiting', () => {
    const outcome = outcomeOf(run({ delivered: 60, p99: 'infinite' }), DIAGRAM);
    expect(outcome).toMatchObject({ answerMs: 'infinite', drainMs: 'infinite' });
  });
});

describe('gapsOf', () => {
  it('looks only at what was predicted', () => {
    expect(gapsOf({ ...NONE, answerMs: 4 }, run({}), DIAGRAM)).toHaveLength(1);
    expect(gapsOf(NONE, run({}), DIAGRAM)).toEqual([]);
  });

  it.each([
    [40_000, true],
    [100_000, true],
    [24_000, false],
    [101_000, false],
  ])('a drain of 50 s predicted as %d ms is close: %s', (drainMs, close) => {
    expect(gapsOf({ ...NONE, drainMs }, run({}), DIAGRAM)[0]?.close).toBe(close);
  });

  it('wants zero duplicates foreseen exactly', () => {
    expect(gapsOf({ ...NONE, duplicates: 0 }, run({}), DIAGRAM)[0]?.close).toBe(true);
    expect(gapsOf({ ...NONE, duplicates: 0 }, run({ duplicated: 3 }), DIAGRAM)[0]?.close).toBe(
      false,
    );
  });

  it('explains the drain by the pace and the busiest component', () => {
    const why = gapsOf({ ...NONE, drainMs: 1 }, run({}), DIAGRAM)[0]?.why;
    expect(why?.replaceAll('\u00a0', ' ')).toBe(
      '100 items in 50 s are 2 a second; “Sender” had the most to do.',
    );
  });

  it('names the busiest component even when its one unit of work never ended', () => {
    const unfinished = run({ delivered: 60 });
    const busy = { ...component('stuck', 1, 1), served: 0, items: 0 };
    unfinished.components = [busy, ...unfinished.components];
    const why = gapsOf({ ...NONE, drainMs: 1 }, unfinished, DIAGRAM)[0]?.why;
    expect(why).toContain('“stuck” had the most to do.');
  });

  it('counts one request as one', () => {
    const why = gapsOf({ ...NONE, answerMs: 1 }, run({ p99: 'infinite' }), DIAGRAM)[0]?.why;
    expect(why).toBe('1 request gave up waiting.');
  });
});
