import { beforeEach, describe, expect, it } from 'vitest';
import { resetLimits } from '@/server/auth/rate-limits';
import { signInWithPassword } from '@/server/auth/sign-in';
import { getViewer } from '@/server/auth/viewer';
import { db } from '@/server/db';
import { openInvitation, resetPassword } from '@/server/services/one-time-links';
import {
  changePerson,
  findPerson,
  invitePerson,
  makePersonResetLink,
  parsePeopleQuery,
  peoplePage,
} from '@/server/services/people';
import { becomePerson, makePerson, type Person, withDatabase } from '../../support/database';
import { becomeVisitor, currentCookies, goOnWith } from '../../support/request';

withDatabase();
beforeEach(() => {
  resetLimits();
  becomeVisitor();
});

const asViewer = (person: Person) => ({ ...person, name: 'Admin' });
const page = (query: Record<string, unknown>) => peoplePage(parsePeopleQuery(query));

describe('people', () => {
  it('are listed to admins alone, page by page, and found by name, e-mail, role and state', async () => {
    for (const role of ['learner', 'instructor'] as const) {
      await becomePerson(await makePerson(role));
      await expect(page({})).rejects.toMatchObject({ code: 'forbidden' });
      await expect(findPerson(crypto.randomUUID())).rejects.toMatchObject({ code: 'forbidden' });
    }
    await db().user.createMany({
      data: Array.from({ length: 60 }, (_, n) => ({
        name: `Listed ${n}`,
        email: `listed-${n}@example.com`,
        disabledAt: n === 3 ? new Date() : null,
      })),
    });
    await becomePerson(await makePerson('admin'));
    const first = await page({ search: 'LISTED' });
    expect(first.people).toHaveLength(50);
    const second = await page({ search: 'LISTED', before: first.next });
    expect(second.people).toHaveLength(10);
    expect(second.next).toBeNull();
    const both = [...first.people, ...second.people].map(({ id }) => id);
    expect(new Set(both).size).toBe(60);
    const names = async (query: Record<string, unknown>) =>
      (await page(query)).people.map(({ name }) => name);
    expect(await names({ search: 'listed-7@' })).toEqual(['Listed 7']);
    expect(await names({ search: 'listed', disabled: '1' })).toEqual(['Listed 3']);
    expect(await names({ role: 'instructor' })).toEqual(['A instructor']);
    for (const search of ['100%_', 'listed_7@', 'listed%7@', 'listed\\-7@']) {
      expect(await names({ search })).toEqual([]);
    }
    expect(await names({ search: 'a\u0000', role: 'king', before: 'x' })).toHaveLength(50);
  });

  it('show nothing of their passwords', async () => {
    const person = await makePerson();
    await becomePerson(await makePerson('admin'));
    const told = JSON.stringify([await page({}), await findPerson(person.id)]);
    expect(told).not.toMatch(/argon2|tokenHash/);
    expect(await findPerson('no id')).toBeNull();
    expect(await findPerson(crypto.randomUUID())).toBeNull();
  });

  it('get a role, premium and a way out by an admin, and it is noted', async () => {
    const [admin, person] = [await makePerson('admin'), await makePerson()];
    await becomePerson(person);
    const theirs = currentCookies();
    await becomePerson(admin);
    const viewer = asViewer(admin);
    await changePerson({ what: 'role', id: person.id, role: 'instructor' }, viewer);
    await changePerson({ what: 'premium', id: person.id, premium: true }, viewer);
    expect(await findPerson(person.id)).toMatchObject({ role: 'instructor', premium: true });
    await changePerson({ what: 'sessions', id: person.id }, viewer);
    goOnWith(theirs);
    expect(await getViewer()).toBeNull();
    const entries = await db().auditEntry.findMany({
      where: { actorId: admin.id },
      orderBy: { id: 'asc' },
    });
    expect(entries.map(({ action, subjectId }) => [action, subjectId])).toEqual([
      ['role-changed', person.id],
      ['premium-changed', person.id],
      ['sessions-ended', person.id],
    ]);
  });

  it('who are disabled are out at once, and learn why only with the right password', async () => {
    const [admin, person] = [await makePerson('admin'), await makePerson()];
    await becomePerson(person);
    const theirs = currentCookies();
    await becomePerson(admin);
    await changePerson({ what: 'disabled', id: person.id, disabled: true }, asViewer(admin));
    goOnWith(theirs);
    expect(await getViewer()).toBeNull();
    const signIn = (password: string) =>
      signInWithPassword({ email: person.email, password }, 'here');
    expect(await signIn('a guess')).toBeNull();
    await expect(signIn('correct horse')).rejects.toMatchObject({ code: 'disabled' });
    await becomePerson(admin);
    await changePerson({ what: 'disabled', id: person.id, disabled: false }, asViewer(admin));
    expect(await signIn('correct horse')).toMatchObject({ id: person.id });
  });

  it('with a session that was open before are out too, should it have stayed', async () => {
    const person = await makePerson();
    await becomePerson(person);
    await db().user.update({ where: { id: person.id }, data: { disabledAt: new Date() } });
    expect(await getViewer()).toBeNull();
  });

  it('are changed by admins alone, never the own account, and with a fresh password', async () => {
    const [admin, person] = [await makePerson('admin'), await makePerson()];
    const change = { what: 'role', id: person.id, role: 'admin' } as const;
    for (const role of ['learner', 'instructor'] as const) {
      const other = await makePerson(role);
      await becomePerson(other);
      await expect(changePerson(change, asViewer(other))).rejects.toMatchObject({
        code: 'forbidden',
      });
      await expect(makePersonResetLink(person.id)).rejects.toMatchObject({ code: 'forbidden' });
    }
    await becomePerson(admin);
    await expect(
      changePerson({ what: 'role', id: admin.id, role: 'learner' }, asViewer(admin)),
    ).rejects.toMatchObject({ code: 'conflict' });
    await expect(
      changePerson({ ...change, id: crypto.randomUUID() }, asViewer(admin)),
    ).rejects.toMatchObject({ code: 'not-found' });
    const confirmedAt = new Date(Date.now() - 16 * 60_000);
    await db().session.updateMany({ where: { userId: admin.id }, data: { confirmedAt } });
    const invitation = { email: 'a@example.com', role: 'admin', joinCode: null } as const;
    for (const call of [
      () => changePerson(change, asViewer(admin)),
      () => makePersonResetLink(person.id),
      () => invitePerson(invitation, asViewer(admin)),
    ]) {
      await expect(call()).rejects.toMatchObject({ code: 'unconfirmed' });
    }
    expect((await db().user.findUniqueOrThrow({ where: { id: person.id } })).role).toBe('learner');
  });

  it('get links to a new password whatever they are, and invitations in the name of the admin', async () => {
    const [admin, other] = [await makePerson('admin'), await makePerson('admin')];
    await becomePerson(admin);
    const { token } = await makePersonResetLink(other.id);
    const { url } = await invitePerson(
      { email: 'guest@example.com', role: 'instructor', joinCode: null },
      asViewer(admin),
    );
    becomeVisitor();
    await resetPassword({ token, password: 'a long enough one' });
    const signedIn = await signInWithPassword(
      { email: other.email, password: 'a long enough one' },
      'here',
    );
    expect(signedIn).toMatchObject({ id: other.id });
    expect(await openInvitation(url.split('/').at(-1) ?? '')).toMatchObject({
      email: 'guest@example.com',
      role: 'instructor',
    });
    const made = await db().auditEntry.findMany({ where: { actorId: admin.id } });
    expect(made.map(({ action }) => action).sort()).toEqual(['invitation-made', 'reset-link-made']);
  });
});
