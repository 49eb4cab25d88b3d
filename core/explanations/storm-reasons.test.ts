import { expect, it } from 'vitest';
import { buildDiagram } from '@/tests/support/diagrams';
import { buildMission } from '@/tests/support/missions';
import { promised, triedReason } from '@/tests/support/reasons';
import type { DecisionKind } from './decision';
import { decisionsOf } from './decisions';
import { designOf } from './design';
import type { ReasonId } from './reasons';

const fault = { at: 5000, forMs: 10_000, target: { id: 'provider' } };

/** Forty pages a second, and a database that serves eighty calls; it is slow, or out, for ten seconds. */
const mission = buildMission({
  given: [
    { id: 'admin', type: 'client', label: 'Admin', position: { x: 0, y: 0 } },
    { id: 'provider', type: 'database', label: 'Provider', position: { x: 0, y: 0 } },
  ],
  palette: ['service'],
  physics: { service: { workMs: 1 }, provider: { latencyMs: 50, connections: 4 } },
  limits: {
    service: {
      retryBudgetPercent: [0, 100],
      breakerFailures: [1, 100],
      callsAtOnce: [1, 100],
      longestWaitMs: [10, 10_000],
      admitPerSecond: [1, 1000],
    },
  },
  flows: [
    {
      id: 'mail',
      from: 'admin',
      to: 'provider',
      arrivals: { perSecond: 40, poisson: false, fromMs: 0, toMs: 40_000 },
      usefulMs: 1000,
    },
  ],
  scenarios: [
    {
      id: 'slow',
      title: 'slow',
      horizonMs: 60_000,
      faults: [{ ...fault, effect: 'slow', factor: 8 }],
    },
    { id: 'out', title: 'out', horizonMs: 60_000, faults: [{ ...fault, effect: 'outage' }] },
  ],
  stages: [
    {
      title: 'All',
      checks: [
        promised('back', 'recovers-within', {
          flow: 'mail',
          scenario: 'slow',
          percent: 90,
          ms: 3000,
        }),
        promised('some', 'useful-answers', { flow: 'mail', scenario: 'slow', percent: 78 }),
        promised('peace', 'calls-at-most', { target: 'provider', scenario: 'out', calls: 1400 }),
      ],
    },
  ],
});

const settings = { timeoutMs: 500, retries: 2, backoffMs: 50 };

function tried(own: Record<string, number>, kind: DecisionKind, reason: ReasonId) {
  const diagram = buildDiagram(
    {
      admin: 'client',
      api: ['service', { concurrency: 4, ...settings, ...own }],
      provider: 'database',
    },
    ['admin -> api', 'api -> provider'],
  );
  return triedReason(mission, diagram, kind, reason);
}

it('bears out that a short line lets trouble end, and makes the best of it', () => {
  const own = { longestWaitMs: 300 };
  expect(tried(own, 'short-line', 'recovers')).toMatchObject({
    support: 'shown',
    message: expect.stringContaining('“Api” lets everybody wait'),
  });
  expect(tried(own, 'short-line', 'best-of-it').support).toBe('shown');
});

it('bears out that a breaker leaves in peace what is out', () => {
  const own = { longestWaitMs: 300, breakerFailures: 10 };
  expect(tried(own, 'breaker', 'spared-in-trouble').support).toBe('shown');
  expect(tried(own, 'breaker', 'no-duplicates').support).not.toBe('shown');
});

it('bears out that a bulkhead lets trouble end', () => {
  const own = { concurrency: 1000, callsAtOnce: 5 };
  expect(tried(own, 'bulkhead', 'recovers').support).toBe('shown');
});

it('tells what an admission limit and a retry budget decide', () => {
  const texts = (own: Record<string, number>) =>
    decisionsOf(
      designOf(
        mission,
        buildDiagram({ admin: 'client', api: ['service', own], provider: 'database' }, [
          'admin -> api',
          'api -> provider',
        ]),
      ),
    ).map(({ text }) => text);
  expect(texts({ admitPerSecond: 50 })).toContain('“Api” lets in at most 50 requests a second.');
  expect(texts({ retryBudgetPercent: 10 })).toContain(
    '“Api” makes at most 10 retries for each hundred calls.',
  );
});
