import { describe, expect, it } from 'vitest';
import { buildDiagram } from '@/tests/support/diagrams';
import { buildMission } from '@/tests/support/missions';
import type { Diagram } from '../contracts/diagram-schema';
import { grade } from '../grading/grade';
import { DECISION_KINDS, type DecisionKind } from './decision';
import { decisionsOf } from './decisions';
import { designOf } from './design';
import { checksFor, type ReasonVerdict, type Trial, tryReason } from './experiment';
import { OFFERED, REASON_IDS, type ReasonId } from './reasons';

const because = 'It matters.';
const check = (id: string, type: string, more: Record<string, unknown>) => ({
  id,
  check: type,
  points: 10,
  because,
  promise: `The promise of ${id}.`,
  ...more,
});
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
        check('fast', 'responds-within', {
          flow: 'mail',
          scenario: 'calm',
          percentile: 99,
          ms: 50,
        }),
        check('all', 'delivers-all', { flow: 'mail', scenario: 'calm' }),
        check('drained', 'drained-within', { flow: 'mail', scenario: 'calm', ms: 15_000 }),
        check('limit', 'no-rejected-calls', { target: 'provider', scenario: 'calm' }),
        check('outage', 'delivers-all', { flow: 'mail', scenario: 'down' }),
        check('dying', 'delivers-all', { flow: 'mail', scenario: 'crash' }),
        check('once', 'no-duplicates', { flow: 'mail', scenarios: ['calm', 'crash'] }),
        check('set-aside', 'isolates-poison', { flow: 'mail', scenario: 'poison' }),
      ],
    },
  ],
});

const trial: Trial = (diagram, checks) =>
  grade({
    mission: { ...mission, stages: [{ title: 'Trial', checks: [...checks] }] },
    missionSlug: 'test',
    diagram,
    seed: 'practice',
    stories: false,
  }).findings;

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
