import { expect, it } from 'vitest';
import { missionHintAction } from '@/app/missions/[slug]/actions';
import { becomeVisitor } from '../../support/request';

const ask = (check: string, known: number, mission = 'newsletter') =>
  missionHintAction({ mission, check, known });

it('gives a visitor the hints on a check one at a time, and says when there are no more', async () => {
  becomeVisitor();
  const first = await ask('all-delivered', 0);
  const second = await ask('all-delivered', 1);
  expect(first).toMatchObject({ ok: true, value: { more: true } });
  expect(second).toMatchObject({ ok: true, value: { more: false } });
  expect(JSON.stringify(first)).not.toContain('one message per e-mail');
  expect(JSON.stringify(second)).toContain('one message per e-mail');
});

it.each([
  ['all-delivered', 2, 'newsletter'],
  ['no-such-check', 0, 'newsletter'],
  ['all-delivered', 0, 'no-such-mission'],
])('has no hint on %s after %d in %s', async (check, known, mission) => {
  becomeVisitor();
  expect(await ask(check, known, mission)).toMatchObject({ ok: false, code: 'not-found' });
});
