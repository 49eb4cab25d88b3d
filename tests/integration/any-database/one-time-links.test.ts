import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeEach, describe, expect, it } from 'vitest';
import { acceptInvitationAction } from '@/app/invitation/[token]/actions';
import { resetPasswordAction } from '@/app/reset/[token]/actions';
import { makeResetLinkAction } from '@/app/teach/actions';
import { resetLimits } from '@/server/auth/rate-limits';
import { signInWithPassword } from '@/server/auth/sign-in';
import { getViewer } from '@/server/auth/viewer';
import { closeDb, db } from '@/server/db';
import { nightlyWork } from '@/server/jobs/nightly';
import { createCohort, joinCohort } from '@/server/services/cohorts';
import { makeInvitation, makeResetLinkByEmail } from '@/server/services/make-links';
import { canReset, openInvitation } from '@/server/services/one-time-links';
import { becomePerson, makePerson, type Person, withDatabase } from '../../support/database';
import { becomeVisitor, comeFrom, currentCookies, goOnWith } from '../../support/request';

withDatabase();
beforeEach(() => {
  resetLimits();
  becomeVisitor();
});

const tokenOf = ({ url }: { url: string }) => url.split('/').at(-1) ?? '';
const resetTokenFor = async ({ email }: Person) => tokenOf(await makeResetLinkByEmail(email));
const NEW = 'quiet evenings in june';
const canSignIn = async (email: string, password: string) =>
  (await signInWithPassword({ email, password }, '10.9.8.7')) !== null;
const expire = () =>
  db().oneTimeLink.updateMany({ where: { usedAt: null }, data: { expiresAt: new Date(0) } });

const DEAD = {
  ok: false,
  code: 'not-found',
  message: 'This link does not work, or no longer. Ask for a new one.',
};

async function classOf(instructor: Person, learner: Person): Promise<string> {
  await becomePerson(instructor);
  const { id } = await createCohort('Monday group');
  const { joinCode } = await db().cohort.findUniqueOrThrow({ where: { id } });
  await becomePerson(learner);
  await joinCohort(joinCode);
  return joinCode;
}

