import { describe, expect, it } from 'vitest';
import { buildDiagram } from '@/tests/support/diagrams';
import { buildMission } from '@/tests/support/missions';
import { capacityOf, meanMs, queueAfter, rateOf, slotsFor } from './capacity';

const mission = buildMission({
  physics: {
    worker: { workMs: 10, dedupeMs: 1 },
    provider: { latencyMs: { exponential: 50 } },
  },
});
const diagram = buildDiagram(
  {
    provider: 'external-api',
    jobs: 'queue',
    sender: ['worker', { replicas: 20, concurrency: 5, idempotent: true }],
    both: ['worker', { calls: 'together' }],
  },
  ['jobs ~> sender', 'sender -> provider', 'both -> provider', 'both -> provider'],
);
const part = (id: string) => {
  const found = diagram.components.find((component) => component.id === id);
  if (!found) throw new Error(id);
  return capacityOf(mission, diagram, found);
};

describe('capacity', () => {
  it('adds up what holds a slot: own work, the look-up of the key, and calls in turn', () => {
    expect(part('sender')).toEqual({
      slots: 100,
      holdMs: 61,
      parts: [
        { label: 'own work', ms: 10 },
        { label: 'look-up of the key', ms: 1 },
        { label: 'Provider', ms: 50 },
      ],
    });
  });

  it('counts the longest of calls that are made together, once', () => {
    expect(part('both')?.holdMs).toBe(60);
  });

  it('is nothing that a queue has', () => {
    expect(part('jobs')).toBeNull();
  });

  it('agrees with itself: so many slots as a rate takes make that rate', () => {
    expect(rateOf(100, 50)).toBe(2000);
    expect(slotsFor(2000, 50)).toBe(100);
    expect(slotsFor(1111.1, 61)).toBe(68);
    expect(rateOf(10, 0)).toBe(0);
  });

  it('lets a queue grow by what comes and does not leave, and never below nothing', () => {
    expect(queueAfter(1000, 400, 2)).toBe(72_000);
    expect(queueAfter(400, 1000, 2)).toBe(0);
  });

  it.each([
    [{ exponential: 50 }, 50],
    [{ uniform: [10, 30] as [number, number] }, 20],
    [7, 7],
  ])('takes the mean of %j', (duration, mean) => {
    expect(meanMs(duration)).toBe(mean);
  });

  it('takes the mean of a lognormal, which lies above its median', () => {
    expect(meanMs({ lognormal: { median: 100, p99: 400 } })).toBeCloseTo(119.4, 1);
  });
});
