import { describe, expect, it } from 'vitest';
import { buildContext } from '@/tests/support/check-context';
import { buildDiagram } from '@/tests/support/diagrams';
import { buildMission } from '@/tests/support/missions';
import { buildComponentRun, buildFlowRun, buildRun } from '@/tests/support/runs';
import { costsAtMost } from './costs-at-most';

const prices = {
  worker: { replicaHour: 0.1, slotHour: 0 },
  provider: { perMillion: 100 },
};
const mission = buildMission({ cost: { scenario: 'calm', runsPerMonth: 10, prices } });

/** Two workers at $73 each, and a million calls at $100. */
function judge(dollars: number, run = {}) {
  const diagram = buildDiagram({ provider: 'external-api', send: ['worker', { replicas: 2 }] }, [
    'send -> provider',
  ]);
  const ran = buildRun({
    components: [buildComponentRun({ id: 'provider', served: 100_000 })],
    flows: [buildFlowRun({ items: { delivered: 100 } })],
    ...run,
  });
  const params = { flow: 'mail', scenario: 'calm', dollars };
  return costsAtMost.run(buildContext(diagram, [ran], mission), params);
}

describe('costs-at-most', () => {
  it('passes a design within its budget', () => {
    expect(judge(250)).toMatchObject({
      passed: true,
      message: 'The design costs $246 a month; the limit is $250.',
      figures: [{ name: 'cost a month', value: 246, unit: 'dollars', limit: 250 }],
    });
  });

  it('fails one beyond it and names what of the design costs most', () => {
    expect(judge(200)).toMatchObject({
      passed: false,
      message:
        'The design costs $246 a month; the limit is $200. The largest part is $146 for the replicas and slots of Send.',
      components: ['send'],
    });
  });

  it('fails a design that delivers nothing, however cheap', () => {
    const flows = [buildFlowRun({ items: { delivered: 0, refused: 100 } })];
    expect(judge(1000, { flows })).toMatchObject({ passed: false, cause: 'nothing-delivered' });
  });

  it('leaves a run that was cut short unjudged', () => {
    expect(judge(1000, { status: 'budget-exceeded' }).judged).toBe(false);
  });

  it('wants the scenario that the cost of the mission is counted in', () => {
    const params = { flow: 'mail', scenario: 'storm', dollars: 5 };
    expect(costsAtMost.problem(mission, params)).toMatch(/counted in "calm"/);
    expect(costsAtMost.problem(buildMission({}), params)).toMatch(/has no cost/);
  });
});
