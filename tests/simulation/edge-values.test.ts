import { describe, expect, test } from 'vitest';
import type { ScenarioRun } from '@/core/contracts/scenario-run';
import { parseDiagramFor } from '@/core/diagram/parse-diagram-for';
import { parseMission } from '@/core/missions/parse-mission';
import { simulate } from '@/core/simulation/simulate';

const position = { x: 0, y: 0 };
const WEEK_MS = 7 * 24 * 3_600_000;

type Parts = Record<string, unknown>;

function missionWith({
  flow = {},
  scenario = {},
  ...rest
}: { flow?: Parts; scenario?: Parts } & Parts) {
  return {
    title: 'Edge',
    orderIndex: 1,
    minutes: 1,
    given: [
      { id: 'reader', type: 'client', label: 'Client', position },
      { id: 'provider', type: 'external-api', label: 'Provider', position },
    ],
    palette: ['service', 'queue', 'worker'],
    flows: [{ id: 'f', from: 'reader', to: 'provider', arrivals: { at: [0] }, ...flow }],
    scenarios: [{ id: 's', title: 'Edge', horizonMs: 60_000, ...scenario }],
    stages: [
      {
        title: 'Edge',
        checks: [{ id: 'c', check: 'no-loose-ends', points: 1, because: 'It is the edge.' }],
      },
    ],
    ...rest,
  };
}

/** Runs the mission with services a and b, or says where the door refused it. */
function runOf(
  mission: unknown,
  connections: readonly [string, string, ('sync' | 'async')?][] = [
    ['reader', 'a'],
    ['a', 'provider'],
  ],
  settings: Parts = {},
): ScenarioRun | string[] {
  const parsed = parseMission(mission);
  if (!parsed.ok) return parsed.problems.map(({ path }) => path);
  const diagram = parseDiagramFor(parsed.value, {
    format: 1,
    components: [
      ...parsed.value.given.map(({ id, type, label }) => ({ id, type, label, position })),
      { id: 'a', type: 'service', label: 'A', position, settings },
      { id: 'b', type: 'service', label: 'B', position },
      { id: 'jobs', type: 'queue', label: 'Jobs', position },
    ],
    connections: connections.map(([from, to, kind = 'sync'], index) => ({
      id: `c${index}`,
      from,
      to,
      kind,
    })),
  });
  if (!diagram.ok) return diagram.problems.map(({ path }) => path);
  return simulate({ mission: parsed.value, diagram: diagram.value, scenarioId: 's', seed: 'e' })
    .run;
}

describe('refused at the door, with the path', () => {
  const cases: [string, { flow?: Parts; scenario?: Parts } & Parts, string][] = [
    ['no flows', { flows: [] }, 'flows'],
    ['no scenarios', { scenarios: [] }, 'scenarios'],
    ['zero items', { flow: { items: 0 } }, 'flows[0].items'],
    ['half an item', { flow: { items: 0.5 } }, 'flows[0].items'],
    ['more items than anybody has', { flow: { items: 1e9 } }, 'flows[0].items'],
    ['a target that is not there', { flow: { to: 'nobody' } }, 'flows[0].to'],
    ['no target at all', { flow: { to: [] } }, 'flows[0].to'],
    ['a client that is not there', { flow: { from: 'nobody' } }, 'flows[0].from'],
    ['no arrivals', { flow: { arrivals: { at: [] } } }, 'flows[0].arrivals.at'],
    ['a time-out of zero', { flow: { timeoutMs: 0 } }, 'flows[0].timeoutMs'],
    ['a horizon of zero', { scenario: { horizonMs: 0 } }, 'scenarios[0].horizonMs'],
    ['a horizon beyond a week', { scenario: { horizonMs: WEEK_MS + 1 } }, 'scenarios[0].horizonMs'],
    ['an endless horizon', { scenario: { horizonMs: Infinity } }, 'scenarios[0].horizonMs'],
    ['a horizon that is no number', { scenario: { horizonMs: NaN } }, 'scenarios[0].horizonMs'],
    [
      'poison for an item that does not exist',
      { scenario: { poison: { flow: 'f', item: 1 } } },
      'scenarios[0].poison.item',
    ],
    [
      'a fault after the end',
      {
        scenario: {
          faults: [{ at: 60_000, forMs: 1, target: { id: 'provider' }, effect: 'outage' }],
        },
      },
      'scenarios[0].faults[0].at',
    ],
    [
      'a negative latency',
      { physics: { provider: { latencyMs: -1 } } },
      'physics.provider.latencyMs',
    ],
  ];
  test.each(cases)('%s', (_, parts, path) => {
    const answer = runOf(missionWith(parts));
    expect(Array.isArray(answer) && answer.some((at) => at.startsWith(path))).toBe(true);
  });

  test('arrivals without requests, users or rate', () => {
    for (const arrivals of [
      { users: 0, thinkMs: 1 },
      { perSecond: 0, poisson: true, fromMs: 0, toMs: 1 },
      { perSecond: 1, poisson: true, fromMs: 5, toMs: 5 },
    ]) {
      expect(runOf(missionWith({ flow: { arrivals } }))).toEqual(
        expect.arrayContaining([expect.stringMatching(/^flows\[0\].arrivals/)]),
      );
    }
  });

  test('settings out of bounds and connections that lead nowhere', () => {
    expect(runOf(missionWith({}), undefined, { replicas: 0, retries: 21 })).toEqual([
      'components[2].settings.replicas',
      'components[2].settings.retries',
    ]);
    expect(runOf(missionWith({}), [['reader', 'nobody']])).toContain('connections[0].to');
  });
});

