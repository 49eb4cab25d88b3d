import { verify } from '@node-rs/argon2';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { NameSchema, PasswordSchema } from '@/server/auth/account-schemas';
import { isKnownDevice, readDevice, rememberDevice } from '@/server/auth/known-device';
import { resetLimits, spend } from '@/server/auth/rate-limits';
import { sessionCookie } from '@/server/auth/session';
import { signInWithPassword } from '@/server/auth/sign-in';
import { getViewer } from '@/server/auth/viewer';
import { db } from '@/server/db';
import { changePassword, register } from '@/server/services/accounts';
import { makeInvitation, makeResetLinkByEmail } from '@/server/services/make-links';
import { acceptInvitation, resetPassword } from '@/server/services/one-time-links';
import { setRole } from '@/server/services/roles';
import { signOutEverywhere } from '@/server/services/sessions';
import { becomePerson, makePerson, withDatabase } from '../support/database';
import { becomeVisitor, comeFrom, currentCookies, goOnWith } from '../support/request';

vi.mock('@node-rs/argon2', async (original) => {
  const argon2 = await original<typeof import('@node-rs/argon2')>();
  return { ...argon2, verify: vi.fn(argon2.verify) };
});

withDatabase();
beforeEach(() => {
  resetLimits();
  becomeVisitor();
});

const credentials = { email: 'Nina@Example.com ', password: 'a long enough one' };

