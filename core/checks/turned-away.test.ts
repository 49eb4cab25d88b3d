import { expect, it } from 'vitest';
import type { ComponentRun, ConnectionRun } from '@/core/contracts/scenario-run';
import { buildDiagram } from '@/tests/support/diagrams';
import { buildMission } from '@/tests/support/missions';
import {
  buildComponentRun,
  buildConnectionRun,
  buildFlowRun,
  buildRun,
} from '@/tests/support/runs';
import { sayFor } from './say';
import { UNANSWERED_WORDS, unansweredOf } from './unanswered';

const mission = buildMission();
const diagram = buildDiagram({ admin: 'client', api: 'service', provider: 'external-api' }, [
  'admin -> api',
  'api -> provider',
]);

/** What is said of forty rejected requests, by what the service has turned away. */
function words(api: Partial<ComponentRun>, call: Partial<ConnectionRun> = {}): string {
  const run = buildRun({
    flows: [buildFlowRun({ requests: 100, accepted: 60, rejected: 40 })],
    components: [buildComponentRun({ id: 'api', ...api })],
    connections: [
      buildConnectionRun({ id: 'c1', sent: 100 }),
      buildConnectionRun({ id: 'c2', sent: 70, ...call }),
    ],
  });
  const [flow] = mission.flows;
  if (flow === undefined) throw new Error('no flow');
  const data = unansweredOf({ mission, diagram }, flow, run, ['api']);
  return UNANSWERED_WORDS.unanswered(data, sayFor({ mission, diagram }));
}

const kept = { byBreaker: 0, byBulkhead: 0, byBudget: 0, opened: 0 };

it('names the admission limit, and no full line, where that refused', () => {
  expect(words({ refused: 40, overLimit: 40 })).toContain(
    'Api did not let 40 requests in: its admission limit was reached.',
  );
});

it('names the line from which requests were turned away', () => {
  expect(words({ shed: { waited: 30, late: 10 } })).toContain(
    'turned 30 requests away that had waited too long',
  );
  expect(words({ shed: { waited: 1, late: 39 } })).toContain(
    '39 requests whose caller had given up',
  );
});

it('names what kept calls back, unless more of them failed', () => {
  expect(words({}, { kept: { ...kept, byBreaker: 30 }, failed: 10 })).toContain(
    'Api did not make 30 calls to Provider: its circuit breaker was open.',
  );
  expect(words({}, { kept: { ...kept, byBulkhead: 40 } })).toContain('as many as it may have out');
  expect(words({}, { kept: { ...kept, byBreaker: 10 }, failed: 30 })).toContain(
    '30 calls from Api to Provider failed',
  );
});
