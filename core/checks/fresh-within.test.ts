import { describe, expect, it } from 'vitest';
import { buildContext } from '@/tests/support/check-context';
import { buildDiagram } from '@/tests/support/diagrams';
import { buildMission } from '@/tests/support/missions';
import { buildFlowRun, buildRun, buildTargetRun } from '@/tests/support/runs';
import { freshWithin } from './fresh-within';

const diagram = buildDiagram({ admin: 'client', provider: 'external-api' }, []);
const mission = buildMission({
  flows: [
    {
      id: 'mail',
      from: 'admin',
      to: 'provider',
      nouns: ['change', 'changes'],
      keys: { count: 10 },
      arrivals: { at: [0] },
    },
  ],
});
const unseen = { p50: 10, p99: 2000, max: 9000 };
const contextOf = (byKey: object, run = {}, delivered = 100) => {
  const all = { overtaken: 0, unseenMs: unseen, ...byKey };
  const targets = [buildTargetRun({ id: 'provider', delivered, byKey: all })];
  return buildContext(diagram, [buildRun({ flows: [buildFlowRun({ targets })], ...run })], mission);
};
const CUT = { status: 'budget-exceeded', blamed: 'provider' } as const;

describe('fresh-within', () => {
  const judge = (byKey: object, percentile: number, run = {}, delivered = 100) =>
    freshWithin.run(contextOf(byKey, run, delivered), {
      flow: 'mail',
      scenario: 'calm',
      target: 'provider',
      percentile,
      ms: 5000,
    });

  it('looks at the percentile that the mission names', () => {
    expect(judge({}, 99)).toMatchObject({
      passed: true,
      message:
        'In “Calm” Provider was never behind by more than 2 s (the 99th percentile); the limit is 5 s.',
    });
    expect(judge({}, 100)).toMatchObject({
      passed: false,
      message: 'In “Calm” Provider was behind by 9 s (the latest); the limit is 5 s.',
    });
  });

  it('says when something was never seen, or nothing at all', () => {
    expect(judge({ unseenMs: { ...unseen, max: 'infinite' } }, 100).message).toBe(
      'In “Calm” some changes were never seen at Provider, nor a later one about the same; the limit is 5 s.',
    );
    expect(judge({}, 99, {}, 0)).toMatchObject({ passed: false, cause: 'nothing-seen' });
    expect(judge({}, 99, CUT)).toMatchObject({ judged: false });
  });
});