describe('a defined result', () => {
  function ran(...args: Parameters<typeof runOf>): ScenarioRun {
    const run = runOf(...args);
    if (Array.isArray(run)) throw new Error(`refused at ${run.join(', ')}`);
    return run;
  }

  test('nothing connected: the request is rejected, its items refused', () => {
    const [flow] = ran(missionWith({ flow: { items: 3 } }), []).flows;
    expect(flow).toMatchObject({ rejected: 1, items: { offered: 3, refused: 3 } });
  });

  test('no way to the target: accepted, and lost when nothing is left', () => {
    const [flow] = ran(missionWith({}), [['reader', 'a']]).flows;
    expect(flow).toMatchObject({ accepted: 1, items: { lost: 1, delivered: 0 } });
  });

  test('a cycle of calls ends after a hundred components', () => {
    const cycle: [string, string][] = [
      ['reader', 'a'],
      ['a', 'b'],
      ['b', 'a'],
    ];
    const run = ran(missionWith({}), cycle);
    expect(run.status).toBe('ok');
    expect(run.flows[0]).toMatchObject({ rejected: 1, items: { refused: 1 } });
    expect(run.connections.reduce((sum, { sent }) => sum + sent, 0)).toBe(101);
  });

  test('a cycle of messages that doubles ends too', () => {
    const run = ran(missionWith({}), [
      ['reader', 'a'],
      ['a', 'b', 'async'],
      ['b', 'a', 'async'],
      ['a', 'jobs', 'async'],
      ['jobs', 'a', 'async'],
    ]);
    expect(['ok', 'budget-exceeded']).toContain(run.status);
    expect(run.flows[0]?.accepted).toBe(1);
  });

  test('the shortest horizon there is', () => {
    const [flow] = ran(missionWith({ scenario: { horizonMs: 5e-324 } })).flows;
    expect(flow).toMatchObject({ requests: 1, accepted: 0, items: { pending: 1 } });
  });

  test('the longest horizon there is, mostly empty', () => {
    const arrivals = { at: [0, WEEK_MS - 100, WEEK_MS] };
    const [flow] = ran(missionWith({ scenario: { horizonMs: WEEK_MS }, flow: { arrivals } })).flows;
    expect(flow).toMatchObject({ requests: 3, accepted: 2, items: { pending: 1, delivered: 2 } });
  });

  test('ten million items in one request', () => {
    const [flow] = ran(missionWith({ flow: { items: 10_000_000 } })).flows;
    expect(flow?.items).toMatchObject({ offered: 10_000_000, refused: 0, lost: 0 });
  });

  test('times too small to tell from zero, and distributions without width', () => {
    for (const latencyMs of [
      0,
      5e-324,
      { exponential: 5e-324 },
      { uniform: [0, 0] },
      { lognormal: { median: 5e-324, p99: 5e-324 } },
    ]) {
      const [flow] = ran(missionWith({ physics: { provider: { latencyMs } } })).flows;
      expect(flow).toMatchObject({ accepted: 1, responseMs: { max: 5 } });
    }
  });
});
