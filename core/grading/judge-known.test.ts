import { describe, expect, it } from 'vitest';
import { buildDiagram } from '@/tests/support/diagrams';
import { buildMission } from '@/tests/support/missions';
import { buildFlowRun, buildRun } from '@/tests/support/runs';
import { grade } from './grade';
import { judgeKnown } from './judge-known';

const check = (id: string, name: string, more: Record<string, unknown>) => ({
  id,
  check: name,
  points: 1,
  because: 'So it is.',
  ...more,
});
const mission = buildMission({
  scenarios: ['calm', 'storm'].map((id) => ({ id, title: id, horizonMs: 60_000 })),
  stages: [
    {
      title: 'One',
      checks: [
        check('fast', 'responds-within', {
          flow: 'mail',
          scenario: 'calm',
          percentile: 99,
          ms: 10,
        }),
        check('tidy', 'no-loose-ends', {}),
      ],
    },
    {
      title: 'Two',
      checks: [
        check('all', 'delivers-all', { flow: 'mail', scenario: 'storm' }),
        check('twice', 'no-duplicates', { flow: 'mail', scenarios: ['calm', 'storm'] }),
      ],
    },
  ],
});
const diagram = buildDiagram({ admin: 'client', provider: 'external-api', api: 'service' }, [
  'admin -> api',
  'api -> provider',
]);
const input = { mission, missionSlug: 'test', diagram, seed: 'practice' };
const signs = (runs: Parameters<typeof judgeKnown>[0]['runs']) =>
  judgeKnown({ ...input, runs }).map(
    ({ id, finding }) => `${id} ${finding === null ? '–' : finding.passed ? '✓' : '✗'}`,
  );

describe('judging what is known', () => {
  it('judges the diagram alone before anything has run', () => {
    expect(signs([])).toEqual(['fast –', 'tidy ✓', 'all –', 'twice –']);
  });

  it('leaves open what a missing run decides', () => {
    const slow = buildFlowRun({ responseMs: { p99: 50 } });
    expect(signs([buildRun({ id: 'calm', flows: [slow] })])).toEqual([
      'fast ✗',
      'tidy ✓',
      'all –',
      'twice –',
    ]);
  });

  it('says what the grade says once every scenario has run', () => {
    const runs = [
      buildRun({ id: 'calm' }),
      buildRun({ id: 'storm', flows: [buildFlowRun({ items: { delivered: 90, lost: 10 } })] }),
    ];
    const known = judgeKnown({ ...input, runs }).map(({ finding }) => finding?.passed);
    const simulate = ({ scenarioId }: { scenarioId: string }) => {
      const run = runs.find(({ id }) => id === scenarioId);
      if (!run) throw new Error(scenarioId);
      return { run };
    };
    const graded = grade({ ...input, simulate, stories: false }).findings;
    expect(known).toEqual(graded.map(({ passed }) => passed));
    expect(judgeKnown({ ...input, runs }).map(({ stage }) => stage)).toEqual([1, 1, 2, 2]);
  });
});
