import { describe, expect, it } from 'vitest';
import { buildContext } from '@/tests/support/check-context';
import { buildDiagram } from '@/tests/support/diagrams';
import { buildMission } from '@/tests/support/missions';
import { buildFlowRun, buildRun, buildTargetRun } from '@/tests/support/runs';
import { allOrNothing } from './all-or-nothing';

const diagram = buildDiagram({ admin: 'client', provider: 'external-api', ledger: 'database' }, []);
const position = { x: 0, y: 0 };
const mission = buildMission({
  given: [
    { id: 'admin', type: 'client', label: 'Buyer', position },
    { id: 'provider', type: 'external-api', label: 'Card provider', position },
    { id: 'ledger', type: 'database', label: 'Ledger', position },
  ],
  flows: [
    {
      id: 'mail',
      from: 'admin',
      to: ['provider', 'ledger'],
      whole: ['provider', 'ledger'],
      nouns: ['payment', 'payments'],
      arrivals: { at: [0] },
    },
  ],
});

const PARAMS = { flow: 'mail', scenarios: ['calm'] };
const judge = (partly: object, run = {}, delivered = 100) => {
  const targets = ['provider', 'ledger'].map((id) => buildTargetRun({ id, delivered }));
  const half = { items: 0, onTheWay: 0, missing: [], ...partly };
  const flows = [buildFlowRun({ targets, partly: half })];
  return allOrNothing.run(buildContext(diagram, [buildRun({ flows, ...run })], mission), PARAMS);
};

describe('all-or-nothing', () => {
  it('passes when the targets agree about every item', () => {
    expect(judge({})).toMatchObject({
      passed: true,
      message: 'No payments were left half done: Provider and Ledger agree about every one.',
    });
  });

  it.each([
    [
      { items: 12, missing: [{ id: 'ledger', items: 12 }] },
      'In “Calm” 12 of 100 payments were left half done: Ledger lacks them.',
    ],
    [
      { items: 1, missing: [{ id: 'ledger', items: 1 }] },
      'In “Calm” 1 of 100 payments was left half done: Ledger lacks it.',
    ],
    [
      {
        items: 12,
        onTheWay: 3,
        missing: [
          { id: 'provider', items: 2 },
          { id: 'ledger', items: 10 },
        ],
      },
      'In “Calm” 12 of 100 payments were left half done: Provider lacks 2 and Ledger lacks 10. 3 of them are still on their way.',
    ],
  ])('says who lacks what', (partly, message) => {
    expect(judge(partly)).toMatchObject({ passed: false, cause: 'half-done', message });
  });

  it('fails when no target served anything', () => {
    expect(judge({}, {}, 0)).toMatchObject({ passed: false, cause: 'nothing-done' });
  });

  it('judges no run that was cut', () => {
    const cut = { status: 'budget-exceeded', blamed: 'provider' } as const;
    expect(judge({ items: 12 }, cut)).toMatchObject({ judged: false });
  });

  it('wants a flow that says what belongs together', () => {
    expect(allOrNothing.problem(buildMission(), PARAMS)).toContain('under "whole"');
    expect(allOrNothing.problem(mission, PARAMS)).toBeNull();
  });
});
