import { describe, expect, it } from 'vitest';
import { grade } from '@/core/grading/grade';
import { buildRoundWorld, drawn } from '@/tests/support/interviews';
import { buildMission } from '@/tests/support/missions';
import { gradesWanted } from './grades-wanted';
import { BEING_RUN } from './judge-breaks';
import type { Grades } from './judge-drawing';
import { judgeRound } from './judge-round';
import { breakQuestions, tradeChoices } from './questions';
import { act, beginRound } from './round';
import type { RoundReport } from './round-report';
import { isTrying, levelOf, quoted } from './round-report';
import type { RoundCommand, RoundState } from './round-state';
import { STEPS } from './steps';

const standard = buildRoundWorld();

function grades(state: RoundState, world = standard): Grades {
  return Object.fromEntries(
    gradesWanted(world, state).map(({ key, mission, diagram }) => [
      key,
      grade({ mission, missionSlug: 'test', diagram, seed: 'round', stories: false }),
    ]),
  );
}

/** Plays what was prepared for each step, and hands in. */
function played(
  script: Partial<Record<(typeof STEPS)[number]['id'], (state: RoundState) => RoundCommand[]>>,
  world = standard,
) {
  let state = beginRound(45, false, 0);
  let now = 0;
  for (const { id } of STEPS) {
    for (const command of [...(script[id]?.(state) ?? []), { do: 'next', from: id } as const]) {
      now += 30_000;
      const acted = act(world, state, command, now);
      if (!acted.ok) throw new Error(`${id}: ${acted.reason}`);
      state = acted.state;
    }
  }
  return { state, report: judgeRound(world, 'test', state, { grades: grades(state, world) }) };
}

const levels = ({ rows }: RoundReport) => rows.map(({ step, level }) => `${step} ${level}`);
const told = ({ rows }: RoundReport, step: string) =>
  rows.find((row) => row.step === step)?.lines.map(({ sign, text }) => `${sign}: ${text}`) ?? [];

/** The ids of what really breaks, for a player who knows. */
function truth(state: RoundState): RoundCommand[] {
  const questions = breakQuestions(standard, state);
  const open = Object.fromEntries(questions.map(({ id }) => [id, []]));
  const known = grades({ ...state, breaks: open });
  return questions.map(({ id }) => ({
    do: 'expect',
    question: id,
    promises: (known[id]?.findings ?? [])
      .filter(({ passed }) => !passed)
      .map((finding) => finding.id),
  }));
}

const trade = (place: number, without: string, figure: number | null): RoundCommand => ({
  do: 'trade',
  place,
  trade: { without, buys: 'fast', figure, words: '' },
});

/** The work is done within the request, which is therefore slow. */
function inTheRequest() {
  const sound = drawn();
  return {
    ...sound,
    components: sound.components.filter(({ type }) => !['queue', 'worker'].includes(type)),
    connections: [
      { id: 'c1', from: 'admin', to: 'api', kind: 'sync' as const },
      { id: 'c2', from: 'api', to: 'provider', kind: 'sync' as const },
    ],
  };
}

