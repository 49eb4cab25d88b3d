import { describe, expect, it } from 'vitest';
import { buildContext } from '@/tests/support/check-context';
import { buildDiagram } from '@/tests/support/diagrams';
import { buildMission } from '@/tests/support/missions';
import { buildFlowRun, buildRun, buildTargetRun } from '@/tests/support/runs';
import { noDuplicates } from './no-duplicates';

const diagram = buildDiagram({ admin: 'client', provider: 'external-api' }, []);
const mission = buildMission({
  scenarios: [
    { id: 'calm', title: 'Calm', horizonMs: 60_000 },
    { id: 'crash', title: 'Ten senders die', horizonMs: 60_000 },
  ],
});

const judge = (calm: object, crash: object, run = {}) =>
  noDuplicates.run(
    buildContext(
      diagram,
      [
        buildRun({ flows: [buildFlowRun({ items: calm })] }),
        buildRun({ id: 'crash', flows: [buildFlowRun({ items: crash })], ...run }),
      ],
      mission,
    ),
    { flow: 'mail', scenarios: ['calm', 'crash'] },
  );

describe('no-duplicates', () => {
  it('passes when nothing was delivered twice', () => {
    expect(judge({}, { delivered: 90, lost: 10 })).toMatchObject({
      passed: true,
      message: 'At least 90 items were delivered in each run, none twice.',
    });
  });

  it('fails with the count and the scenario', () => {
    expect(judge({}, { duplicated: 27 })).toMatchObject({
      passed: false,
      message: 'In “Ten senders die” Provider served 27 of 100 items more than once.',
    });
    expect(judge({ duplicated: 1 }, {}).message).toContain(
      'In “Calm” Provider served 1 of 100 items more than once.',
    );
  });

  it('counts the items that came again, and how often all of them did', () => {
    const targets = [buildTargetRun({ id: 'provider', duplicated: 200, duplicatedItems: 100 })];
    const flow = buildFlowRun({ items: { duplicated: 200 }, targets });
    const verdict = noDuplicates.run(buildContext(diagram, [buildRun({ flows: [flow] })]), {
      flow: 'mail',
      scenarios: ['calm'],
    });
    expect(verdict.message).toBe(
      'In “Calm” Provider served 100 of 100 items more than once (200 times too often).',
    );
  });

  it('fails when a run delivered nothing at all', () => {
    expect(judge({}, { delivered: 0, pending: 100 })).toMatchObject({
      passed: false,
      message:
        'No items were delivered in “Ten senders die”, so there was nothing to deliver twice.',
    });
  });

  it('does not promise what a cut run left open', () => {
    const verdict = judge({}, {}, { status: 'budget-exceeded', blamed: 'provider' });
    expect(verdict).toMatchObject({ passed: false });
    expect(verdict.message).toContain(
      'Not judged: so much went on that the run was stopped before its end, most of it at Provider. Look for work there that is done again and again.',
    );
  });
});
