import { describe, expect, it } from 'vitest';
import { buildDiagram } from '@/tests/support/diagrams';
import { buildMission } from '@/tests/support/missions';
import { promised, trialOf, triedReason } from '@/tests/support/reasons';
import type { Diagram } from '../contracts/diagram-schema';
import { DECISION_KINDS, type DecisionKind } from './decision';
import { decisionsOf } from './decisions';
import { designOf } from './design';
import { checksFor, type ReasonVerdict, tryReason } from './experiment';
import { OFFERED, REASON_IDS, type ReasonId } from './reasons';

const scenario = (id: string, more: Record<string, unknown> = {}) => ({
  id,
  title: id,
  horizonMs: 120_000,
  ...more,
});

/** The newsletter in small: 200 e-mails, a provider that takes 20 calls a second, 100 ms each. */
const mission = buildMission({
  physics: {
    service: { workMs: 2, publishMs: 1 },
    worker: { workMs: 60, publishMs: 1, dedupeMs: 1 },
    provider: { latencyMs: 100, rateLimitPerSecond: 20 },
  },
  flows: [
    {
      id: 'mail',
      from: 'admin',
      to: 'provider',
      items: 200,
      arrivals: { at: [0] },
      timeoutMs: 30_000,
    },
  ],
  scenarios: [
    scenario('calm'),
    scenario('down', {
      faults: [{ at: 3000, forMs: 8000, target: { id: 'provider' }, effect: 'outage' }],
    }),
    scenario('crash', {
      faults: [
        { at: 2080, forMs: 2000, target: { callersOf: 'provider' }, effect: 'crash', replicas: 4 },
      ],
    }),
    scenario('poison', { poison: { flow: 'mail', item: 4 } }),
  ],
  stages: [
    {
      title: 'All',
      checks: [
        promised('fast', 'responds-within', {
          flow: 'mail',
          scenario: 'calm',
          percentile: 99,
          ms: 50,
        }),
        promised('all', 'delivers-all', { flow: 'mail', scenario: 'calm' }),
        promised('drained', 'drained-within', { flow: 'mail', scenario: 'calm', ms: 15_000 }),
        promised('limit', 'no-rejected-calls', { target: 'provider', scenario: 'calm' }),
        promised('outage', 'delivers-all', { flow: 'mail', scenario: 'down' }),
        promised('dying', 'delivers-all', { flow: 'mail', scenario: 'crash' }),
        promised('once', 'no-duplicates', { flow: 'mail', scenarios: ['calm', 'crash'] }),
        promised('set-aside', 'isolates-poison', { flow: 'mail', scenario: 'poison' }),
      ],
    },
  ],
});

const trial = trialOf(mission);

const WORKER = {
  replicas: 4,
  concurrency: 2,
  idempotent: true,
  rateLimitPerSecond: 18,
} as const;

function design(worker: Record<string, string | number | boolean> = {}): Diagram {
  return buildDiagram(
    {
      admin: 'client',
      api: 'service',
      jobs: ['queue', { visibilityTimeoutMs: 5000, maxReceives: 7 }],
      dead: 'queue',
      send: ['worker', { ...WORKER, ...worker }],
      provider: 'external-api',
    },
    ['admin -> api', 'api *> jobs', 'jobs ~> send', 'send -> provider', 'jobs ~> dead'],
  );
}

function tried(kind: DecisionKind, reason: ReasonId, diagram: Diagram = design()): ReasonVerdict {
  const decision = decisionsOf(designOf(mission, diagram)).find((d) => d.kind === kind);
  const all = decision ?? {
    id: `${kind}.jobs`,
    kind,
    text: '',
    component: 'jobs',
    other: null,
    connection: null,
  };
  return tryReason(mission, diagram, all, reason, trial);
}

