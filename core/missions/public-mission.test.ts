import { expect, it } from 'vitest';
import { buildMission } from '@/tests/support/missions';
import { publicMission } from './public-mission';

it('keeps the hints back and everything else as it is', () => {
  const check = (hints?: string[]) => ({
    id: 'tidy',
    check: 'no-loose-ends',
    points: 1,
    because: 'So it is.',
    ...(hints ? { hints } : {}),
  });
  const of = (hints?: string[]) =>
    buildMission({ stages: [{ title: 'One', checks: [check(hints)] }] });
  expect(publicMission(of(['Look for a box without arrows.']))).toEqual(of());
});
