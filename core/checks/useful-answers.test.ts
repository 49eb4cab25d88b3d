import { expect, test } from 'vitest';
import { buildContext } from '@/tests/support/check-context';
import { buildDiagram } from '@/tests/support/diagrams';
import { buildMission } from '@/tests/support/missions';
import { buildFlowRun, buildRun } from '@/tests/support/runs';
import { usefulAnswers } from './useful-answers';

const diagram = buildDiagram({ admin: 'client', api: 'service', provider: 'database' }, [
  'admin -> api',
  'api -> provider',
]);
const common = { from: 'admin', to: 'provider', arrivals: { at: [0] } };
const mission = buildMission({
  flows: [
    { ...common, id: 'mail', nouns: ['page', 'pages'], usefulMs: 500 },
    { ...common, id: 'bare' },
  ],
});
const params = { flow: 'mail', scenario: 'calm', percent: 40 };
const judged = (answers: number, requests: number) => {
  const useful = { answers, windowMs: 1000, begun: [requests], inTime: [answers] };
  const flows = [buildFlowRun({ id: 'mail', requests, useful })];
  return usefulAnswers.run(buildContext(diagram, [buildRun({ flows })], mission), params);
};

test('a share of the requests has to be answered in time', () => {
  expect(judged(40, 100)).toMatchObject({ passed: true, cause: 'enough' });
  expect(judged(39, 100)).toMatchObject({ passed: false, cause: 'too-few' });
  expect(judged(39, 100).message).toContain('39 of 100 pages were answered within 500 ms');
});

test('without a request there is nothing to answer', () => {
  expect(judged(0, 0)).toMatchObject({ passed: false, cause: 'nothing-asked' });
});

test('a flow whose answers are always of use is refused', () => {
  expect(usefulAnswers.problem(mission, { ...params, flow: 'bare' })).toContain('usefulMs');
  expect(usefulAnswers.problem(mission, params)).toBeNull();
});
