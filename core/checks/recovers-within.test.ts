import { expect, test } from 'vitest';
import type { UsefulRun } from '@/core/contracts/scenario-run';
import { buildContext } from '@/tests/support/check-context';
import { buildDiagram } from '@/tests/support/diagrams';
import { buildMission } from '@/tests/support/missions';
import { buildFlowRun, buildRun } from '@/tests/support/runs';
import { recoversWithin } from './recovers-within';

const diagram = buildDiagram({ admin: 'client', api: 'service', provider: 'database' }, [
  'admin -> api',
  'api -> provider',
]);
const common = { from: 'admin', to: 'provider', arrivals: { at: [0] } };
const fault = { at: 1000, forMs: 1000, target: { id: 'provider' }, effect: 'slow', factor: 4 };
const mission = buildMission({
  flows: [
    { ...common, id: 'mail', nouns: ['page', 'pages'], usefulMs: 500 },
    { ...common, id: 'bare' },
  ],
  scenarios: [
    { id: 'calm', title: 'Calm', horizonMs: 60_000 },
    { id: 'slow', title: 'A slow minute', horizonMs: 60_000, faults: [fault] },
  ],
});
const params = { flow: 'mail', scenario: 'slow', percent: 90, ms: 2000 };

/** Judged with ten requests in each second, of which so many were answered in time. */
const judged = (inTime: number[], begun = inTime.map(() => 10), run = {}) => {
  const useful: UsefulRun = { answers: 0, windowMs: 1000, begun, inTime };
  const flows = [buildFlowRun({ id: 'mail', useful })];
  return recoversWithin.run(
    buildContext(diagram, [buildRun({ id: 'slow', flows, ...run })], mission),
    params,
  );
};

test('what was bad while the cause lasted does not count', () => {
  expect(judged([10, 0, 10, 9])).toMatchObject({ passed: true, cause: 'recovered' });
  expect(judged([10, 0, 10, 9]).message).toContain('again at once');
});

test('recovered is from the end of the last second that fell short', () => {
  expect(judged([10, 0, 10, 8, 9, 10])).toMatchObject({ passed: true, data: { tookMs: 2000 } });
  expect(judged([10, 0, 0, 10, 8, 9])).toMatchObject({ passed: false, cause: 'late' });
});

test('a last second that falls short means that it goes on', () => {
  const verdict = judged([10, 0, 0, 0, 3]);
  expect(verdict).toMatchObject({ passed: false, cause: 'never', data: { afterMs: 3000 } });
  expect(verdict.message).toContain('it goes on');
});

test('seconds without requests say nothing', () => {
  expect(judged([10, 0, 0, 10], [10, 10, 0, 10])).toMatchObject({ passed: true });
  expect(judged([10, 0, 0], [10, 10, 0])).toMatchObject({ passed: false, cause: 'nothing-asked' });
});

test('a run that was stopped is not judged', () => {
  expect(judged([10, 0, 10], undefined, { status: 'budget-exceeded' }).judged).toBe(false);
});

test('a flow without usefulMs and a scenario without faults are refused', () => {
  expect(recoversWithin.problem(mission, { ...params, flow: 'bare' })).toContain('usefulMs');
  expect(recoversWithin.problem(mission, { ...params, scenario: 'calm' })).toContain('recover');
  expect(recoversWithin.problem(mission, params)).toBeNull();
});
