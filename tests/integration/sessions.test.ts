import { encode } from 'next-auth/jwt';
import { beforeEach, describe, expect, it } from 'vitest';
import { requireFresh } from '@/server/auth/guards';
import { newSession } from '@/server/auth/new-session';
import { coarseAddress } from '@/server/auth/peer-address';
import { resetLimits } from '@/server/auth/rate-limits';
import { hasSessionCookie, issueSession, sessionCookie } from '@/server/auth/session';
import { getViewer } from '@/server/auth/viewer';
import { selectOwnSessions } from '@/server/data/own-sessions';
import { insertSession } from '@/server/data/sessions';
import { db } from '@/server/db';
import { nightlyWork } from '@/server/jobs/nightly';
import { requestContext } from '@/server/request-context';
import { changePassword } from '@/server/services/accounts';
import {
  confirmPassword,
  endSession,
  endThisSession,
  signOutEverywhere,
} from '@/server/services/sessions';
import { becomePerson, makePerson, withDatabase } from '../support/database';
import { becomeVisitor, currentCookies, goOnWith } from '../support/request';

withDatabase();
beforeEach(() => {
  resetLimits();
  becomeVisitor();
});

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const ago = (ms: number) => new Date(Date.now() - ms);

/** Changes the times of the only session of a person. */
async function age(userId: string, data: Record<string, Date>) {
  await db().session.updateMany({ where: { userId }, data });
}

describe('a session', () => {
  it('is a row with a hash, the browser in words, and no exact address', async () => {
    const person = await makePerson();
    const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
    const { token, session } = requestContext().run({ id: 'r', address: '192.0.2.17' }, () =>
      newSession(agent),
    );
    await insertSession({ id: person.id, name: 'P' }, session);
    const row = await db().session.findFirstOrThrow({ where: { userId: person.id } });
    expect(row).toMatchObject({ device: 'Firefox on Linux', address: '192.0.2.*' });
    expect(JSON.stringify(row)).not.toContain(token);
    await issueSession({ userId: person.id, token });
    expect(await getViewer()).toMatchObject({ id: person.id });
    expect(coarseAddress('2001:db8:1:2::/64')).toBe('2001:db8:1:*');
    expect(coarseAddress('unknown')).toBe('unknown');
  });

  it('opens nothing with the id of somebody else’s account, or with a token that has no row', async () => {
    const [person, other] = [await makePerson(), await makePerson()];
    const { token, session } = newSession(null);
    await insertSession({ id: person.id, name: 'P' }, session);
    await issueSession({ userId: other.id, token });
    expect(await getViewer()).toBeNull();
    await issueSession({ userId: person.id, token: newSession(null).token });
    expect(await getViewer()).toBeNull();
  });

  it('of the time before sessions were rows has ended, and is known to have been there', async () => {
    const person = await makePerson();
    const cookie = await encode({
      token: { sub: person.id, sv: 1 },
      secret: process.env.NEXTAUTH_SECRET ?? '',
    });
    goOnWith(new Map([[sessionCookie().name, cookie]]));
    expect(await getViewer()).toBeNull();
    expect(await hasSessionCookie()).toBe(true);
  });

  it('is dead in every copy once its owner has signed out, and no other is', async () => {
    const person = await makePerson();
    await becomePerson(person);
    const elsewhere = currentCookies();
    await becomePerson(person);
    const copy = currentCookies();
    await endThisSession();
    goOnWith(copy);
    expect(await getViewer()).toBeNull();
    goOnWith(elsewhere);
    expect(await getViewer()).toMatchObject({ id: person.id });
  });

  it.each([
    ['learner', { createdAt: ago(29 * DAY) }, true],
    ['learner', { createdAt: ago(31 * DAY) }, false],
    ['learner', { lastSeenAt: ago(6 * DAY) }, true],
    ['learner', { lastSeenAt: ago(8 * DAY) }, false],
    ['instructor', { lastSeenAt: ago(11 * HOUR) }, true],
    ['instructor', { lastSeenAt: ago(13 * HOUR) }, false],
    ['admin', { lastSeenAt: ago(13 * HOUR) }, false],
  ] as const)('of a %s with %o is alive: %s', async (role, times, alive) => {
    const person = await makePerson(role);
    await becomePerson(person);
    await age(person.id, times);
    expect((await getViewer()) !== null).toBe(alive);
    expect(await db().session.count({ where: { userId: person.id } })).toBe(1);
    await nightlyWork(new Date());
    expect(await db().session.count({ where: { userId: person.id } })).toBe(alive ? 1 : 0);
  });

  it('is noted as seen, at most once a minute', async () => {
    const person = await makePerson();
    await becomePerson(person);
    const seen = async () =>
      (await db().session.findFirstOrThrow({ where: { userId: person.id } })).lastSeenAt.getTime();
    const recently = ago(MINUTE / 2);
    await age(person.id, { lastSeenAt: recently });
    await getViewer();
    expect(await seen()).toBe(recently.getTime());
    await age(person.id, { lastSeenAt: ago(2 * MINUTE) });
    await getViewer();
    expect(await seen()).toBeGreaterThan(Date.now() - MINUTE);
  });

  it('of an account is one of a hundred at most; the longest unused go', async () => {
    const person = await makePerson();
    const rows = Array.from({ length: 100 }, (_, n) => ({
      userId: person.id,
      tokenHash: `${person.id} ${n}`,
      device: `Browser ${n}`,
      lastSeenAt: ago(n * MINUTE),
    }));
    await db().session.createMany({ data: rows });
    await insertSession({ id: person.id, name: 'P' }, newSession(null).session);
    const left = await db().session.findMany({ where: { userId: person.id } });
    expect(left).toHaveLength(100);
    expect(left.some(({ device }) => device === 'Browser 99')).toBe(false);
  });
});

