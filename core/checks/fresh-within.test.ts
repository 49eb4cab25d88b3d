import { describe, expect, it } from 'vitest';
import { keyedContext, unseen } from '@/tests/support/keyed-run';
import { freshWithin } from './fresh-within';

const CUT = { status: 'budget-exceeded', blamed: 'provider' } as const;

describe('fresh-within', () => {
  const judge = (byKey: object, percentile: number, run = {}, delivered = 100) =>
    freshWithin.run(keyedContext(byKey, run, delivered), {
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