describe('tryReason', () => {
  it.each([
    ['queue', 'answer-first'],
    ['keys', 'no-duplicates'],
    ['rate-limit', 'under-limit'],
    ['dead-letters', 'isolate-poison'],
    ['patience', 'survive-outage'],
    ['pool', 'keep-up'],
  ] as const)('bears out that %s serves %s: without it a kept promise breaks', (kind, reason) => {
    const verdict = tried(kind, reason);
    expect(verdict.message).toMatch(/^Undone \(.*breaks: .* As you built it: /);
    expect(verdict.support).toBe('shown');
  });

  it.each([
    ['keys', 'survive-crash'],
    ['pool', 'under-limit'],
    ['pool', 'no-duplicates'],
    ['queue', 'under-limit'],
    ['dead-letters', 'survive-outage'],
    ['dead-letters', 'no-duplicates'],
    ['rate-limit', 'keep-up'],
  ] as const)(
    'does not bear out that %s serves %s: the promise holds without it',
    (kind, reason) => {
      expect(tried(kind, reason).support).toBe('not-shown');
    },
  );

  it('does not take a pool for what survives a crash when one slot fails undisturbed already', () => {
    const slow = tried('pool', 'survive-crash', design({ rateLimitPerSecond: 18 }));
    expect(slow.support).toBe('not-shown');
  });

  it('does not bear out that acknowledging early makes work survive', () => {
    const verdict = tried(
      'early-ack',
      'survive-crash',
      design({ ack: 'before', idempotent: false }),
    );
    expect(verdict.support).toBe('not-shown');
    expect(verdict.message).toMatch(/^Your design breaks “The promise of dying” as it is\./);
  });

  it('says so when no promise of the mission speaks of a reason', () => {
    expect(tried('queue', 'needs-answer')).toEqual({
      support: 'not-tested',
      message: 'No promise of this mission speaks of that.',
    });
  });
});

/** Positions of two couriers, ten a second, that go into a queue; a map that is slow for a while can show three of them. */
const couriers = buildMission({
  physics: {
    service: { workMs: 1, publishMs: 1 },
    worker: { workMs: 1, publishMs: 1 },
    provider: { latencyMs: 50 },
  },
  flows: [
    {
      id: 'mail',
      from: 'admin',
      to: 'provider',
      items: 1,
      keys: { count: 2, popularity: 'uniform' },
      arrivals: { perSecond: 10, poisson: false, fromMs: 0, toMs: 30_000 },
      timeoutMs: 30_000,
    },
  ],
  scenarios: [
    scenario('slow', {
      faults: [{ at: 1000, forMs: 20_000, target: { id: 'provider' }, effect: 'slow', factor: 6 }],
    }),
    scenario('down', {
      faults: [{ at: 5000, forMs: 2500, target: { id: 'provider' }, effect: 'outage' }],
    }),
  ],
  stages: [
    {
      title: 'All',
      checks: [
        promised('shown', 'fresh-within', {
          flow: 'mail',
          scenario: 'slow',
          target: 'provider',
          percentile: 100,
          ms: 4000,
        }),
        promised('row', 'in-key-order', { flow: 'mail', scenarios: ['down'] }),
      ],
    },
  ],
});

function keeping(kind: DecisionKind, reason: ReasonId, settings: Record<string, string | number>) {
  const diagram = buildDiagram(
    {
      admin: 'client',
      api: 'service',
      jobs: ['queue', { maxReceives: 20, ...settings }],
      send: ['worker', { concurrency: 2 }],
      provider: 'external-api',
    },
    ['admin -> api', 'api ~> jobs', 'jobs ~> send', 'send -> provider'],
  );
  return triedReason(couriers, diagram, kind, reason);
}

describe('tryReason, of what a queue does with messages of the same key', () => {
  it('bears out that an order per key keeps them from passing each other', () => {
    const verdict = keeping('order', 'in-order', { order: 'per-key' });
    expect(verdict.message).toMatch(
      /^Undone \(“Jobs” lets messages of the same key pass each other\), “The promise of row” breaks: /,
    );
    expect(verdict.support).toBe('shown');
  });

  it('bears out that the latest per key keeps what is shown fresh', () => {
    const verdict = keeping('latest', 'fresh', { keep: 'latest-per-key' });
    expect(verdict.message).toMatch(
      /^Undone \(“Jobs” keeps all messages\), “The promise of shown”/,
    );
    expect(verdict.support).toBe('shown');
  });

  it('does not bear out that an order per key keeps what is shown fresh', () => {
    const verdict = keeping('order', 'fresh', { order: 'per-key', keep: 'latest-per-key' });
    expect(verdict.support).toBe('not-shown');
  });

  it('bears out that a time to live keeps what is shown fresh, where every key comes often', () => {
    const verdict = keeping('time-to-live', 'fresh', { ttlMs: 500 });
    expect(verdict.message).toMatch(/^Undone \(“Jobs” keeps messages however long they wait\), /);
    expect(verdict.support).toBe('shown');
  });
});

describe('checksFor', () => {
  it('tells promises of an undisturbed run from those under the faults that a reason names', () => {
    const ids = (reason: ReasonId) => checksFor(mission, reason).map(({ id }) => id);
    expect(ids('keep-up')).toEqual(['fast', 'all', 'drained']);
    expect(ids('survive-outage')).toEqual(['outage']);
    expect(ids('survive-crash')).toEqual(['dying']);
    expect(ids('no-duplicates')).toEqual(['once']);
  });
});

describe('the catalogue of reasons', () => {
  it('offers every reason somewhere, and for each kind of decision some', () => {
    const offered = new Set(Object.values(OFFERED).flat());
    expect([...offered].sort()).toEqual([...REASON_IDS].sort());
    for (const kind of DECISION_KINDS) expect(OFFERED[kind].length).toBeGreaterThan(1);
  });
});
