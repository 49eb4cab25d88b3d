import { describe, expect, it } from 'vitest';
import type { Finding } from '@/core/contracts/grade-report';
import { grade } from '@/core/grading/grade';
import { newsletterDiagram, newsletterMission } from '@/tests/support/newsletter';
import { decidedAt, decisiveMoment } from './finding-lines';

const base = newsletterMission(200);
const check = (name: string, where: object) => ({
  id: name,
  check: name,
  flow: 'campaign',
  points: 1,
  because: 'It counts.',
  ...where,
});
const mission = {
  ...base,
  stages: [
    {
      title: 'All',
      checks: [
        check('delivers-all', { scenario: 'worker-crash' }),
        check('no-duplicates', { scenarios: ['worker-crash'] }),
      ],
    },
  ],
};
const diagram = newsletterDiagram();
const report = grade({ mission, missionSlug: 'newsletter', diagram, seed: 's' });
const fault = mission.scenarios.find(({ id }) => id === 'worker-crash')?.faults[0];

const broken = (more: Partial<Finding>): Finding => ({
  ...(report.findings[0] as Finding),
  passed: false,
  judged: true,
  followsFrom: null,
  counterexample: null,
  figures: [],
  data: {},
  ...more,
});

const drawing = { mission, diagram, report };

describe('decidedAt', () => {
  it('is the end of the story of a broken promise', () => {
    const counterexample = [
      { kind: 'arrives', component: 'api', atMs: 10 },
      { kind: 'gone', component: 'sender', atMs: 41_000 },
      { kind: 'left-out', steps: 3 },
    ] as const;
    expect(decidedAt(drawing)(broken({ counterexample: [...counterexample] }))).toEqual({
      scenario: 'worker-crash',
      ms: 41_000,
    });
  });

  it('is when something is made to fail where there is no story', () => {
    expect(fault?.at).toBeGreaterThan(0);
    expect(decidedAt(drawing)(broken({}))).toEqual({ scenario: 'worker-crash', ms: fault?.at });
  });

  it('is nowhere where nothing failed and no story tells of an instant', () => {
    const scenarios = mission.scenarios.map((one) => ({ ...one, faults: [] }));
    expect(decidedAt({ ...drawing, mission: { ...mission, scenarios } })(broken({}))).toBeNull();
  });

  it('is nowhere where what is made to fail is not in the drawing', () => {
    const scenarios = mission.scenarios.map((one) => ({
      ...one,
      faults: one.faults.map((each) => ({ ...each, target: { type: 'cache' as const } })),
    }));
    expect(decidedAt({ ...drawing, mission: { ...mission, scenarios } })(broken({}))).toBeNull();
  });

  it('is nowhere for what no run showed', () => {
    expect(decidedAt(drawing)(broken({ id: 'unknown' }))).toBeNull();
  });

  it('is nowhere for what never happened, or is summed up over the whole run', () => {
    expect(decidedAt(drawing)(broken({ cause: 'nothing-offered' }))).toBeNull();
    expect(decidedAt(drawing)(broken({ check: 'costs-at-most', cause: 'over-budget' }))).toBeNull();
  });

  it('is the deadline that passed: of the run, or after what made it fail was over', () => {
    const figures = [{ name: 'took', value: 'infinite' as const, unit: 'ms', limit: 70_000 }];
    const at = (check: string) => decidedAt(drawing)(broken({ check, cause: 'late', figures }))?.ms;
    expect(at('drained-within')).toBe(70_000);
    expect(at('recovers-within')).toBe((fault?.at ?? 0) + (fault?.forMs ?? 0) + 70_000);
    expect(at('responds-within')).toBe(fault?.at);
  });
});

describe('decisiveMoment', () => {
  it('is that of the broken promise with most points, and nothing where all is kept', () => {
    const findings = [
      broken({ points: 1, message: 'Small.' }),
      broken({ id: 'no-duplicates', points: 9, message: 'Large.' }),
    ];
    const momentOf = (all: Finding[]) =>
      decisiveMoment({ ...drawing, report: { ...report, findings: all } });
    expect(momentOf(findings)?.text).toBe('Large.');
    expect(momentOf(findings.map((finding) => ({ ...finding, passed: true })))).toBeNull();
  });
});
