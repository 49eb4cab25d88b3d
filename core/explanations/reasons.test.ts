import { describe, expect, it } from 'vitest';
import { buildDiagram } from '@/tests/support/diagrams';
import { buildMission } from '@/tests/support/missions';
import {
  buildComponentRun,
  buildConnectionRun,
  buildFlowRun,
  buildRun,
  buildTargetRun,
} from '@/tests/support/runs';
import type { ComponentRun, ConnectionRun, ScenarioRun } from '../contracts/scenario-run';
import { DECISION_KINDS, type DecisionKind } from './decision';
import { gatherEvidence } from './evidence';
import { OFFERED, REASON_IDS, REASONS, type ReasonId } from './reasons';

type Parts = Parameters<typeof buildDiagram>[0];

const scenario = (id: string, more: Record<string, unknown> = {}) => ({
  id,
  title: id,
  horizonMs: 60_000,
  ...more,
});
const fault = (effect: string, target: unknown, more: Record<string, unknown> = {}) => ({
  faults: [{ at: 1000, forMs: 1000, target, effect, ...more }],
});

const SCENARIOS = [
  scenario('calm'),
  scenario('down', fault('outage', { id: 'provider' })),
  scenario('crash', fault('crash', { callersOf: 'provider' }, { replicas: 1 })),
  scenario('poison', { poison: { flow: 'mail', item: 4 } }),
];

const PARTS: Parts = {
  admin: 'client',
  provider: 'external-api',
  api: 'service',
  jobs: 'queue',
  send: ['worker', { replicas: 2, concurrency: 5, idempotent: true }],
  dead: 'queue',
  news: 'topic',
};
const LINKS = [
  'admin -> api',
  'api ~> jobs',
  'jobs ~> send',
  'send -> provider',
  'jobs ~> dead',
  'api ~> news',
];

interface Case {
  parts?: Parts;
  links?: string[];
  mission?: Record<string, unknown>;
  /** Runs by scenario. */
  runs?: Record<string, Partial<Omit<ScenarioRun, 'id'>>>;
  kind?: DecisionKind;
  component?: string;
  other?: string;
  connection?: string;
}

function judge(id: ReasonId, given: Case = {}) {
  const mission = buildMission({ scenarios: SCENARIOS, ...given.mission });
  const diagram = buildDiagram({ ...PARTS, ...given.parts }, given.links ?? LINKS);
  const runs = Object.entries(given.runs ?? { calm: {} }).map(([run, parts]) =>
    buildRun({ id: run, ...parts }),
  );
  const { kind = 'queue', component = 'jobs', other = null, connection = null } = given;
  return REASONS[id].judge(gatherEvidence(mission, diagram, runs), {
    id: `${kind}.x`,
    kind,
    text: '',
    component,
    other,
    connection,
  });
}

const of = (...components: (Partial<ComponentRun> & { id: string })[]) => ({
  components: components.map(buildComponentRun),
});
const sent = (...connections: (Partial<ConnectionRun> & { id: string })[]) => ({
  connections: connections.map(buildConnectionRun),
});
const CALL = { kind: 'call', component: 'api', other: 'provider', connection: 'c5' } as const;
const CALL_LINKS = [
  'admin -> api',
  'api ~> jobs',
  'jobs ~> send',
  'send -> provider',
  'api -> provider',
];
const mail = (items: Parameters<typeof buildFlowRun>[0]) => ({ flows: [buildFlowRun(items)] });

