import { expect, test } from 'vitest';
import { buildContext } from '@/tests/support/check-context';
import { buildDiagram } from '@/tests/support/diagrams';
import { buildMission } from '@/tests/support/missions';
import { buildFlowRun, buildRun } from '@/tests/support/runs';
import { goodClientUntouched } from './good-client-untouched';

const diagram = buildDiagram({ admin: 'client', api: 'service', provider: 'database' }, [
  'admin -> api',
  'api -> provider',
]);
const common = { from: 'admin', to: 'provider', arrivals: { at: [0] } };
const rush = { perSecond: 10, poisson: false, fromMs: 2000, toMs: 4000 };
const mission = buildMission({
  flows: [
    { ...common, id: 'mail', nouns: ['page', 'pages'], usefulMs: 500 },
    { ...common, id: 'bare' },
    { ...common, id: 'flood', nouns: ['try', 'tries'], arrivals: rush },
  ],
});
const params = { flow: 'mail', flood: 'flood', scenario: 'calm', percent: 80 };
const judged = (inTime: number[], begun = [10, 10, 10, 10, 10]) => {
  const useful = { answers: 0, windowMs: 1000, begun, inTime };
  const flows = [buildFlowRun({ id: 'mail', requests: 50, useful }), buildFlowRun({ id: 'flood' })];
  return goodClientUntouched.run(buildContext(diagram, [buildRun({ flows })], mission), params);
};

test('only requests that begin during the flood count', () => {
  expect(judged([0, 0, 8, 8, 0])).toMatchObject({ passed: true, cause: 'untouched' });
  expect(judged([10, 10, 8, 7, 10])).toMatchObject({ passed: false, cause: 'touched' });
  expect(judged([10, 10, 8, 7, 10]).message).toContain('15 of 20 others were answered');
});

test('whoever does not ask while it lasts proves nothing', () => {
  const none = judged([10, 10, 0, 0, 10], [10, 10, 0, 0, 10]);
  expect(none).toMatchObject({ passed: false, cause: 'nothing-asked' });
});

test('flows that cannot be judged are refused', () => {
  const problem = (more: object) => goodClientUntouched.problem(mission, { ...params, ...more });
  expect(problem({})).toBeNull();
  expect(problem({ flow: 'bare' })).toContain('usefulMs');
  expect(problem({ flood: 'mail' })).toContain('itself');
  expect(problem({ flood: 'bare' })).toContain('perSecond');
});
