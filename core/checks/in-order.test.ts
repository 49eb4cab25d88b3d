import { describe, expect, it } from 'vitest';
import { buildContext } from '@/tests/support/check-context';
import { buildDiagram } from '@/tests/support/diagrams';
import { buildMission } from '@/tests/support/missions';
import { buildFlowRun, buildRun, buildTargetRun } from '@/tests/support/runs';
import { inOrder } from './in-order';

const parts = { admin: 'client', api: 'service', stock: 'database', card: 'external-api' } as const;
const ORDER = ['admin -> api', 'api -> stock', 'api -> card'];

function judge(
  { early = 0, served = 100, status = 'ok' as 'ok' | 'budget-exceeded' },
  connections = ORDER,
  api: Record<string, string> = {},
) {
  const diagram = buildDiagram({ ...parts, api: ['service', api] }, connections);
  const flow = buildFlowRun({
    targets: [
      buildTargetRun({ id: 'stock', ahead: [{ of: 'card', items: 100 }] }),
      buildTargetRun({
        id: 'card',
        delivered: served,
        ahead: early > 0 ? [{ of: 'stock', items: early }] : [],
      }),
    ],
  });
  return inOrder.run(buildContext(diagram, [buildRun({ flows: [flow], status })]), {
    flow: 'mail',
    scenario: 'calm',
    pairs: [['stock', 'card']],
  });
}

describe('in-order', () => {
  it('passes when the second was never ahead of the first', () => {
    expect(judge({})).toMatchObject({
      passed: true,
      message: 'Card came after Stock, for 100 items.',
    });
  });

  it('fails when the second was ahead of the first, and names the sender of both', () => {
    expect(judge({ early: 100 })).toMatchObject({
      passed: false,
      message:
        'Card did not wait for Stock, for all 100 items. Look at the order of the arrows from Api.',
      components: ['api', 'stock', 'card'],
    });
  });

  it('names calls that are made together as such', () => {
    expect(judge({ early: 3 }, ORDER, { calls: 'together' }).message).toBe(
      'Card did not wait for Stock, for 3 of 100 items. Api makes its calls at the same time.',
    );
  });

  it('names nobody when nobody sends to both', () => {
    expect(judge({ early: 3 }, ['admin -> api', 'api -> stock']).message).toBe(
      'Card did not wait for Stock, for 3 of 100 items.',
    );
  });

  it('fails when there is nothing to judge', () => {
    expect(judge({ served: 0 })).toMatchObject({
      passed: false,
      judged: true,
      message: 'Card served nothing, so there is no order to judge.',
    });
  });

  it('judges a run that was stopped only when the order is broken already', () => {
    expect(judge({ status: 'budget-exceeded' })).toMatchObject({ passed: false, judged: false });
    expect(judge({ status: 'budget-exceeded', early: 1 })).toMatchObject({ judged: true });
  });

  it('tells authors of a pair that the flow does not have as targets', () => {
    const mission = buildMission();
    const params = { flow: 'mail', scenario: 'calm', pairs: [['provider', 'stock']] };
    expect(inOrder.problem(mission, params)).toBe('"stock" is no target of the flow "mail"');
    expect(inOrder.problem(mission, { ...params, pairs: [['provider', 'provider']] })).toBeNull();
  });
});