describe('the sessions of an account', () => {
  it('are listed to their owner, this one marked, and ended one by one', async () => {
    const person = await makePerson();
    await becomePerson(person);
    const elsewhere = currentCookies();
    await becomePerson(person);
    const sessions = await selectOwnSessions();
    expect(sessions.map(({ isThis }) => isThis).sort()).toEqual([false, true]);
    const other = sessions.find(({ isThis }) => !isThis);
    await endSession(other?.id ?? '');
    expect(await selectOwnSessions()).toHaveLength(1);
    const here = currentCookies();
    goOnWith(elsewhere);
    expect(await getViewer()).toBeNull();
    goOnWith(here);
    await expect(endSession(other?.id ?? '')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('can be ended by nobody else, instructors and admins included', async () => {
    const person = await makePerson();
    await becomePerson(person);
    const [own] = await selectOwnSessions();
    for (const role of ['learner', 'instructor', 'admin'] as const) {
      await becomePerson(await makePerson(role));
      await expect(endSession(own?.id ?? '')).rejects.toMatchObject({ code: 'not-found' });
    }
    expect(await db().session.count({ where: { userId: person.id } })).toBe(1);
  });

  it('all end when their owner says so', async () => {
    const person = await makePerson();
    await becomePerson(person);
    await becomePerson(person);
    await signOutEverywhere();
    expect(await db().session.count({ where: { userId: person.id } })).toBe(0);
  });

  it('all end when the password changes, and this browser gets a new one', async () => {
    const person = await makePerson();
    await becomePerson(person);
    await becomePerson(person);
    const copy = currentCookies();
    await changePassword({ current: 'correct horse', next: 'battery staple' });
    expect(await getViewer()).toMatchObject({ id: person.id });
    expect(await db().session.count({ where: { userId: person.id } })).toBe(1);
    goOnWith(copy);
    expect(await getViewer()).toBeNull();
  });
});

describe('what cannot be undone', () => {
  it('needs the password again a quarter of an hour after it was typed', async () => {
    const person = await makePerson();
    await becomePerson(person);
    await requireFresh();
    await age(person.id, { confirmedAt: ago(16 * MINUTE) });
    await expect(requireFresh()).rejects.toMatchObject({ code: 'unconfirmed' });
    await expect(confirmPassword('a guess')).rejects.toMatchObject({ code: 'invalid' });
    await expect(requireFresh()).rejects.toMatchObject({ code: 'unconfirmed' });
    await confirmPassword('correct horse');
    await requireFresh();
  });

  it('is confirmed in this browser alone, and not by guessing', async () => {
    const person = await makePerson();
    await becomePerson(person);
    const elsewhere = currentCookies();
    await becomePerson(person);
    await age(person.id, { confirmedAt: ago(DAY) });
    await confirmPassword('correct horse');
    goOnWith(elsewhere);
    await expect(requireFresh()).rejects.toMatchObject({ code: 'unconfirmed' });
    for (let n = 0; n < 10; n += 1) await confirmPassword('guess').catch(() => null);
    await expect(confirmPassword('correct horse')).rejects.toMatchObject({ code: 'too-many' });
    becomeVisitor();
    await expect(requireFresh()).rejects.toMatchObject({ code: 'signed-out' });
  });
});
