import { describe, expect, it } from 'vitest';
import { keyedContext, mission } from '@/tests/support/keyed-run';
import { buildMission } from '@/tests/support/missions';
import { inKeyOrder } from './in-key-order';

const CUT = { status: 'budget-exceeded', blamed: 'provider' } as const;

describe('in-key-order', () => {
  const PARAMS = { flow: 'mail', scenarios: ['calm'] };
  const judge = (...given: Parameters<typeof keyedContext>) =>
    inKeyOrder.run(keyedContext(...given), PARAMS);

  it('passes when nothing was overtaken', () => {
    expect(judge({})).toMatchObject({
      passed: true,
      message: 'At least 100 changes arrived in each run, none after a later one about the same.',
    });
  });

  it('counts what came after a later one', () => {
    expect(judge({ overtaken: 7 })).toMatchObject({
      passed: false,
      message: 'In “Calm” Provider got 7 changes after a later one about the same.',
    });
    expect(judge({ overtaken: 1 }).message).toContain('got 1 change after');
  });

  it('does not pass when nothing came, and promises nothing of a run that was cut', () => {
    expect(judge({}, {}, 0)).toMatchObject({ passed: false, cause: 'nothing-delivered' });
    expect(judge({}, CUT)).toMatchObject({ judged: false });
    expect(judge({ overtaken: 7 }, CUT)).toMatchObject({ judged: true, passed: false });
  });

  it('wants a flow with keys, and targets of it', () => {
    expect(inKeyOrder.problem(buildMission(), PARAMS)).toContain('no "keys"');
    expect(inKeyOrder.problem(mission, { ...PARAMS, targets: ['admin'] })).toContain('no target');
    expect(inKeyOrder.problem(mission, PARAMS)).toBeNull();
  });
});
