import { describe, expect, it } from 'vitest';
import type { ClassRole, Membership } from './class-powers';
import { classPowers } from './class-powers';
import { type SharedClass, sees, sightOf, type Work } from './sight';

const DAY = 86_400_000;
const NOW = 100 * DAY;
const JOINED = 50 * DAY;

const active = (role: ClassRole): Membership => ({ role, status: 'active' });
const shared = (
  looking: Membership,
  owner: Partial<SharedClass['owner']> = {},
  change: Partial<SharedClass> = {},
): SharedClass => ({
  cohortId: 'mine',
  looking,
  owner: { role: 'learner', status: 'active', joinedAt: JOINED, endedAt: null, ...owner },
  archivedAt: null,
  retentionDays: 10,
  ...change,
});

/** Five things that a learner has made. */
const THINGS: Record<string, Work> = {
  handedIn: { kind: 'result', at: 60 * DAY, handedInTo: ['mine'] },
  elsewhere: { kind: 'result', at: 40 * DAY, handedInTo: ['other'] },
  practice: { kind: 'result', at: 60 * DAY, handedInTo: [] },
  before: { kind: 'result', at: 40 * DAY, handedInTo: [] },
  draft: { kind: 'private', at: 60 * DAY, handedInTo: [] },
};

const left = (days: number) => ({ status: 'left' as const, endedAt: NOW - days * DAY });
const removed = (role: ClassRole): Membership => ({ role, status: 'removed' });
const over = (days: number) => ({ archivedAt: NOW - days * DAY });

const ALL = ['handedIn', 'elsewhere', 'practice', 'before'];

/** Who looks, in what relation to the learner, and what they see of the five. */
const TABLE: [
  who: string,
  account: 'learner' | 'instructor' | 'admin',
  classes: SharedClass[],
  sees: string[],
][] = [
  ['a stranger', 'learner', [], []],
  ['an instructor of another class', 'instructor', [], []],
  ['an admin', 'admin', [], ALL],
  ['a fellow learner', 'learner', [shared(active('learner'))], []],
  ['a fellow learner who teaches elsewhere', 'instructor', [shared(active('learner'))], []],
  ['an owner', 'instructor', [shared(active('owner'))], ['handedIn', 'practice']],
  ['an instructor', 'instructor', [shared(active('instructor'))], ['handedIn', 'practice']],
  [
    'an assistant without a role of their own',
    'learner',
    [shared(active('instructor'))],
    ['handedIn', 'practice'],
  ],
  ['a reviewer', 'learner', [shared(active('reviewer'))], ['handedIn']],
  ['a removed instructor', 'instructor', [shared(removed('instructor'))], []],
  ['a removed owner', 'instructor', [shared(removed('owner'))], []],
  ['an instructor who left', 'instructor', [shared({ role: 'instructor', status: 'left' })], []],
  [
    'an instructor, of somebody who left',
    'instructor',
    [shared(active('instructor'), left(5))],
    ['handedIn'],
  ],
  [
    'an instructor, of somebody who left long ago',
    'instructor',
    [shared(active('instructor'), left(11))],
    [],
  ],
  [
    'an owner, of somebody who was removed',
    'instructor',
    [shared(active('owner'), { ...left(5), status: 'removed' })],
    ['handedIn'],
  ],
  [
    'an instructor of a class that is over',
    'instructor',
    [shared(active('instructor'), {}, over(5))],
    ['handedIn'],
  ],
  [
    'an instructor of a class that was over long ago',
    'instructor',
    [shared(active('instructor'), {}, over(11))],
    [],
  ],
  [
    'an owner, of a co-instructor',
    'instructor',
    [shared(active('owner'), { role: 'instructor' })],
    [],
  ],
  [
    'an instructor, of a reviewer',
    'instructor',
    [shared(active('instructor'), { role: 'reviewer' })],
    [],
  ],
  [
    'an instructor of both classes',
    'instructor',
    [shared(active('instructor')), shared(active('instructor'), {}, { cohortId: 'other' })],
    ['handedIn', 'elsewhere', 'practice'],
  ],
  [
    'a reviewer of both classes',
    'learner',
    [shared(active('reviewer')), shared(active('reviewer'), {}, { cohortId: 'other' })],
    ['handedIn', 'elsewhere'],
  ],
];

describe('sightOf', () => {
  it.each(TABLE)('shows %s what they should see of a learner', (_, role, classes, expected) => {
    const sight = sightOf({ id: 'somebody', role }, 'the learner', classes, NOW);
    const seen = Object.entries(THINGS).filter(([, work]) => sees(sight, work));
    expect(seen.map(([name]) => name)).toEqual(expected);
  });

  it('shows everybody all of their own, whatever they are', () => {
    const sight = sightOf({ id: 'me', role: 'learner' }, 'me', [], NOW);
    expect(Object.values(THINGS).every((work) => sees(sight, work))).toBe(true);
    expect(sight).toEqual({ all: true, as: 'owner' });
  });

  it('says when it is the power of an admin alone', () => {
    const sight = sightOf({ id: 'me', role: 'admin' }, 'other', [shared(active('owner'))], NOW);
    expect(sight).toEqual({ all: true, as: 'admin' });
  });
});

describe('classPowers', () => {
  const names = (account: 'learner' | 'instructor' | 'admin', membership: Membership | null) =>
    Object.entries(classPowers(account, membership))
      .filter(([, may]) => may)
      .map(([name]) => name);
  const TEACH = ['look', 'review', 'assign', 'people', 'settings'];
  it.each([
    ['learner', 'owner', [...TEACH, 'own']],
    ['learner', 'instructor', TEACH],
    ['instructor', 'instructor', TEACH],
    ['learner', 'reviewer', ['look', 'review']],
    ['instructor', 'reviewer', ['look', 'review']],
    ['instructor', 'learner', []],
    ['admin', 'learner', [...TEACH, 'own']],
  ] as const)('gives a %s who is %s of a class: %j', (account, role, expected) => {
    expect(names(account, active(role))).toEqual(expected);
  });

  it('gives nothing to who left, was removed or never belonged to it, save admins', () => {
    for (const status of ['left', 'removed'] as const) {
      expect(names('instructor', { role: 'owner', status })).toEqual([]);
    }
    expect(names('instructor', null)).toEqual([]);
    expect(names('admin', null)).toEqual([...TEACH, 'own']);
  });
});