/** For each reason a table of decisions with what the run says to it, and words that the answer must hold. */
const CASES: Record<ReasonId, [title: string, given: Case, support: string, words: RegExp][]> = {
  'answer-first': [
    [
      'a queue whose work takes longer than the answer',
      { runs: { calm: of({ id: 'jobs', served: 100, meanInSystem: 50 }) } },
      'shown',
      /after 4 ms .* took 30 s on average/,
    ],
    [
      'a queue whose work is over in no time',
      { runs: { calm: of({ id: 'jobs', served: 1_000_000, meanInSystem: 0.001 }) } },
      'not-shown',
      /hardly have been noticed/,
    ],
    [
      'a queue that nothing left',
      { runs: { calm: of({ id: 'jobs' }) } },
      'not-shown',
      /ever finished/,
    ],
    [
      'a queue beside a call of the same worker',
      { links: [...LINKS, 'api -> send'], runs: { calm: of({ id: 'jobs', served: 1 }) } },
      'not-shown',
      /waits for “Send” all the same/,
    ],
    [
      'a queue far behind the answer',
      {
        component: 'later',
        parts: { later: 'queue', other: 'worker' },
        links: [...LINKS, 'send ~> later', 'later ~> other'],
      },
      'not-shown',
      /had been given before/,
    ],
    [
      'clients without an answer',
      { runs: { calm: mail({ responseMs: { p99: 'infinite' } }) } },
      'not-shown',
      /Not every client/,
    ],
    [
      'a call that the client waits for',
      {
        ...CALL,
        links: CALL_LINKS,
        runs: { calm: of({ id: 'provider', served: 1000, meanInSystem: 1 }) },
      },
      'not-shown',
      /“Provider” took 60 ms of it/,
    ],
    [
      'a call of a worker',
      { ...CALL, component: 'send' },
      'not-shown',
      /No client waits for “Send”/,
    ],
    ['a topic', { kind: 'topic', component: 'news' }, 'shown', /without any of the listeners/],
  ],
  'needs-answer': [
    [
      'a queue',
      { runs: { calm: of({ id: 'jobs', served: 1, meanInSystem: 1 }) } },
      'not-shown',
      /never hears the result.*60 s later/,
    ],
    [
      'a worker that acknowledges after its call',
      {
        ...CALL,
        component: 'send',
        connection: 'c4',
        runs: { calm: sent({ id: 'c4', sent: 7, failed: 2 }) },
      },
      'shown',
      /7 calls were made, 2 of them failed/,
    ],
    [
      'a worker that acknowledges before',
      { ...CALL, component: 'send', parts: { send: ['worker', { ack: 'before' }] } },
      'not-shown',
      /acknowledged before it calls/,
    ],
    [
      'a call that the mission demands before the answer',
      { ...CALL, links: CALL_LINKS, mission: withCheck('answer-waits-for') },
      'shown',
      /answer depends on “Provider”/,
    ],
    [
      'a call that the mission wants behind the answer',
      { ...CALL, links: CALL_LINKS, mission: withCheck('no-waiting-on-workers') },
      'not-shown',
      /does not depend on “Provider”/,
    ],
    [
      'a call of which the mission says nothing',
      { ...CALL, links: CALL_LINKS, runs: { calm: of({ id: 'provider', served: 1 }) } },
      'not-tested',
      /does not say/,
    ],
    [
      'a call that was never answered',
      { ...CALL, links: CALL_LINKS },
      'not-shown',
      /answered no call/,
    ],
  ],
  'load-levelling': [
    [
      'a queue that filled up',
      { runs: { calm: of({ id: 'jobs', peakDepth: 900 }) } },
      'shown',
      /was 900, with 10 slots/,
    ],
    [
      'a queue with one message',
      { runs: { calm: of({ id: 'jobs', peakDepth: 1 }) } },
      'not-shown',
      /peak depth of “Jobs” was 1/,
    ],
    [
      'a limited worker behind a full queue',
      { kind: 'rate-limit', component: 'send', runs: { calm: of({ id: 'jobs', peakDepth: 11 }) } },
      'shown',
      /“Jobs” was 11/,
    ],
    [
      'a worker without a queue',
      { kind: 'rate-limit', component: 'send', links: [] },
      'not-shown',
      /No queue stands before “Send”/,
    ],
    [
      'a call with a line before it',
      { ...CALL, runs: { calm: of({ id: 'provider', peakDepth: 40 }) } },
      'not-shown',
      /at its peak 40 stood in line/,
    ],
    ['a call without a line', CALL, 'not-shown', /nothing stood in line/],
    ['a topic', { kind: 'topic', component: 'news' }, 'not-shown', /keeps nothing back/],
    [
      'a dead-letter route',
      { kind: 'dead-letters', other: 'dead', runs: { calm: of({ id: 'dead', peakDepth: 3 }) } },
      'not-shown',
      /3 messages/,
    ],
  ],
  'share-work': [
    [
      'many slots and messages',
      { runs: { calm: of({ id: 'jobs', served: 100 }) } },
      'shown',
      /10 slots, shared 100 messages/,
    ],
    [
      'one message',
      { runs: { calm: of({ id: 'jobs', served: 1 }) } },
      'not-shown',
      /1 message in the whole run/,
    ],
    [
      'one slot',
      { parts: { send: 'worker' }, runs: { calm: of({ id: 'jobs', served: 9 }) } },
      'not-shown',
      /one slot, and worked off 9/,
    ],
  ],
  'fan-out': [
    [
      'two listeners',
      {
        kind: 'topic',
        component: 'news',
        links: ['news ~> jobs', 'news ~> send'],
        runs: { calm: sent({ id: 'c1', sent: 1 }, { id: 'c2', sent: 1 }) },
      },
      'shown',
      /“Jobs” and “Send”/,
    ],
    [
      'one listener',
      {
        kind: 'topic',
        component: 'news',
        links: ['news ~> jobs'],
        runs: { calm: sent({ id: 'c1', sent: 1 }) },
      },
      'not-shown',
      /1 listener:/,
    ],
  ],
  'keep-up': [
    [
      'a busy pool',
      { kind: 'pool', component: 'send', runs: { calm: of({ id: 'send', utilisation: 0.75 }) } },
      'shown',
      /after 50 s; 90 % of “Send”/,
    ],
    [
      'an idle pool',
      { kind: 'pool', component: 'send', runs: { calm: of({ id: 'send', utilisation: 0.02 }) } },
      'not-shown',
      /a tenth of the slots/,
    ],
    [
      'a pool that fell behind',
      {
        kind: 'pool',
        component: 'send',
        runs: { calm: mail({ items: { delivered: 60, pending: 40 } }) },
      },
      'not-shown',
      /60 of 100 items/,
    ],
    [
      'a pool without work',
      { kind: 'pool', component: 'send', runs: { calm: of({ id: 'send' }) } },
      'not-shown',
      /nothing to do/,
    ],
    [
      'keys',
      { kind: 'keys', component: 'send', runs: { calm: of({ id: 'send', utilisation: 0.75 }) } },
      'not-shown',
      /no work shorter: 90 %/,
    ],
  ],
  'under-limit': [
    ['nothing with a limit', {}, 'not-shown', /Nothing behind “Jobs” has a limit/],
    [
      'a limit that held',
      { mission: { physics: { provider: { rateLimitPerSecond: 2000 } } } },
      'shown',
      /2,000 calls a second, and turned none away/,
    ],
    [
      'a limit that was broken',
      {
        mission: { physics: { provider: { rateLimitPerSecond: 2000 } } },
        runs: {
          calm: mail({
            targets: [buildTargetRun({ id: 'provider', delivered: 9, rejected: 312 })],
          }),
        },
      },
      'not-shown',
      /turned 312 away in “calm”/,
    ],
  ],
  'survive-outage': [
    [
      'everything arrived',
      { runs: { calm: {}, down: of({ id: 'jobs', peakDepth: 80 }) } },
      'shown',
      /In “down” .* 80 messages waited/,
    ],
    [
      'something did not',
      { runs: { down: mail({ items: { delivered: 90, lost: 10 } }) } },
      'not-shown',
      /90 of 100 items .* 10 lost/,
    ],
    ['no such scenario', { runs: { calm: {} } }, 'not-tested', /No scenario takes/],
    [
      'an outage that never ends',
      {
        mission: {
          scenarios: [
            scenario('calm'),
            scenario('down', {
              faults: [{ at: 0, forMs: 90_000, target: { id: 'provider' }, effect: 'outage' }],
            }),
          ],
        },
        runs: { down: {} },
      },
      'not-tested',
      /No scenario/,
    ],
    [
      'a dead-letter route that took nothing',
      { kind: 'dead-letters', other: 'dead', runs: { down: {} } },
      'not-shown',
      /nothing was set aside/,
    ],
    [
      'a dead-letter route that took what should have been delivered',
      { kind: 'dead-letters', other: 'dead', runs: { down: of({ id: 'dead', peakDepth: 5 }) } },
      'not-shown',
      /held 5 messages/,
    ],
    [
      'a queue before another queue',
      {
        component: 'first',
        parts: { first: 'queue', split: 'worker' },
        links: [...LINKS, 'first ~> split', 'split ~> jobs'],
        runs: { down: {} },
      },
      'not-tested',
      /“First”/,
    ],
  ],
  'survive-crash': [
    [
      'everything arrived',
      { runs: { crash: sent({ id: 'c2', sent: 100 }, { id: 'c3', sent: 107 }) } },
      'shown',
      /nothing of 100 items went missing.*7 were handed out again/,
    ],
    [
      'something was lost',
      { runs: { crash: mail({ items: { delivered: 99, lost: 1 } }) } },
      'not-shown',
      /1 lost/,
    ],
    ['nobody dies', { runs: { calm: {} } }, 'not-tested', /“Jobs”/],
  ],
  'no-duplicates': [
    [
      'keys that were needed',
      {
        kind: 'keys',
        component: 'send',
        runs: { crash: sent({ id: 'c2', sent: 1 }, { id: 'c3', sent: 4 }) },
      },
      'shown',
      /3 messages were handed out again/,
    ],
    [
      'keys that were not',
      { kind: 'keys', component: 'send', runs: { calm: {} } },
      'not-shown',
      /never needed/,
    ],
    [
      'a design with duplicates',
      { kind: 'keys', component: 'send', runs: { calm: mail({ items: { duplicated: 40 } }) } },
      'not-shown',
      /40 items had their effect again/,
    ],
    ['a queue', { runs: { calm: {} } }, 'not-shown', /only keys/],
    [
      'acknowledging first',
      { kind: 'early-ack', component: 'send', runs: { calm: mail({ items: { lost: 4 } }) } },
      'shown',
      /loses: 4/,
    ],
  ],
  'isolate-poison': [
    [
      'set aside alone',
      {
        kind: 'dead-letters',
        runs: { poison: mail({ items: { delivered: 99, deadLettered: 1 } }) },
      },
      'shown',
      /1 was set aside.*99 items/,
    ],
    [
      'still going round',
      { kind: 'dead-letters', runs: { poison: mail({ items: { delivered: 99, pending: 1 } }) } },
      'not-shown',
      /1 still under way/,
    ],
    ['no poison', { kind: 'dead-letters', runs: { calm: {} } }, 'not-tested', /never succeed/],
  ],
};

function withCheck(check: string) {
  const entry = { id: 'c', check, flow: 'mail', target: 'provider', points: 1, because: 'so' };
  return { stages: [{ title: 'S', checks: [entry] }] };
}

describe('the catalogue of reasons', () => {
  it.each(REASON_IDS)('%s holds against the run what it should', (id) => {
    for (const [title, given, support, words] of CASES[id]) {
      const verdict = judge(id, given);
      expect([title, verdict.support, verdict.message]).toEqual([
        title,
        support,
        expect.stringMatching(words),
      ]);
    }
  });

  it('has a wrong pick for every reason', () => {
    for (const id of REASON_IDS) {
      expect(CASES[id].map(([, , support]) => support)).toContain('not-shown');
    }
  });

  it('answers for every decision that offers a reason, with and without runs', () => {
    const sets: Required<Case>['runs'][] = [{}, { calm: {}, down: {}, crash: {}, poison: {} }];
    for (const kind of DECISION_KINDS) {
      for (const id of OFFERED[kind]) {
        for (const runs of sets) {
          const given = {
            kind,
            component: kind === 'topic' ? 'news' : 'jobs',
            other: 'dead',
            runs,
          };
          expect(judge(id, given).message).not.toBe('');
        }
      }
    }
  });
});