describe('a link to a new password', () => {
  it('sets it once, ends every session, and changes nothing else', async () => {
    const person = await makePerson('instructor');
    await becomePerson(person);
    const cookies = currentCookies();
    const before = await db().user.findUniqueOrThrow({ where: { id: person.id } });
    becomeVisitor();
    const token = await resetTokenFor(person);
    expect(await canReset(token)).toBe(true);
    expect(await canReset(token)).toBe(true);
    expect(await resetPasswordAction({ token, password: NEW })).toMatchObject({ ok: true });

    expect(await getViewer()).toBeNull();
    expect(await canSignIn(person.email, 'correct horse')).toBe(false);
    expect(await canSignIn(person.email, NEW)).toBe(true);
    goOnWith(cookies);
    expect(await getViewer()).toBeNull();
    const { passwordHash, ...rest } = before;
    const after = await db().user.findUniqueOrThrow({ where: { id: person.id } });
    expect(after).toMatchObject(rest);
    expect(after.passwordHash).not.toBe(passwordHash);
    expect(await resetPasswordAction({ token, password: 'another one of mine' })).toEqual(DEAD);
    expect(await canSignIn(person.email, NEW)).toBe(true);
  });

  it('has one winner when it is used twice at once', async () => {
    const person = await makePerson();
    const token = await resetTokenFor(person);
    const passwords = ['first of two evenings', 'second of two evenings'];
    const results = await Promise.all(
      passwords.map((password) => resetPasswordAction({ token, password })),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const winner = passwords[results.findIndex(({ ok }) => ok)] ?? '';
    expect(await canSignIn(person.email, winner)).toBe(true);
  });

  it('is answered alike when it is wrong, changed, used, replaced or has expired', async () => {
    const person = await makePerson();
    const [replaced, used] = [await resetTokenFor(person), await resetTokenFor(person)];
    await resetPasswordAction({ token: used, password: NEW });
    const expired = await resetTokenFor(person);
    await expire();
    const { tokenHash } = await db().oneTimeLink.findFirstOrThrow({ where: { usedAt: null } });
    const wrong = ['', 'x', 'A'.repeat(43), `${expired}A`, expired, used, replaced, tokenHash];
    for (const token of wrong) {
      expect(await canReset(token)).toBe(false);
      expect(await resetPasswordAction({ token, password: 'a third one of mine' })).toEqual(DEAD);
    }
    expect(await canSignIn(person.email, NEW)).toBe(true);
  });

  it('stays good when the new password is refused, which is held to the same rules', async () => {
    const person = await makePerson();
    const token = await resetTokenFor(person);
    const refused = await resetPasswordAction({ token, password: 'password12' });
    expect(refused).toMatchObject({ ok: false, code: 'invalid' });
    expect(await resetPasswordAction({ token, password: NEW })).toMatchObject({ ok: true });
  });

  it('is stored as a hash of 256 bit of chance, and gone the night after it has expired', async () => {
    const person = await makePerson();
    const token = await resetTokenFor(person);
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const rows = () => db().oneTimeLink.findMany({ where: { userId: person.id } });
    expect(JSON.stringify(await rows())).not.toContain(token);
    await nightlyWork(new Date());
    expect(await rows()).toHaveLength(1);
    await expire();
    await nightlyWork(new Date());
    expect(await rows()).toHaveLength(0);
  });

  it('cannot be guessed at without end from one address, and what works is not counted', async () => {
    comeFrom('20.0.0.1');
    const token = await resetTokenFor(await makePerson());
    for (let n = 0; n < 120; n += 1) expect(await canReset(token)).toBe(true);
    for (let n = 0; n < 100; n += 1) await canReset('B'.repeat(43));
    await expect(canReset(token)).rejects.toMatchObject({ code: 'too-many' });
    const tried = await resetPasswordAction({ token, password: NEW });
    expect(tried).toMatchObject({ ok: false, code: 'too-many' });
    comeFrom('20.0.0.2');
    expect(await canReset(token)).toBe(true);
  });

  it('lets in whoever was held back after too many wrong tries', async () => {
    const person = await makePerson();
    for (let n = 0; n < 30; n += 1)
      await signInWithPassword({ email: person.email, password: 'guess' }, `10.1.0.${n}`);
    const token = await resetTokenFor(person);
    await resetPasswordAction({ token, password: NEW });
    expect(await canSignIn(person.email, NEW)).toBe(true);
  });

  it('is made by an instructor for the learners of their classes alone, and by an admin', async () => {
    const [mine, other, admin] = [
      await makePerson('instructor'),
      await makePerson('instructor'),
      await makePerson('admin'),
    ];
    const [learner, stranger] = [await makePerson(), await makePerson()];
    const joinCode = await classOf(mine, learner);
    for (const colleague of [other, admin]) {
      await becomePerson(colleague);
      await joinCohort(joinCode);
    }
    const code = async (asker: Person, target: Person) => {
      await becomePerson(asker);
      const made = await makeResetLinkAction(target.id);
      return made.ok ? 'made' : made.code;
    };
    expect(await code(mine, learner)).toBe('made');
    expect(await code(admin, learner)).toBe('made');
    expect(await code(mine, stranger)).toBe('not-found');
    expect(await code(other, learner)).toBe('not-found');
    // Colleagues who look on as learners keep their accounts to themselves.
    expect(await code(mine, other)).toBe('not-found');
    expect(await code(mine, admin)).toBe('not-found');
    expect(await code(mine, mine)).toBe('not-found');
    expect(await code(learner, learner)).toBe('forbidden');
    await db().cohortMember.deleteMany({ where: { userId: learner.id } });
    expect(await code(mine, learner)).toBe('not-found');
  });
});

describe('an invitation', () => {
  it('makes one account, with the e-mail, role and class it was made for', async () => {
    const instructor = await makePerson('instructor');
    const joinCode = await classOf(instructor, await makePerson());
    becomeVisitor();
    const made = await makeInvitation({
      email: ' Ada@Example.com ',
      role: 'learner',
      joinCode: joinCode.toLowerCase(),
    });
    const token = tokenOf(made);
    expect(await openInvitation(token)).toEqual({
      email: 'ada@example.com',
      role: 'learner',
      className: 'Monday group',
    });
    const person = { name: 'Ada', password: NEW };
    expect(await acceptInvitationAction({ token, ...person })).toMatchObject({ ok: true });
    expect(await canSignIn('ada@example.com', NEW)).toBe(true);
    const row = await db().user.findUniqueOrThrow({
      where: { email: 'ada@example.com' },
      include: { memberships: { include: { cohort: true } } },
    });
    expect(row).toMatchObject({ name: 'Ada', role: 'learner' });
    expect(row.memberships).toMatchObject([{ role: 'learner', cohort: { joinCode } }]);
    expect(await acceptInvitationAction({ token, ...person })).toEqual(DEAD);
    expect(await openInvitation(token)).toBeNull();
  });

  it('gives an instructor the class to teach', async () => {
    const joinCode = await classOf(await makePerson('instructor'), await makePerson());
    const made = await makeInvitation({ email: 'ben@example.com', role: 'instructor', joinCode });
    await acceptInvitationAction({ token: tokenOf(made), name: 'Ben', password: NEW });
    const row = await db().user.findUniqueOrThrow({
      where: { email: 'ben@example.com' },
      include: { memberships: true },
    });
    expect(row).toMatchObject({ role: 'instructor', memberships: [{ role: 'instructor' }] });
  });

  it('takes neither role nor e-mail from whoever accepts it', async () => {
    const made = await makeInvitation({ email: 'c@example.com', role: 'learner', joinCode: null });
    const input = { token: tokenOf(made), name: 'C', password: NEW };
    for (const more of [{ role: 'admin' }, { email: 'boss@example.com' }]) {
      const result = await acceptInvitationAction({ ...input, ...more });
      expect(result).toMatchObject({ ok: false, code: 'invalid' });
    }
  });

  it('is not made for an address that has an account, nor to a class that is not there', async () => {
    const { email } = await makePerson();
    await expect(makeInvitation({ email, role: 'admin', joinCode: null })).rejects.toThrow(
      'has an account already',
    );
    await expect(
      makeInvitation({ email: 'd@example.com', role: 'learner', joinCode: 'NONE-NONE' }),
    ).rejects.toThrow('there is no class');
  });

  it('ends when a later one replaces it or it expires, and is no link to a new password', async () => {
    const invite = () =>
      makeInvitation({ email: 'e@example.com', role: 'admin', joinCode: null }).then(tokenOf);
    const [first, second] = [await invite(), await invite()];
    expect(await openInvitation(first)).toBeNull();
    expect(await canReset(second)).toBe(false);
    expect(await openInvitation(await resetTokenFor(await makePerson()))).toBeNull();
    expect(await openInvitation(second)).not.toBeNull();
    await expire();
    expect(await openInvitation(second)).toBeNull();
    const late = await acceptInvitationAction({ token: second, name: 'E', password: NEW });
    expect(late).toEqual(DEAD);
  });

  it('says so when the address has got an account meanwhile', async () => {
    const made = await makeInvitation({ email: 'f@example.com', role: 'admin', joinCode: null });
    const passwordHash = 'x';
    await db().user.create({ data: { email: 'f@example.com', name: 'F', passwordHash } });
    const input = { token: tokenOf(made), name: 'F', password: NEW };
    expect(await acceptInvitationAction(input)).toMatchObject({ ok: false, code: 'conflict' });
    const row = await db().user.findUniqueOrThrow({ where: { email: 'f@example.com' } });
    expect(row).toMatchObject({ role: 'learner', passwordHash });
  });
});

describe('the command line', () => {
  const run = async (script: string, ...args: string[]) => {
    // The embedded database admits one process at a time.
    await closeDb();
    const command = ['--import', 'tsx', '--conditions=react-server', `scripts/${script}.ts`];
    return promisify(execFile)(process.execPath, [...command, ...args]);
  };

  it('prints a link to a new password, and one to an account, that work', async () => {
    const person = await makePerson();
    const reset = await run('reset', person.email);
    const [, token = ''] = /http:\/\/localhost:3000\/reset\/(\S+)/.exec(reset.stdout) ?? [];
    expect(await canReset(token)).toBe(true);
    const invited = await run('invite', 'g@example.com', 'instructor');
    const [, key = ''] = /http:\/\/localhost:3000\/invitation\/(\S+)/.exec(invited.stdout) ?? [];
    expect(await openInvitation(key)).toMatchObject({ email: 'g@example.com', role: 'instructor' });
  }, 60_000);

  it('says what is wrong, and makes nothing', async () => {
    const { email } = await makePerson();
    const refused = await run('invite', email, 'admin').catch((error) => error);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toContain('has an account already');
    const unknown = await run('reset', 'nobody@example.com').catch((error) => error);
    expect(unknown.stderr).toContain('there is no account');
  }, 60_000);
});
