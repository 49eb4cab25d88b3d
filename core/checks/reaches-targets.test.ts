import { describe, expect, it } from 'vitest';
import { buildContext } from '@/tests/support/check-context';
import { buildDiagram } from '@/tests/support/diagrams';
import { buildFlowRun, buildRun, buildTargetRun } from '@/tests/support/runs';
import { reachesTargets } from './reaches-targets';

const diagram = buildDiagram({ admin: 'client', provider: 'external-api', crm: 'database' }, []);

const judge = (provider: number, crm: number, offered = 100) => {
  const of = (id: string, delivered: number) => buildTargetRun({ id, delivered });
  const flow = buildFlowRun({
    items: { offered },
    targets: [of('provider', provider), of('crm', crm), of('elsewhere', 0)],
  });
  return reachesTargets.run(buildContext(diagram, [buildRun({ flows: [flow] })]), {
    flow: 'mail',
    scenario: 'calm',
    targets: ['provider', 'crm'],
  });
};

describe('reaches-targets', () => {
  it('passes when the named targets have everything, whatever others lack', () => {
    expect(judge(100, 100)).toMatchObject({
      passed: true,
      message: 'All 100 items reached Provider and Crm in “Calm”.',
    });
  });

  it.each([
    [99, 100, 'Of 100 items in “Calm” only 99 reached Provider.'],
    [0, 7, 'Of 100 items in “Calm” only 0 reached Provider and 7 reached Crm.'],
  ])('fails when %d and %d of 100 arrived', (provider, crm, message) => {
    expect(judge(provider, crm)).toMatchObject({ passed: false, message });
  });

  it('fails when there was nothing to deliver', () => {
    expect(judge(0, 0, 0)).toMatchObject({
      passed: false,
      message: 'There was nothing to deliver.',
    });
  });
});
