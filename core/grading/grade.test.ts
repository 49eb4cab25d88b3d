import { describe, expect, it } from 'vitest';
import { buildDiagram } from '@/tests/support/diagrams';
import { buildMission } from '@/tests/support/missions';
import { buildFlowRun, buildRun } from '@/tests/support/runs';
import { grade, neededScenarios, type Simulate } from './grade';

const check = (id: string, name: string, scenario: string, points: number, params = {}) => ({
  id,
  check: name,
  flow: 'mail',
  scenario,
  points,
  because: `Because of ${id}.`,
  ...params,
});

const mission = buildMission({
  scenarios: ['calm', 'storm', 'unused'].map((id) => ({ id, title: id, horizonMs: 60_000 })),
  stages: [
    {
      title: 'One',
      checks: [
        check('fast', 'responds-within', 'calm', 10, { percentile: 99, ms: 10, lesson: 'a#b' }),
        check('all', 'delivers-all', 'calm', 20),
      ],
    },
    { title: 'Two', checks: [check('in-time', 'drained-within', 'calm', 30, { ms: 60_000 })] },
    { title: 'Three', checks: [check('all-in-storm', 'delivers-all', 'storm', 40)] },
  ],
});

const diagram = buildDiagram({ admin: 'client', provider: 'external-api', api: 'service' }, [
  'admin -> api',
  'api -> provider',
]);

/** Runs in which the storm, or the answer, goes wrong as told; counts how often each was asked for. */
function simulateWith({ delivered = 100, p99 = 4 }, asked: string[] = []): Simulate {
  return ({ scenarioId, onProgress }) => {
    asked.push(scenarioId);
    onProgress({ atMs: 30_000, events: 500 });
    const items = scenarioId === 'storm' ? { delivered } : {};
    return {
      run: buildRun({ id: scenarioId, flows: [buildFlowRun({ items, responseMs: { p99 } })] }),
    };
  };
}

const gradeWith = (outcome: { delivered?: number; p99?: number }, asked?: string[]) =>
  grade({
    mission,
    missionSlug: 'test',
    diagram,
    seed: 's',
    simulate: simulateWith(outcome, asked),
  });

describe('grade', () => {
  it('gives all points and a star for each stage beyond the first', () => {
    expect(gradeWith({})).toMatchObject({
      mission: 'test',
      seed: 's',
      passed: true,
      score: { earned: 100, total: 100 },
      stars: 2,
    });
  });

  it('passes on stage 1 alone', () => {
    expect(gradeWith({ delivered: 99 })).toMatchObject({
      passed: true,
      score: { earned: 60, total: 100 },
      stars: 1,
    });
  });

  it('gives points but no stars for later stages when stage 1 is open', () => {
    expect(gradeWith({ p99: 11 })).toMatchObject({
      passed: false,
      score: { earned: 90, total: 100 },
      stars: 0,
    });
  });

  it('runs each needed scenario once', () => {
    const asked: string[] = [];
    const report = gradeWith({}, asked);
    expect(asked).toEqual(['calm', 'storm']);
    expect(neededScenarios(mission)).toEqual(['calm', 'storm']);
    expect(report.scenarios.map(({ id }) => id)).toEqual(['calm', 'storm']);
  });

  it("puts the mission's words beside what the check found", () => {
    expect(gradeWith({ p99: 11 }).findings[0]).toEqual({
      id: 'fast',
      check: 'responds-within',
      stage: 1,
      passed: false,
      judged: true,
      cause: 'slow',
      data: { entries: ['api'], limitMs: 10, percentile: 99, requests: 1, valueMs: 11 },
      followsFrom: null,
      points: 10,
      message: 'Api answered after 11 ms; the limit is 10 ms.',
      because: 'Because of fast.',
      lesson: 'a#b',
      components: ['api'],
      connections: [],
      figures: [{ name: 'p99', value: 11, unit: 'ms', limit: 10 }],
      counterexample: null,
    });
  });

  it('reports how far it has come', () => {
    const seen: string[] = [];
    grade({
      mission,
      missionSlug: 'test',
      diagram,
      seed: 's',
      simulate: simulateWith({}),
      onProgress: (p) =>
        seen.push(`${p.scenario} ${p.number}/${p.of} ${p.atMs}/${p.horizonMs} ${p.events}`),
    });
    expect(seen).toEqual([
      'calm 1/2 0/60000 0',
      'calm 1/2 30000/60000 500',
      'calm 1/2 60000/60000 1000',
      'storm 2/2 0/60000 1000',
      'storm 2/2 30000/60000 1500',
      'storm 2/2 60000/60000 2000',
    ]);
  });

  it('gives equal bytes for equal arguments', () => {
    expect(JSON.stringify(gradeWith({}))).toBe(JSON.stringify(gradeWith({})));
  });
});
