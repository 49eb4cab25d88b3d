import { describe, expect, it } from 'vitest';
import { buildMission } from '@/tests/support/missions';
import { followableOf } from './followable';

const flow = (id: string, more: Record<string, unknown>) => ({
  id,
  from: 'admin',
  to: 'provider',
  arrivals: { at: [0] },
  ...more,
});
const NONE = {
  partly: null,
  duplicated: null,
  deadLettered: null,
  pending: null,
  lost: null,
  refused: null,
};

describe('what can be followed in a run', () => {
  it('is the first item of the slowest request, and the first item in each kind of trouble', () => {
    const mission = buildMission({
      flows: [flow('mail', { items: 100, nouns: ['e-mail', 'e-mails'] })],
    });
    const trouble = [{ flow: 'mail', ...NONE, lost: 417, duplicated: 12 }];
    expect(followableOf(mission, trouble, [{ flow: 'mail', request: 3 }])).toEqual([
      { flow: 'mail', item: 300, title: 'The slowest request' },
      { flow: 'mail', item: 417, title: 'The first e-mail that was lost' },
      { flow: 'mail', item: 12, title: 'The first e-mail that came twice' },
    ]);
  });

  it('says of which flow the request is where there are several', () => {
    const mission = buildMission({
      flows: [flow('a', { nouns: ['order', 'orders'] }), flow('b', {})],
    });
    const slowest = ['a', 'b'].map((id) => ({ flow: id, request: 0 }));
    expect(followableOf(mission, [], slowest).map(({ title }) => title)).toEqual([
      'The slowest request for orders',
      'The slowest request for b',
    ]);
  });

  it('is nothing where no request ended and nothing came to grief', () => {
    expect(followableOf(buildMission(), [], [{ flow: 'mail', request: null }])).toEqual([]);
  });
});
