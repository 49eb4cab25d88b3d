import { describe, expect, it } from 'vitest';
import { buildMission } from '@/tests/support/missions';
import type { Finding } from '../contracts/grade-report';
import { tally } from './tally';

const stage = (title: string) => ({
  title,
  checks: [{ id: 'c', check: 'c', points: 1, because: 'so' }],
});
const mission = buildMission({ stages: [stage('one'), stage('two'), stage('three')] });
const finding = (of: number, passed: boolean, points = 10): Finding => ({
  id: `c${of}`,
  check: 'c',
  stage: of,
  passed,
  points,
  message: '',
  because: '',
  lesson: null,
  components: [],
  connections: [],
  figures: [],
  counterexample: null,
  judged: true,
  cause: null,
  data: {},
  followsFrom: null,
});

describe('tally', () => {
  it.each([
    ['everything', [true, true, true], { passed: true, earned: 30, stars: 2 }],
    ['the first stage alone', [true, false, false], { passed: true, earned: 10, stars: 0 }],
    [
      'a later stage without the one before',
      [true, false, true],
      { passed: true, earned: 20, stars: 0 },
    ],
    ['nothing of the first stage', [false, true, true], { passed: false, earned: 20, stars: 0 }],
  ])('adds up %s', (_, verdicts, { passed, earned, stars }) => {
    const findings = verdicts.map((verdict, index) => finding(index + 1, verdict));
    expect(tally(mission, findings)).toEqual({ passed, score: { earned, total: 30 }, stars });
  });

  it('wants every check of a stage', () => {
    const findings = [finding(1, true), finding(1, false, 5), finding(2, true), finding(3, true)];
    expect(tally(mission, findings)).toMatchObject({
      passed: false,
      score: { earned: 30, total: 35 },
    });
  });
});
