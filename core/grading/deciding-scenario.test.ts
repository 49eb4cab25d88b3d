import { describe, expect, it } from 'vitest';
import type { Finding } from '@/core/contracts/grade-report';
import { drawn } from '@/tests/support/interviews';
import { buildMission } from '@/tests/support/missions';
import { initialDiagram } from '../missions/initial-diagram';
import { decidingScenario, decidingScenarios } from './deciding-scenario';

const check = (id: string, name: string, where: object) => ({
  id,
  check: name,
  flow: 'mail',
  points: 1,
  because: 'It counts.',
  ...where,
});
const mission = buildMission({
  scenarios: ['calm', 'storm'].map((id) => ({ id, title: id, horizonMs: 60_000 })),
  stages: [
    {
      title: 'All',
      checks: [
        check('queued', 'queue-carries-work', { scenario: 'storm' }),
        check('once', 'no-duplicates', { scenarios: ['calm', 'storm'] }),
        check('waits', 'no-waiting-on-workers', {}),
      ],
    },
  ],
});
const of = (id: string, data = {}, diagram = drawn()) =>
  decidingScenario(mission, diagram)({ id, data });

describe('decidingScenario', () => {
  it('is the one that the finding tells of, or else the first that its check names', () => {
    expect(of('once', { scenario: 'storm' })).toBe('storm');
    expect(of('once')).toBe('calm');
    expect(of('queued')).toBe('storm');
  });

  it('is none where the drawing alone decides, although the check names one', () => {
    expect(of('queued', {}, initialDiagram(mission))).toBeNull();
  });

  it('is none for a check that names none, or is none of the mission', () => {
    expect(of('waits')).toBeNull();
    expect(of('unknown', { scenario: 'calm' })).toBeNull();
  });
});

describe('decidingScenarios', () => {
  it('names the run of each broken promise that a run decided', () => {
    const found = (id: string, more: Partial<Finding> = {}) =>
      ({ id, data: {}, passed: false, judged: true, ...more }) as Finding;
    const findings = [
      found('queued'),
      found('once', { data: { scenario: 'storm' } }),
      found('waits'),
    ];
    const { once } = decidingScenarios(mission, drawn(), findings);
    expect(once).toBe('storm');
    expect(decidingScenarios(mission, initialDiagram(mission), findings)).toEqual({ once });
    const passed = findings.map((finding) => ({ ...finding, passed: true }));
    expect(decidingScenarios(mission, drawn(), passed)).toEqual({});
  });
});
