import { describe, expect, it } from 'vitest';
import { buildMission } from '@/tests/support/missions';
import { initialDiagram } from './initial-diagram';
import { missionVersion } from './mission-version';
import { parseMission } from './parse-mission';

const sound = () => structuredClone(buildMission()) as unknown as Record<string, unknown>;
const check = (extra: object) => [
  {
    title: 'One',
    checks: [{ id: 'a', check: 'responds-within', points: 1, because: 'b', ...extra }],
  },
];
const params = { flow: 'mail', scenario: 'calm', percentile: 99, ms: 10 };

function problemsIn(overrides: Record<string, unknown>): string[] {
  const parsed = parseMission({ ...sound(), ...overrides });
  return parsed.ok ? [] : parsed.problems.map(({ path, message }) => `${path}: ${message}`);
}

describe('parseMission', () => {
  it('accepts a sound mission', () => {
    expect(parseMission(sound())).toEqual({ ok: true, value: buildMission() });
  });

  it.each([null, 'text', [], 7])('refuses %j', (value) => {
    expect(parseMission(value).ok).toBe(false);
  });

  it('reports unknown keys and wrong values with their paths', () => {
    expect(problemsIn({ colour: 'red', minutes: 0, flows: [{ id: 'x', burst: 1 }] })).toEqual([
      expect.stringMatching(/^minutes: /),
      'flows[0].from: missing',
      expect.stringMatching(/^flows\[0\]\.to: /),
      expect.stringMatching(/^flows\[0\]\.arrivals: /),
      'flows[0].burst: unknown key',
      'colour: unknown key',
    ]);
  });

  it('looks up what flows and faults name', () => {
    const scenarios = [
      {
        id: 'calm',
        title: 'Calm',
        horizonMs: 1000,
        faults: [
          { at: 0, forMs: 1, effect: 'outage', target: { id: 'ghost' } },
          { at: 2000, forMs: 1, effect: 'pause', target: { callersOf: 'ghost' } },
          { at: 0, forMs: 1, effect: 'outage', target: { entryOf: 'ghost' } },
          { at: 0, forMs: 1, effect: 'outage', target: { type: 'database' } },
          { at: 0, forMs: 1, effect: 'outage', target: { workersFor: 'ghost' } },
          { at: 0, forMs: 1, effect: 'outage', target: { workersFor: { flow: 'ghost' } } },
          { at: 0, forMs: 1, effect: 'outage', target: { workersFor: { flow: 'mail' } } },
        ],
        poison: { flow: 'mail', item: 100 },
      },
      { id: 'calm', title: 'Again', horizonMs: 1000, poison: { flow: 'ghost', item: 0 } },
    ];
    const flows = [
      { id: 'mail', from: 'provider', to: ['admin', 'ghost'], items: 100, arrivals: { at: [0] } },
    ];
    expect(problemsIn({ scenarios, flows })).toEqual([
      'scenarios[1].id: the id "calm" is used twice',
      'flows[0].from: a flow starts at a client; "provider" is a external-api',
      'flows[0].to[0]: a client cannot be the target of a flow',
      'flows[0].to[1]: no given component is called "ghost"',
      'scenarios[0].faults[0].target.id: no given component is called "ghost"',
      'scenarios[0].faults[1].at: the fault begins after the end of the scenario',
      'scenarios[0].faults[1].target.callersOf: no given component is called "ghost"',
      'scenarios[0].faults[2].target.entryOf: the mission has no flow "ghost"',
      'scenarios[0].faults[4].target.workersFor: no given component is called "ghost"',
      'scenarios[0].faults[5].target.workersFor.flow: the mission has no flow "ghost"',
      'scenarios[0].poison.item: the flow offers 100 items, counted from 0',
      'scenarios[1].poison.flow: the mission has no flow "ghost"',
    ]);
  });

  it('lets only targets of a flow, each once, belong together', () => {
    const { given } = buildMission();
    const ledger = { id: 'ledger', type: 'database', label: 'L', position: { x: 0, y: 0 } };
    const flows = (whole: string[]) => [
      { id: 'mail', from: 'admin', to: ['provider', 'ledger'], whole, arrivals: { at: [0] } },
    ];
    const wholeOf = (...whole: string[]) =>
      problemsIn({ given: [...given, ledger], flows: flows(whole) });
    expect(wholeOf('provider', 'ledger')).toEqual([]);
    expect(wholeOf('provider', 'admin', 'ghost', 'provider')).toEqual([
      'flows[0].whole[1]: "admin" is no target of the flow',
      'flows[0].whole[2]: "ghost" is no target of the flow',
      'flows[0].whole[3]: "provider" is named twice',
    ]);
    expect(wholeOf('provider')[0]).toMatch(/^flows\[0\]\.whole: /);
  });

  it('refuses answers that get lost at what gives none: queues and topics, by type or by id', () => {
    const broker = { id: 'letters', type: 'queue', label: 'Q', position: { x: 0, y: 0 } };
    const lost = (...targets: object[]) =>
      problemsIn({
        given: [...buildMission().given, broker],
        scenarios: [
          {
            id: 'calm',
            title: 'Calm',
            horizonMs: 1000,
            faults: targets.map((target) => ({
              at: 0,
              forMs: 1,
              effect: 'lose-answers',
              share: 0.5,
              target,
            })),
          },
        ],
      });
    const message = 'queues and topics lose no answers: name what is called';
    expect(lost({ id: 'provider' }, { type: 'service' }, { entryOf: 'mail' })).toEqual([]);
    expect(lost({ type: 'queue' }, { type: 'topic' }, { id: 'letters' })).toEqual([
      `scenarios[0].faults[0].target: ${message}`,
      `scenarios[0].faults[1].target: ${message}`,
      `scenarios[0].faults[2].target: ${message}`,
    ]);
  });

  it('writes repeated faults out', () => {
    const fault = { forMs: 5, effect: 'crash', target: { type: 'worker' }, replicas: 1 };
    const scenarioWith = (faults: unknown[]) => [
      { id: 'calm', title: 'Calm', horizonMs: 1000, faults },
    ];
    const parsed = parseMission({
      ...sound(),
      scenarios: scenarioWith([
        { ...fault, at: 10, repeat: { everyMs: 20, times: 3 } },
        { ...fault, at: 7 },
      ]),
    });
    expect(parsed.ok && parsed.value.scenarios[0]?.faults.map(({ at }) => at)).toEqual([
      10, 30, 50, 7,
    ]);
    expect(
      problemsIn({ scenarios: scenarioWith([{ ...fault, at: 10, repeat: { times: 1 } }]) }),
    ).toEqual([expect.stringContaining('scenarios[0].faults[0]')]);
  });

  it('holds physics, limits and given settings against the catalogue', () => {
    const given = [
      ...buildMission().given,
      {
        id: 'api',
        type: 'service',
        label: 'A',
        position: { x: 0, y: 0 },
        settings: { replicas: 0 },
      },
    ];
    const physics = {
      ghost: {},
      worker: { speed: 1 },
      provider: { rateLimitPerSecond: { exponential: 1 }, failureRate: 2, latencyMs: null },
    };
    const limits = { worker: { replicas: [0, 5], ack: [0, 1], ghost: [0, 1] } };
    expect(problemsIn({ given, physics, limits })).toEqual([
      expect.stringMatching(/^given\[2\]\.settings\.replicas: must be a whole number from 1/),
      'physics.ghost: is neither a type nor a given component',
      'physics.worker.speed: a worker has no physics "speed"',
      expect.stringMatching(/^physics\.provider\.rateLimitPerSecond: must be a number from/),
      'physics.provider.failureRate: must be a number from 0 to 1 (share)',
      'physics.provider.latencyMs: must be a duration: ms, or a distribution of ms',
      expect.stringMatching(/^limits\.worker\.replicas: must lie within 1 to/),
      'limits.worker.ack: only numbers can be bounded',
      'limits.worker.ghost: a worker has no setting "ghost"',
    ]);
  });

  it('sends the parameters of a check through the catalogue of checks', () => {
    expect(problemsIn({ stages: check({ check: 'be-nice' }) })[0]).toMatch(
      /^stages\[0\]\.checks\[0\]\.check: there is no check "be-nice"; known: responds-within, /,
    );
    expect(problemsIn({ stages: check({ ...params, percentile: 98, speed: 1 }) })).toEqual([
      expect.stringMatching(/^stages\[0\]\.checks\[0\]\.percentile: /),
      'stages[0].checks[0].speed: unknown key',
    ]);
    expect(
      problemsIn({ stages: check({ ...params, flow: 'ghost', scenario: 'storm', lesson: 'A b' }) }),
    ).toEqual([
      'stages[0].checks[0].lesson: must be a lesson as slug or slug#heading',
      'stages[0].checks[0].flow: the mission has no flow "ghost"',
      'stages[0].checks[0].scenario: the mission has no scenario "storm"',
    ]);
    const duplicates = { check: 'no-duplicates', flow: 'mail', scenarios: ['calm', 'storm'] };
    expect(problemsIn({ stages: check(duplicates) })).toEqual([
      'stages[0].checks[0].scenarios[1]: the mission has no scenario "storm"',
    ]);
  });

  it('holds what a month is made of against the mission', () => {
    const cost = { scenario: 'storm', runsPerMonth: 3, prices: { postman: { perMillion: 1 } } };
    expect(problemsIn({ cost })).toEqual([
      'cost.scenario: the mission has no scenario "storm"',
      'cost.prices.postman: is neither a type nor a given component',
    ]);
    const worker = (prices: object) =>
      problemsIn({ cost: { scenario: 'calm', runsPerMonth: 3, prices: { worker: prices } } });
    expect(worker({ replicaHour: 0.1 })).toEqual([]);
    expect(worker({ replicaHour: -1 })[0]).toMatch(/^cost\.prices\.worker\.replicaHour: /);
    expect(worker({ slotHour: 1e9 })[0]).toMatch(/^cost\.prices\.worker\.slotHour: /);
  });

  it('refuses repeated check ids across stages, and a grade without points', () => {
    const stages = [...check({ ...params, points: 0 }), ...check({ ...params, points: 0 })];
    expect(problemsIn({ stages })).toEqual([
      'stages[1].checks[0].id: the id "a" is used twice',
      'stages: the checks give no points at all',
    ]);
  });

  it('lets a given component be named like a type, unless physics could not tell them apart', () => {
    const [first, second] = buildMission().given;
    const flows = (to: string) => [{ id: 'mail', from: 'admin', to, arrivals: { at: [0] } }];
    const own = [first, { ...second, id: 'external-api' }];
    expect(problemsIn({ given: own, flows: flows('external-api') })).toEqual([]);
    const other = [first, { ...second, id: 'worker' }];
    expect(problemsIn({ given: other, flows: flows('worker') })).toEqual([]);
    const physics = { worker: { workMs: 1 } };
    expect(problemsIn({ given: other, flows: flows('worker'), physics })[0]).toMatch(
      /^given\[1\]\.id: "worker" is the name of another type/,
    );
  });
});

describe('missionVersion', () => {
  it('changes with the content and not with the order of keys', () => {
    const { title, ...rest } = buildMission();
    expect(missionVersion({ ...rest, title })).toBe(missionVersion(buildMission()));
    expect(missionVersion(buildMission({ minutes: 6 }))).not.toBe(missionVersion(buildMission()));
    expect(missionVersion(buildMission({ difficulty: 'hard' }))).toBe(
      missionVersion(buildMission()),
    );
    expect(missionVersion(buildMission())).toMatch(/^[0-9a-f]{16}$/);
  });
});

describe('initialDiagram', () => {
  it('holds the given components and nothing else', () => {
    const diagram = initialDiagram(buildMission());
    expect(diagram.components.map(({ id }) => id)).toEqual(['admin', 'provider']);
    expect(diagram.components.every((component) => component.settings === undefined)).toBe(true);
    expect(diagram.connections).toEqual([]);
  });
});
