import { expect, test } from 'vitest';
import { buildContext } from '@/tests/support/check-context';
import { buildDiagram } from '@/tests/support/diagrams';
import { buildMission } from '@/tests/support/missions';
import { buildFlowRun, buildRun } from '@/tests/support/runs';
import { freshReads } from './fresh-reads';

const diagram = buildDiagram({ admin: 'client', api: 'service', provider: 'database' }, [
  'admin -> api',
  'api -> provider',
]);
const keys = { count: 10 };
const common = { from: 'admin', to: 'provider', arrivals: { at: [0] } };
const mission = buildMission({
  flows: [
    { ...common, id: 'mail', nouns: ['look-up', 'look-ups'], keys, access: 'read' },
    { ...common, id: 'bare' },
  ],
});
const params = { flow: 'mail', scenario: 'calm', percent: 1 };
const judged = (stale: number, accepted: number, percent = 1, run = {}) =>
  freshReads.run(
    buildContext(
      diagram,
      [buildRun({ flows: [buildFlowRun({ accepted, reads: { stale } })], ...run })],
      mission,
    ),
    { ...params, percent },
  );

test('a share of old answers up to the limit is allowed', () => {
  expect(judged(10, 1000)).toMatchObject({ passed: true, cause: 'fresh' });
  expect(judged(11, 1000)).toMatchObject({ passed: false, cause: 'stale' });
  expect(judged(1, 1000, 0).message).toContain('none may be');
});

test('without an answer nothing is fresh', () => {
  expect(judged(0, 0)).toMatchObject({ passed: false, cause: 'nothing-read' });
});

test('a flow that does not read is refused', () => {
  expect(freshReads.problem(mission, { ...params, flow: 'bare' })).toContain('does not read');
  expect(freshReads.problem(mission, params)).toBeNull();
});
