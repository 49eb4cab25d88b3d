import { expect, it } from 'vitest';
import { buildDiagram } from '@/tests/support/diagrams';
import { buildMission } from '@/tests/support/missions';
import { promised, triedReason } from '@/tests/support/reasons';
import type { DecisionKind } from './decision';
import type { ReasonId } from './reasons';

/** Sixty reads a second of three things, from a database that answers twenty; the cache forgets everything once a second for a while. */
const mission = buildMission({
  given: [
    { id: 'admin', type: 'client', label: 'Admin', position: { x: 0, y: 0 } },
    { id: 'provider', type: 'database', label: 'Provider', position: { x: 0, y: 0 } },
  ],
  palette: ['service', 'cache'],
  physics: {
    service: { workMs: 1 },
    cache: { latencyMs: 1 },
    provider: { latencyMs: 50, connections: 1 },
  },
  limits: { cache: { entries: [1, 100] } },
  flows: [
    {
      id: 'mail',
      from: 'admin',
      to: 'provider',
      access: 'read',
      keys: { count: 3, popularity: 'uniform' },
      arrivals: { perSecond: 60, poisson: false, fromMs: 0, toMs: 30_000 },
      timeoutMs: 5000,
    },
  ],
  scenarios: [
    { id: 'calm', title: 'calm', horizonMs: 60_000 },
    {
      id: 'cold',
      title: 'cold',
      horizonMs: 60_000,
      faults: Array.from({ length: 20 }, (_, second) => ({
        at: 5000 + 1000 * second,
        target: { type: 'cache' },
        effect: 'flush',
      })),
    },
  ],
  stages: [
    {
      title: 'All',
      checks: [
        promised('fast', 'responds-within', {
          flow: 'mail',
          scenario: 'calm',
          percentile: 95,
          ms: 50,
        }),
        promised('spared', 'calls-at-most', { target: 'provider', scenario: 'calm', calls: 100 }),
        promised('cold', 'responds-within', {
          flow: 'mail',
          scenario: 'cold',
          percentile: 99,
          ms: 220,
        }),
        promised('newest', 'fresh-reads', { flow: 'mail', scenario: 'calm', percent: 0 }),
      ],
    },
  ],
});

const diagram = buildDiagram(
  {
    admin: 'client',
    api: ['service', { concurrency: 1000 }],
    memory: ['cache', { singleFlight: true }],
    provider: 'database',
  },
  ['admin -> api', 'api -> memory', 'memory -> provider'],
);

const tried = (kind: DecisionKind, reason: ReasonId) => triedReason(mission, diagram, kind, reason);

it('bears out that a cache answers from memory and spares the database', () => {
  expect(tried('cache', 'from-memory')).toMatchObject({
    support: 'shown',
    message: expect.stringMatching(/^Undone \(“Memory” is gone\)/),
  });
  expect(tried('cache', 'spares').support).toBe('shown');
});

it('bears out that asking once keeps the database from being overrun when memory is lost', () => {
  expect(tried('asks-once', 'memory-lost')).toMatchObject({
    support: 'shown',
    message: expect.stringMatching(/^Undone \(“Memory” asks for everybody\)/),
  });
});

it('does not bear out that a cache shows readers what has been changed', () => {
  expect(tried('cache', 'newest').support).toBe('not-shown');
  expect(tried('asks-once', 'from-memory').support).toBe('not-shown');
});
