import { expect, test } from 'vitest';
import { buildContext } from '@/tests/support/check-context';
import { buildDiagram } from '@/tests/support/diagrams';
import { buildMission } from '@/tests/support/missions';
import { buildRun } from '@/tests/support/runs';
import { callsAtMost } from './calls-at-most';

const diagram = buildDiagram({ admin: 'client', api: 'service', provider: 'database' }, [
  'admin -> api',
  'api -> provider',
]);
const common = { from: 'admin', to: 'provider', arrivals: { at: [0] } };
const mission = buildMission({
  flows: [{ ...common, id: 'mail' }],
});
test('calls of a component are counted on the way to it, whatever becomes of them', () => {
  const called = (sent: number) =>
    callsAtMost.run(
      buildContext(
        diagram,
        [
          buildRun({
            connections: diagram.connections.map(({ id, to }) => ({
              id,
              sent: to === 'provider' ? sent : 1_000_000,
              items: sent,
              failed: sent,
              timedOut: 0,
            })),
          }),
        ],
        mission,
      ),
      { scenario: 'calm', target: 'provider', calls: 50 },
    );
  expect(called(50)).toMatchObject({ passed: true, cause: 'spared' });
  expect(called(51)).toMatchObject({ passed: false, cause: 'too-many' });
  expect(called(0)).toMatchObject({ passed: false, cause: 'not-called' });
});