describe('registering', () => {
  it('makes a learner who can sign in, whatever the case of the address', async () => {
    const { id } = await register({ name: 'Nina', ...credentials });
    const session = await signInWithPassword(
      { email: 'nina@example.COM', password: credentials.password },
      '10.0.0.1',
    );
    expect(session?.id).toBe(id);
    const row = await db().user.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ email: 'nina@example.com', role: 'learner' });
    expect(row.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('refuses an address that is taken, in any case', async () => {
    await expect(
      register({ name: 'N', ...credentials, email: 'NINA@example.com' }),
    ).rejects.toThrow('e-mail taken');
  });

  it('names everything that is wrong, and takes no role from outside', async () => {
    const input = { name: ' ', email: 'nobody', password: 'short', role: 'admin' };
    await expect(register(input)).rejects.toMatchObject({ code: 'invalid' });
    const refusal = await register(input).catch((error) => error);
    const paths = refusal.problems.map((problem: { path: string }) => problem.path);
    expect(paths).toEqual(expect.arrayContaining(['name', 'email', 'password', 'role']));
  });

  it('accepts passwords of any characters and refuses none for lacking some', async () => {
    const password = 'ключ 🗝 zwölf';
    await register({ name: 'K', email: 'k@example.com', password });
    expect(await signInWithPassword({ email: 'k@example.com', password }, 'a')).not.toBeNull();
  });
});

describe('a password made of its owner’s names', () => {
  it('is refused when it is chosen at registering, changed, or set by a link', async () => {
    const names = { name: 'Nora Nightingale', email: 'nora.nightingale@example.com' };
    const password = 'nora.nightingale1';
    await expect(register({ ...names, password })).rejects.toMatchObject({ code: 'invalid' });
    const { id } = await register({ ...names, password: 'a long enough one' });
    await becomePerson({ id, email: names.email, role: 'learner' });
    const change = { current: 'a long enough one', next: password };
    await expect(changePassword(change)).rejects.toMatchObject({
      problems: [{ path: 'next', message: expect.stringContaining('your name or e-mail') }],
    });
    const { url } = await makeResetLinkByEmail(names.email);
    const token = url.split('/').at(-1) ?? '';
    await expect(resetPassword({ token, password })).rejects.toMatchObject({ code: 'invalid' });
    await resetPassword({ token, password: 'another long enough one' });
    const invited = await makeInvitation({
      email: 'ida.invited@example.com',
      role: 'learner',
      joinCode: null,
    });
    const invitation = { token: invited.url.split('/').at(-1) ?? '', name: 'Ida Invited' };
    await expect(
      acceptInvitation({ ...invitation, password: 'Ida.Invited.12' }),
    ).rejects.toMatchObject({ code: 'invalid' });
    await acceptInvitation({ ...invitation, password: 'a long enough one' });
  });
});

describe('signing in', () => {
  it('answers a wrong password, an unknown and a malformed e-mail alike', async () => {
    const person = await makePerson();
    const inputs = [
      { email: person.email, password: 'wrong' },
      { email: 'nobody@example.com', password: 'wrong' },
      { email: 'not an address', password: 'wrong' },
      {},
    ];
    for (const input of inputs) expect(await signInWithPassword(input, 'b')).toBeNull();
  });

  it('does the same work for a wrong password, an unknown and a malformed e-mail', async () => {
    const person = await makePerson();
    const workOf = async (email: string) => {
      vi.mocked(verify).mockClear();
      await signInWithPassword({ email, password: 'wrong' }, 'c');
      return vi
        .mocked(verify)
        .mock.calls.map(([encoded]) => String(encoded).split('$').slice(0, 4));
    };
    const expected = [['', 'argon2id', 'v=19', 'm=19456,t=2,p=1']];
    for (const email of [person.email, 'nobody@example.com', 'not an address']) {
      expect(await workOf(email)).toEqual(expected);
    }
  });

  it('stops guessing from one address without locking the owner out', async () => {
    const person = await makePerson();
    const guess = () => signInWithPassword({ email: person.email, password: 'guess' }, '6.6.6.6');
    for (let round = 0; round < 10; round += 1) expect(await guess()).toBeNull();
    await expect(guess()).rejects.toMatchObject({ code: 'too-many' });
    const right = { email: person.email, password: 'correct horse' };
    await expect(signInWithPassword(right, '6.6.6.6')).rejects.toMatchObject({ code: 'too-many' });
    expect(await signInWithPassword(right, '7.7.7.7')).not.toBeNull();
  });

  it('stops one address from trying many accounts', async () => {
    const attempts = Array.from({ length: 401 }, (_, index) =>
      signInWithPassword({ email: `n${index}@example.com`, password: 'x' }, '8.8.8.8'),
    );
    const settled = await Promise.allSettled(attempts);
    expect(settled.filter(({ status }) => status === 'rejected')).toHaveLength(1);
  });

  it('does not count what succeeds, also not from 300 people of one address at once', async () => {
    const person = await makePerson();
    const right = { email: person.email, password: 'correct horse' };
    const all = await Promise.all(
      Array.from({ length: 300 }, () => signInWithPassword(right, '9.9.9.9').catch(() => null)),
    );
    // One account, so those at the same moment meet the limit of the account; no success is left counted.
    expect(all.some((session) => session !== null)).toBe(true);
    for (let round = 0; round < 12; round += 1)
      expect(await signInWithPassword(right, '9.9.9.9')).not.toBeNull();
  });

  it('slows guessing at one account from everywhere, and never the browser of its owner', async () => {
    const person = await makePerson();
    const right = { email: person.email, password: 'correct horse' };
    await rememberDevice(person.email);
    const device = await readDevice();
    for (let n = 0; n < 30; n += 1)
      await signInWithPassword({ email: person.email, password: 'guess' }, `10.0.0.${n}`);
    const stranger = signInWithPassword(right, '10.0.1.1');
    await expect(stranger).rejects.toMatchObject({ code: 'too-many' });
    expect(await signInWithPassword(right, '10.0.1.1', device)).not.toBeNull();
    const other = await makePerson();
    expect(isKnownDevice(device, other.email)).toBe(false);
    expect(isKnownDevice('forged', person.email)).toBe(false);
  });

  it('lets 300 people register from one address', async () => {
    comeFrom('12.12.12.12');
    for (let n = 0; n < 300; n += 1) await spend('registerFromAddress', '12.12.12.12');
    const last = { name: 'The last', email: 'the-last@example.com', password: 'a quiet evening' };
    expect((await register(last)).id).toBeTruthy();
  });

  it.each(['1234567890', 'password12', 'aaaaaaaaaa', 'qwertyuiop', '          ', 'Passw0rd123!'])(
    'refuses %s, which guessing begins with',
    (password) => {
      expect(PasswordSchema.safeParse(password).success).toBe(false);
    },
  );

  it.each(['Ann\u202eA', '\u200b\u200b', 'a\u0007b', ' '])(
    'refuses a name that does not read as written (%j)',
    (name) => {
      expect(NameSchema.safeParse(name).success).toBe(false);
    },
  );

  it.each(['Zoë', '李小龍', 'Team 42 🙂'])('takes the name %s', (name) => {
    expect(NameSchema.safeParse(name).success).toBe(true);
  });
});

describe('a session', () => {
  it('is nobody without a cookie, with a forged one, and after the account is gone', async () => {
    expect(await getViewer()).toBeNull();
    const person = await makePerson();
    await becomePerson(person);
    expect(await getViewer()).toMatchObject({ id: person.id, role: 'learner' });
    const { name } = sessionCookie();
    const real = currentCookies().get(name) ?? '';
    goOnWith(new Map([[name, `${real.slice(0, -4)}AAAA`]]));
    expect(await getViewer()).toBeNull();
    goOnWith(new Map([[name, real]]));
    await db().user.delete({ where: { id: person.id } });
    expect(await getViewer()).toBeNull();
  });

  it('takes the role from the row, not from the token', async () => {
    const person = await makePerson();
    await becomePerson(person);
    await setRole(person.email.toUpperCase(), 'instructor');
    expect((await getViewer())?.role).toBe('instructor');
  });

  it('shows nothing of the account but what the header needs', async () => {
    await becomePerson(await makePerson());
    expect(Object.keys((await getViewer()) ?? {}).sort()).toEqual(['email', 'id', 'name', 'role']);
  });
});

describe('signing out everywhere', () => {
  it('makes every copy of a session worthless, this one included, and lets the owner sign in again', async () => {
    const person = await makePerson();
    await becomePerson(person);
    const stolen = currentCookies();
    await signOutEverywhere();
    expect(await getViewer()).toBeNull();
    goOnWith(stolen);
    expect(await getViewer()).toBeNull();
    await expect(signOutEverywhere()).rejects.toMatchObject({ code: 'signed-out' });
    await becomePerson(person);
    expect(await getViewer()).toMatchObject({ id: person.id });
  });
});

describe('changing the password', () => {
  it('ends every other session and keeps this one', async () => {
    const person = await makePerson();
    await becomePerson(person);
    const elsewhere = currentCookies();
    await changePassword({ current: 'correct horse', next: 'battery staple' });
    expect(await getViewer()).toMatchObject({ id: person.id });
    goOnWith(elsewhere);
    expect(await getViewer()).toBeNull();
    const old = { email: person.email, password: 'correct horse' };
    expect(await signInWithPassword(old, 'd')).toBeNull();
    const fresh = { email: person.email, password: 'battery staple' };
    expect(await signInWithPassword(fresh, 'd')).not.toBeNull();
  });

  it('refuses a wrong current password, a short new one, and visitors', async () => {
    const person = await makePerson();
    await becomePerson(person);
    const change = (current: string, next: string) => changePassword({ current, next });
    await expect(change('wrong', 'battery staple')).rejects.toMatchObject({ code: 'invalid' });
    await expect(change('correct horse', 'short')).rejects.toMatchObject({ code: 'invalid' });
    becomeVisitor();
    comeFrom('e');
    await expect(change('correct horse', 'battery staple')).rejects.toMatchObject({
      code: 'signed-out',
    });
  });
});