describe('judgeRound', () => {
  it('finds nothing at all in a round in which nothing was done', () => {
    const { report, state } = played({});
    expect(gradesWanted(standard, state)).toEqual([]);
    expect(report.rows.map(({ earned }) => earned)).toEqual(STEPS.map(() => 0));
    expect(levels(report)).toEqual(STEPS.map(({ id }) => `${id} missing`));
    expect(told(report, 'draw')).toEqual(['missed: Nothing was drawn, so nothing could run.']);
    expect(report.practise.map(({ href }) => href)).toContain('/missions/test');
  });

  it('finds a round in which everything was known strong, with the evidence', () => {
    const { report } = played({
      clarify: () => [
        { do: 'ask', card: 'card-0' },
        { do: 'ask', card: 'card-1' },
      ],
      estimate: () => [
        { do: 'estimate', id: 'rate', value: 1000 },
        { do: 'estimate', id: 'slots', value: 70 },
      ],
      interface: () => [
        { do: 'answer', form: 'interface', id: 'status', option: 'right' },
        { do: 'answer', form: 'interface', id: 'key', option: 'right' },
      ],
      data: () => [
        { do: 'answer', form: 'data', id: 'unit', option: 'right' },
        { do: 'answer', form: 'data', id: 'path', option: 'right' },
      ],
      draw: () => [{ do: 'draw', diagram: drawn() }],
      breaks: (state) => [...truth(state), { do: 'figure', value: 11 }],
      defend: ({ drawing }) =>
        tradeChoices(standard.mission, drawing)
          .without.filter(
            ({ key }) =>
              key.startsWith('drop-c') && ['c1', 'c2', 'api'].includes(key.split('/')[1] ?? ''),
          )
          .slice(0, 3)
          .map(({ key }, place) => trade(place, key, null)),
    });
    expect(levels(report).slice(0, 7)).toEqual([
      'clarify strong',
      'estimate strong',
      'interface strong',
      'data strong',
      'draw strong',
      'change strong',
      'breaks strong',
    ]);
    expect(told(report, 'estimate')[0]).toBe(
      'kept: How many? You said 1,000 /s, within a factor of two of 1,111 /s.',
    );
    expect(told(report, 'change')[1]).toBe('note: You left the drawing as it was.');
  });

  it('counts the parts that were redrawn for the change, also where nothing was drawn before', () => {
    const draw = (replicas: number) => (): RoundCommand[] => [
      { do: 'draw', diagram: drawn({ replicas }) },
    ];
    const one = played({ draw: draw(1), change: draw(2) }).report;
    expect(told(one, 'change')[1]).toBe('note: Old and new drawing differ in 1 part.');
    const all = played({ change: draw(1) }).report;
    expect(told(all, 'change')[1]).toBe('note: Old and new drawing differ in 7 parts.');
  });

  it('calls a drawing thin that breaks what comes first, whatever else it keeps', () => {
    const { mission } = standard;
    const connected = {
      id: 'connected',
      check: 'no-loose-ends',
      points: 90,
      because: 'Nobody reads a box that nothing reaches.',
    };
    const stages = mission.stages.map((stage) => ({
      ...stage,
      checks: [...stage.checks, connected],
    }));
    const world = { ...standard, mission: buildMission({ stages }) };
    const { report } = played({ draw: () => [{ do: 'draw', diagram: inTheRequest() }] }, world);
    const [draw, change] = report.rows.filter(({ step }) => step === 'draw' || step === 'change');
    expect(draw).toMatchObject({ earned: 90, level: 'thin' });
    expect(change).toMatchObject({ earned: 90, of: 100, level: 'thin' });
    expect(told(report, 'draw')[0]).toBe(
      'note: A promise of the first stage is broken, so this step is thin whatever else is kept.',
    );
  });

  it('judges what has run, and says of the rest that it is being run', () => {
    const { state, report: whole } = played({
      draw: () => [{ do: 'draw', diagram: drawn() }],
      breaks: (now) => [...truth(now), { do: 'figure', value: 11 }],
      defend: ({ drawing }) =>
        tradeChoices(standard.mission, drawing)
          .without.slice(0, 3)
          .map(({ key }, place) => trade(place, key, null)),
    });
    const known = grades(state);
    const { base, change } = known;
    const awaited = new Set(Object.keys(known).filter((key) => !['base', 'change'].includes(key)));
    expect(awaited.size).toBeGreaterThan(3);
    const soFar = judgeRound(standard, 'test', state, { grades: { base, change }, awaited });
    expect(isTrying(soFar)).toBe(true);
    expect(isTrying(whole)).toBe(false);
    const isOpen = (step: string) => step === 'breaks' || step === 'defend';
    const judged = ({ rows }: RoundReport) => rows.filter(({ step }) => !isOpen(step));
    expect(judged(soFar)).toEqual(judged(whole));
    // The fault of the day has run with the drawing itself.
    const open = told(soFar, 'breaks').filter((line) => line.endsWith(BEING_RUN));
    expect(open).toHaveLength(soFar.rows.find(({ step }) => step === 'breaks')?.trying ?? 0);
    expect(told(soFar, 'defend').every((line) => line.endsWith(BEING_RUN))).toBe(true);
    expect(soFar.practise.map(({ why }) => why).join()).not.toMatch(/What breaks|Trade-offs/);
  });

  it('tells once how a promise was broken on which several facts bear', () => {
    const { interview } = standard;
    const cards = interview.cards.map((card, place) =>
      place < 3 ? { ...card, bears: ['fast'] } : card,
    );
    const world = { ...standard, interview: { ...interview, cards } };
    const draw = () => [{ do: 'draw', diagram: inTheRequest() } as const];
    const { report, state } = played({ draw }, world);
    const broken = grades(state, world).base?.findings.find(({ id }) => id === 'fast');
    const lines = told(report, 'clarify');
    expect(lines.map((line) => line.includes(broken?.message ?? '?'))).toEqual([
      true,
      false,
      false,
    ]);
    for (const line of lines.slice(1)) {
      expect(line).toMatch(/It decides “Fast”\. Your drawing broke it, as told above\.$/);
    }
  });

  it('leads to no instant of a run for what the drawing alone decided, whatever scenario its check names', () => {
    const { mission } = standard;
    const [calm] = mission.scenarios;
    const [stage] = mission.stages;
    if (!calm || !stage) throw new Error('the mission has no scenario');
    const target = { workersFor: 'provider' };
    const faults = [{ at: 1000, forMs: 1000, target, effect: 'crash' as const, replicas: 1 }];
    const base = { flow: 'mail', scenario: 'crash', points: 5, because: 'It counts.' };
    const checks = [
      { ...base, id: 'queued', check: 'queue-carries-work' },
      { ...base, id: 'fast', check: 'responds-within', percentile: 99, ms: 10 },
    ];
    const scenarios = [...mission.scenarios, { ...calm, id: 'crash', title: 'A crash', faults }];
    const world = {
      ...standard,
      mission: buildMission({ scenarios, stages: [{ ...stage, checks }] }),
    };
    const { report } = played({ draw: () => [{ do: 'draw', diagram: inTheRequest() }] }, world);
    const lines = report.rows.find(({ step }) => step === 'draw')?.lines ?? [];
    const crash = { scenario: 'crash', ms: 1000 };
    expect(lines.slice(1, 3).map(({ sign, run }) => [sign, run])).toEqual([
      ['missed', undefined],
      ['missed', crash],
    ]);
    expect(report.decisive?.run).toEqual(crash);
  });

  it('names which promises were broken where a fact bears on several', () => {
    const [stage] = standard.mission.stages;
    const [fast] = stage?.checks ?? [];
    if (!stage || !fast) throw new Error('the mission has no check');
    const checks = [
      fast,
      { ...fast, id: 'at-once', percentile: 50 },
      { ...fast, id: 'in-time', ms: 60_000 },
    ];
    const mission = buildMission({ stages: [{ ...stage, checks }] });
    const { interview } = standard;
    const bears = [['fast', 'in-time'], ['fast', 'at-once', 'in-time'], ['in-time'], ['at-once']];
    const cards = interview.cards.map((card, place) => ({ ...card, bears: bears[place] ?? [] }));
    const world = { ...standard, mission, interview: { ...interview, cards } };
    const draw = () => [{ do: 'draw', diagram: inTheRequest() } as const];
    const { report, state } = played({ draw }, world);
    const findings = grades(state, world).base?.findings ?? [];
    expect(findings.map(({ id, passed }) => [id, passed])).toEqual([
      ['fast', false],
      ['at-once', false],
      ['in-time', true],
    ]);
    const [one, two] = findings.map(({ message }) => message);
    expect(told(report, 'clarify').map((line) => line.replace(/^.*It decides /, ''))).toEqual([
      `“Fast” and “In time”. Later your drawing broke “Fast”: ${one}`,
      `“Fast”, “At once” and “In time”. Later your drawing broke “At once”: ${two} It also broke “Fast”, as told above.`,
      '“In time”.',
      '“At once”. Your drawing broke it, as told above.',
    ]);
  });

  it('tells of a middling round what was missed and what the drawing contradicts', () => {
    const { report } = played({
      clarify: () => [
        { do: 'ask', card: 'card-0' },
        { do: 'ask', card: 'card-5' },
      ],
      estimate: () => [{ do: 'estimate', id: 'rate', value: 2000 }],
      interface: () => [
        { do: 'answer', form: 'interface', id: 'status', option: 'right' },
        { do: 'answer', form: 'interface', id: 'key', option: 'wrong' },
      ],
      draw: () => [{ do: 'draw', diagram: inTheRequest() }],
    });
    expect(levels(report)).toEqual([
      'clarify sound',
      'estimate sound',
      'interface thin',
      'data missing',
      'draw missing',
      'change missing',
      'breaks missing',
      'defend missing',
    ]);
    // What nobody answered was not run, which is no trouble of the engine.
    expect(told(report, 'breaks').length).toBeGreaterThan(0);
    for (const line of told(report, 'breaks')) expect(line).toMatch(/^missed: .* No answer\./);
    expect(told(report, 'defend')).toEqual(['missed: You named no trade-off.']);
    expect(told(report, 'clarify')).toContain(
      'note: “Question 5?” led nowhere: no promise depends on it.',
    );
    expect(told(report, 'clarify').at(-1)).toMatch(
      /^missed: Not asked: “Question 1\?” It decides “Fast”\. Later your drawing broke it: /,
    );
    expect(told(report, 'interface')[0]).toMatch(
      /^partly: .* fits, and your drawing contradicts it: /,
    );
    expect(report.practise).toHaveLength(3);
  });
});

