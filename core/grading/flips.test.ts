import { describe, expect, it } from 'vitest';
import { buildMission } from '@/tests/support/missions';
import type { Finding, GradeReport } from '../contracts/grade-report';
import type { Mission } from '../contracts/mission-schema';
import { flipPoints, flipReason, noticeWords } from './flip-words';
import { flipsOf, isLower } from './flips';

const fast = {
  id: 'fast',
  check: 'responds-within',
  flow: 'mail',
  scenario: 'calm',
  percentile: 99,
  ms: 10,
  points: 10,
  because: 'Nobody likes to wait.',
};
const whole = { id: 'whole', check: 'no-loose-ends', points: 5, because: 'All of it counts.' };
const mission = (...checks: object[]): Mission =>
  buildMission({ stages: [{ title: 'One', checks }] });

const finding = (change: Partial<Finding>) =>
  ({ id: 'fast', passed: true, points: 10, message: 'p99 is 8 ms.', ...change }) as Finding;
const report = (findings: Finding[], engineVersion = '5') =>
  ({ findings, engineVersion, scenarios: [] }) as unknown as GradeReport;

const flip = (was: Mission | null, before: GradeReport, now: Mission, after: GradeReport) =>
  flipsOf({ mission: was, report: before }, now, after);

describe('flipsOf', () => {
  it('says which limit has moved when a promise breaks', () => {
    const [one, ...more] = flip(
      mission(fast),
      report([finding({})]),
      mission({ ...fast, ms: 5 }),
      report([finding({ passed: false, message: 'p99 is 8 ms, over 5 ms.' })]),
    );
    expect(more).toEqual([]);
    expect(one).toMatchObject({ check: 'fast', kind: 'broken', from: 10, to: 0 });
    expect(one?.message).toBe('p99 is 8 ms, over 5 ms.');
    expect(one?.reason).toEqual({ why: 'rule', changes: [{ name: 'ms', from: '10', to: '5' }] });
  });

  it('says nothing where neither verdict nor points differ', () => {
    const same = report([finding({})]);
    expect(flip(mission(fast), same, mission({ ...fast, ms: 9 }), same)).toEqual([]);
  });

  it('lists other points, new promises and those that are gone', () => {
    const before = report([finding({}), finding({ id: 'whole', points: 5 })]);
    const after = report([finding({ points: 4 }), finding({ id: 'new', passed: false })]);
    const now = mission({ ...fast, points: 4 }, { ...whole, id: 'new' });
    expect(
      flip(mission(fast, whole), before, now, after).map(({ check, kind, from, to, reason }) => [
        ...[check, kind, from, to, reason.why],
      ]),
    ).toEqual([
      ['fast', 'points', 10, 4, 'points'],
      ['new', 'added', null, 0, 'added'],
      ['whole', 'gone', 5, null, 'gone'],
    ]);
  });

  it('blames the scenario, the engine, or rules that nobody kept', () => {
    const longer = buildMission({
      scenarios: [{ id: 'calm', title: 'Calm', horizonMs: 1 }],
      stages: [{ title: 'One', checks: [fast] }],
    });
    const kept = report([finding({})]);
    const broken = report([finding({ passed: false })]);
    const why = (was: Mission | null, before: GradeReport, now = mission(fast)) =>
      flip(was, before, now, broken)[0]?.reason;
    expect(why(mission(fast), kept, longer)).toEqual({ why: 'scenario', scenarios: ['calm'] });
    const earlier = report([finding({})], '4');
    expect(why(mission(fast), earlier)).toEqual({ why: 'engine', from: '4', to: '5' });
    expect(why(null, kept)).toEqual({ why: 'unknown' });
  });
});

describe('isLower', () => {
  const outcome = (earned: number, total = 100, stars = 1, passed = true) => ({
    ...{ earned, total, stars, passed },
  });
  it('compares shares, not points', () => {
    expect(isLower(outcome(45, 50), outcome(80))).toBe(false);
    expect(isLower(outcome(39, 50), outcome(80))).toBe(true);
  });
  it('takes a lost star or a pass that is none any more for lower', () => {
    expect(isLower(outcome(90, 100, 0), outcome(80))).toBe(true);
    expect(isLower(outcome(90, 100, 1, false), outcome(80))).toBe(true);
    expect(isLower(outcome(80), outcome(80))).toBe(false);
  });
});

describe('words', () => {
  it('tell a moved limit by its name and figures', () => {
    expect(flipReason({ why: 'rule', changes: [{ name: 'ms', from: '10', to: '5' }] }, {})).toBe(
      'The rule has changed: ms was 10 and is 5 now.',
    );
    expect(flipReason({ why: 'scenario', scenarios: ['calm'] }, { calm: 'A calm day' })).toBe(
      'What happens in “A calm day” has changed.',
    );
  });
  it('tell a learner what became of the points', () => {
    const from = { earned: 40, total: 100 };
    expect(noticeWords({ undone: false, from, to: { earned: 50, total: 90 } })).toBe(
      'Your design was graded anew, by the rules of today: 40 of 100 points became 50 of 90 points.',
    );
    expect(noticeWords({ undone: true, from, to: from })).toMatch(/Its points are the same\.$/);
  });
  it('sign the points', () => {
    expect([flipPoints({ from: 10, to: 0 }), flipPoints({ from: null, to: 5 })]).toEqual([
      '−10',
      '+5',
    ]);
    expect(flipPoints({ from: 0, to: 0 })).toBe('±0');
  });
});
