import { describe, expect, it } from 'vitest';
import type { HearsRun } from '@/core/contracts/scenario-run';
import { followContext } from '@/tests/support/follow-run';
import { hearsWithin } from './hears-within';

describe('hears-within', () => {
  const judge = (hears: Partial<HearsRun>, percentile: number, run = {}) =>
    hearsWithin.run(followContext({ hears, ...run }), {
      flow: 'asks',
      scenario: 'calm',
      percentile,
      ms: 5000,
    });

  it('looks at the percentile that the mission names', () => {
    expect(judge({}, 99)).toMatchObject({
      passed: true,
      message:
        'In “Calm” people knew within 2 s that it was done (the 99th percentile); the limit is 5 s.',
    });
    expect(judge({}, 100)).toMatchObject({
      passed: false,
      message: 'In “Calm” people knew 9 s after it was done (the latest); the limit is 5 s.',
    });
  });

  it('says how many never knew, and that nothing was done', () => {
    const never = {
      missed: 1200,
      ms: { mean: 10, p50: 10, p99: 'infinite', max: 'infinite' },
    } as const;
    expect(judge(never, 99).message).toBe(
      'In “Calm” 1,200 of those who waited never knew that it was done; the limit is 5 s (the 99th percentile).',
    );
    const nothing = { known: 0, ms: { mean: null, p50: null, p99: null, max: null } };
    expect(judge(nothing, 99)).toMatchObject({ passed: false, cause: 'nothing-done' });
  });

  it('is not judged when the run was cut short', () => {
    const cut = { status: 'budget-exceeded', blamed: 'provider' } as const;
    expect(judge({}, 99, cut)).toMatchObject({ judged: false });
  });

  it('wants a flow that follows another', () => {
    const { mission } = followContext({});
    const params = { flow: 'order', scenario: 'calm', percentile: 99, ms: 1 };
    expect(hearsWithin.problem(mission, params)).toBe('the flow "order" follows no other flow');
    expect(hearsWithin.problem(mission, { ...params, flow: 'asks' })).toBeNull();
  });
});