describe('what is told of a drawing', () => {
  const [stage] = standard.mission.stages;
  const [fast] = stage?.checks ?? [];
  if (!stage || !fast) throw new Error('the mission has no check');
  const checks = [fast, { ...fast, id: 'at-once', percentile: 50 }, { ...fast, id: 'often' }];
  const mission = buildMission({ stages: [{ ...stage, checks }] });

  it.each([
    [['fast'], 0, 'missed'],
    [['fast', 'often'], 0.5, 'partly'],
    [['fast', 'often', 'at-once'], 1, 'kept'],
  ])('has the sign of what foreseeing %j earned', (promises, earned, sign) => {
    const { report } = played(
      {
        draw: () => [{ do: 'draw', diagram: inTheRequest() }],
        breaks: () => [{ do: 'expect', question: 'load', promises }],
      },
      { ...standard, mission },
    );
    const row = report.rows.find(({ step }) => step === 'breaks');
    const line = row?.lines.find(({ text }) => text.startsWith('Twice the load'));
    expect([row?.earned, line?.sign]).toEqual([earned, sign]);
  });

  it('names what held before the change and is broken after it', () => {
    const twists = standard.interview.twists.map((twist) => ({
      ...twist,
      change: { ...twist.change, checks: { fast: { ms: 1 }, often: { ms: 1 } } },
    }));
    const world = { ...standard, mission, interview: { ...standard.interview, twists } };
    const { report } = played({ draw: () => [{ do: 'draw', diagram: drawn() }] }, world);
    expect(told(report, 'change')).toContain(
      'missed: “Fast” and “Often” held before the change and are broken after it.',
    );
  });
});

