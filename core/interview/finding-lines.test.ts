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

describe('decidedAt', () => {
  it('is the end of the story of a broken promise', () => {
    const counterexample = [
      { kind: 'arrives', component: 'api', atMs: 10 },
      { kind: 'gone', component: 'sender', atMs: 41_000 },
      { kind: 'left-out', steps: 3 },
    ] as const;
    expect(decidedAt(mission, broken({ counterexample: [...counterexample] }))).toEqual({
      scenario: 'worker-crash',
      ms: 41_000,
    });
  });

  it('is when something is made to fail where there is no story', () => {
    expect(fault?.at).toBeGreaterThan(0);
    expect(decidedAt(mission, broken({}))).toEqual({ scenario: 'worker-crash', ms: fault?.at });
  });

  it('is nowhere where nothing failed and no story tells of an instant', () => {
    const scenarios = mission.scenarios.map((one) => ({ ...one, faults: [] }));
    expect(decidedAt({ ...mission, scenarios }, broken({}))).toBeNull();
  });

  it('is nowhere for what no run showed', () => {
    expect(decidedAt(mission, broken({ id: 'unknown' }))).toBeNull();
  });
});

describe('decisiveMoment', () => {
  it('is that of the broken promise with most points, and nothing where all is kept', () => {
    const findings = [
      broken({ points: 1, message: 'Small.' }),
      broken({ id: 'no-duplicates', points: 9, message: 'Large.' }),
    ];
    expect(decisiveMoment(mission, { ...report, findings })?.text).toBe('Large.');
    const passed = findings.map((finding) => ({ ...finding, passed: true }));
    expect(decisiveMoment(mission, { ...report, findings: passed })).toBeNull();
    expect(decisiveMoment(mission, undefined)).toBeNull();
  });
});
