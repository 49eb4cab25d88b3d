import { expect, it } from 'vitest';
import { workHref } from './work-href';

it.each([
  ['mission', 'w', '/submissions/w'],
  ['quiz', 'w', '/c/attempts/w'],
  ['lesson', null, '/c/learners/u'],
  ['mission', null, '/c/learners/u'],
] as const)('opens the work of a %s, or the learner where there is none', (kind, work, href) => {
  expect(workHref('/c', kind, work, 'u')).toBe(href);
});