describe('quoted', () => {
  it('has no full stop, and single marks for what is quoted within', () => {
    expect(quoted('It is fast.')).toBe('“It is fast”');
    expect(quoted('What does “Thank you” promise?')).toBe('“What does ‘Thank you’ promise?”');
    expect(quoted('It hears "paid" or "pending".')).toBe('“It hears ‘paid’ or ‘pending’”');
    expect(quoted('“Pending” until it is out')).toBe('“‘Pending’ until it is out”');
  });
});

describe('the figure at twice the load', () => {
  const judged = (value: number | null) => {
    const { report } = played({
      draw: () => [{ do: 'draw', diagram: drawn() }],
      breaks: () => (value === null ? [] : [{ do: 'figure', value }]),
    });
    const row = report.rows.find(({ step }) => step === 'breaks');
    return { earned: row?.earned, line: told(report, 'breaks').at(-1) };
  };

  it('earns a credit within a factor of two of the run, and nothing beyond it', () => {
    expect(judged(null)).toEqual({
      earned: 0,
      line: 'missed: At twice the load, what becomes of “Fast”? No answer.',
    });
    expect(judged(6)).toEqual({
      earned: 1,
      line: expect.stringMatching(
        /^kept: At twice the load, what becomes of “Fast”\? You said 6 ms\. That is within a factor of two: API answered after /,
      ),
    });
    expect(judged(600)).toMatchObject({
      earned: 0,
      line: expect.stringMatching(/^missed: .* more than a factor of two off: /),
    });
  });
});

describe('levelOf', () => {
  it.each([
    [0, 4, 'missing'],
    [1, 4, 'thin'],
    [2, 4, 'sound'],
    [3.2, 4, 'strong'],
    [0, 0, 'missing'],
  ] as const)('calls %s of %s %s', (earned, of, level) => {
    expect(levelOf(earned, of)).toBe(level);
  });
});

describe('trade-offs', () => {
  // Two clicks a millisecond apart: two replicas answer both at once, one makes the second wait.
  const flow = { id: 'mail', from: 'admin', to: 'provider', items: 100, arrivals: { at: [0, 1] } };
  const world = { ...standard, mission: buildMission({ flows: [flow] }) };
  const diagram = drawn({ replicas: 2, concurrency: 1 });
  const draw = (): RoundCommand[] => [{ do: 'draw', diagram }];

  const judged = (key: string, figure: number | null) => {
    const { report } = played({ draw, defend: () => [trade(0, key, figure)] }, world);
    const earned = report.rows.find(({ step }) => step === 'defend')?.earned;
    return { earned, line: told(report, 'defend')[0] };
  };

  it('earn nothing where the promise holds all the same', () => {
    expect(judged('one-receive/jobs', 100)).toEqual({
      earned: 0,
      line: expect.stringMatching(/^missed: .* you said\. It holds all the same: /),
    });
  });

  it('earn half for the right promise, and the other half for a figure within a factor of two', () => {
    expect(judged('halve-replicas/api', null)).toEqual({
      earned: 0.5,
      line: expect.stringMatching(
        /^partly: .* So it is: API answered after 11 ms .* You gave no number\.$/,
      ),
    });
    expect(judged('halve-replicas/api', 110)).toEqual({
      earned: 0.5,
      line: expect.stringMatching(/^partly: .* Your 110 ms is more than a factor of two off\.$/),
    });
    expect(judged('halve-replicas/api', 20)).toEqual({
      earned: 1,
      line: expect.stringMatching(/^kept: .* Your 20 ms is within a factor of two\.$/),
    });
  });
});
