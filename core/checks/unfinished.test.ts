import { describe, expect, it } from 'vitest';
import { buildContext } from '@/tests/support/check-context';
import { buildDiagram } from '@/tests/support/diagrams';
import { buildMission } from '@/tests/support/missions';
import { buildComponentRun, buildFlowRun, buildRun } from '@/tests/support/runs';
import { deliversAll } from './delivers-all';
import { noDuplicates } from './no-duplicates';
import { noRejectedCalls } from './no-rejected-calls';

const mission = buildMission({ physics: { provider: { rateLimitPerSecond: 2000 } } });
const diagram = buildDiagram({ admin: 'client', provider: 'external-api' }, []);

/** A run that a storm of refusals stopped: 92 of 100 calls were turned away. */
const storm = buildRun({
  status: 'budget-exceeded',
  blamed: 'provider',
  flows: [buildFlowRun({ items: { delivered: 60, pending: 40 } })],
  components: [buildComponentRun({ id: 'provider', served: 8, refused: 92 })],
});

describe('a run that could not be finished', () => {
  it('leaves a promise without a verdict, names the storm, and says what to do first', () => {
    const verdict = deliversAll.run(buildContext(diagram, [storm], mission), {
      flow: 'mail',
      scenario: 'calm',
    });
    expect(verdict).toMatchObject({
      passed: false,
      judged: false,
      cause: 'unfinished',
      message:
        'Not judged: Provider turned away 92 % of all calls, and the run was stopped. First keep under 2,000 calls a second.',
    });
  });

  it('breaks the promise that is broken whatever might have come', () => {
    const context = buildContext(diagram, [storm], mission);
    expect(noRejectedCalls.run(context, { target: 'provider', scenario: 'calm' })).toMatchObject({
      passed: false,
      judged: true,
      cause: 'over-limit',
    });
  });

  it('rules nothing out that might still have happened', () => {
    const context = buildContext(diagram, [storm], mission);
    expect(noDuplicates.run(context, { flow: 'mail', scenarios: ['calm'] }).judged).toBe(false);
  });
});
