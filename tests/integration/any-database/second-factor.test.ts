import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { confirmPasswordAction } from '@/app/account/actions';
import { beginAction, confirmAction } from '@/app/account/second-factor/actions';
import { instructorViewer } from '@/server/auth/guards';
import { resetLimits } from '@/server/auth/rate-limits';
import { signInWithPassword } from '@/server/auth/sign-in';
import { codeOf, stepOf } from '@/server/auth/totp';
import { getViewer, requireSession, requireUser } from '@/server/auth/viewer';
import {
  countRecoveryCodes,
  hasSecondFactor,
  sealSecondFactors,
} from '@/server/data/second-factor';
import { db } from '@/server/db';
import { sealed, unsealed } from '@/server/sealed';
import { dropSecondFactorByEmail } from '@/server/services/make-links';
import { changePerson } from '@/server/services/people';
import {
  beginSecondFactor,
  confirmSecondFactor,
  renewRecoveryCodes,
  switchOffSecondFactor,
} from '@/server/services/second-factor';
import { becomePerson, makePerson, type Person, withDatabase } from '../../support/database';
import { becomeVisitor } from '../../support/request';

withDatabase();
beforeEach(() => {
  resetLimits();
  becomeVisitor();
});

const asViewer = (person: Person) => ({ ...person, name: 'P' });

const stored = async ({ id }: Person) =>
  (await db().secondFactor.findUniqueOrThrow({ where: { userId: id } })).secret;

const secretOf = async (person: Person) =>
  unsealed(await stored(person), `second factor of ${person.id}`) as Buffer;

/** What the device of a person shows, `later` half minutes from now. */
const shown = async (person: Person, later = 0) =>
  codeOf(await secretOf(person), stepOf(new Date()) + later);

/** Lets what was taken so far be as if it were of an hour ago. */
const forgetSteps = ({ id }: Person) =>
  db().secondFactor.update({ where: { userId: id }, data: { lastStep: 0 } });

async function withSecondFactor(): Promise<{ person: Person; codes: string[] }> {
  const person = await makePerson('instructor');
  await becomePerson(person);
  await beginSecondFactor({}, asViewer(person));
  const codes = await confirmSecondFactor(await shown(person), asViewer(person));
  becomeVisitor();
  return { person, codes };
}

const signIn = (person: Person, code?: string, password = 'correct horse') =>
  signInWithPassword(
    { email: person.email, password, ...(code === undefined ? {} : { code }) },
    'x',
  );

describe('a second factor', () => {
  it('is asked for once its first code was right, and not before', async () => {
    const person = await makePerson('instructor');
    await becomePerson(person);
    const viewer = asViewer(person);
    const { key, rows } = await beginSecondFactor({}, viewer);
    expect(key.replaceAll(' ', '')).toMatch(/^[A-Z2-7]{32}$/);
    expect(rows.every((row) => row.length === rows.length)).toBe(true);
    expect(await signIn(person)).toMatchObject({ id: person.id });
    await expect(confirmSecondFactor('000000', viewer)).rejects.toMatchObject({ code: 'invalid' });
    expect(await hasSecondFactor(person.id)).toBe(false);
    expect(await confirmSecondFactor(await shown(person), viewer)).toHaveLength(10);
    await expect(signIn(person)).rejects.toMatchObject({ code: 'needs-code' });
    await expect(beginSecondFactor({}, viewer)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('opens with the right code, each taken once, and is silent about it without the password', async () => {
    const { person } = await withSecondFactor();
    const used = await shown(person);
    await expect(signIn(person, used)).rejects.toMatchObject({ code: 'wrong-code' });
    const next = await shown(person, 1);
    expect(await signIn(person, next)).toMatchObject({ id: person.id });
    await expect(signIn(person, next)).rejects.toMatchObject({ code: 'wrong-code' });
    expect(await signIn(person, next, 'a guess')).toBeNull();
    expect(await signIn(person, undefined, 'a guess')).toBeNull();
  });

  it('is kept where a copy of the database is no device', async () => {
    const { person } = await withSecondFactor();
    const other = await withSecondFactor();
    expect(await stored(person)).not.toContain((await secretOf(person)).toString('hex'));
    // A row put in another's place opens nothing.
    const data = { secret: await stored(other.person), lastStep: 0 };
    const taken = await shown(other.person, 1);
    await db().secondFactor.update({ where: { userId: person.id }, data });
    await expect(signIn(person, taken)).rejects.toMatchObject({ code: 'wrong-code' });
  });

  it('that was kept before there were seals opens, and is sealed in the night', async () => {
    const { person } = await withSecondFactor();
    const secret = await secretOf(person);
    const code = (later: number) => codeOf(secret, stepOf(new Date()) + later);
    const where = { userId: person.id };
    await db().secondFactor.update({
      where,
      data: { secret: secret.toString('hex'), lastStep: 0 },
    });
    expect(await signIn(person, code(0))).toMatchObject({ id: person.id });
    await sealSecondFactors();
    const kept = await stored(person);
    expect(kept).not.toContain(secret.toString('hex'));
    await sealSecondFactors();
    expect(await stored(person)).toBe(kept);
    expect(await signIn(person, code(1))).toMatchObject({ id: person.id });
  });

  it('is not asked for the impossible when the secret of the site is lost', async () => {
    const { person } = await withSecondFactor();
    const lost = sealed(Buffer.alloc(20), 'somebody else');
    await db().secondFactor.update({ where: { userId: person.id }, data: { secret: lost } });
    await sealSecondFactors();
    expect(await stored(person)).toBe(lost);
    await expect(signIn(person, '123456')).rejects.toMatchObject({ code: 'wrong-code' });
  });

  it('cannot be guessed at without end, and asking for it does not give tries back', async () => {
    const { person } = await withSecondFactor();
    for (let n = 0; n < 10; n += 1) {
      await expect(signIn(person, '000000')).rejects.toMatchObject({ code: 'wrong-code' });
      if (n < 9) await expect(signIn(person)).rejects.toMatchObject({ code: 'needs-code' });
    }
    await forgetSteps(person);
    const right = await shown(person);
    await expect(signIn(person, right)).rejects.toMatchObject({ code: 'too-many' });
  });

  it('has recovery codes that work once, however they are typed, and are stored as hashes', async () => {
    const { person, codes } = await withSecondFactor();
    const [first = '', second = ''] = codes;
    expect(first).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/);
    const rows = await db().recoveryCode.findMany({ where: { userId: person.id } });
    expect(JSON.stringify(rows)).not.toContain(first.replaceAll('-', ''));
    expect(await signIn(person, ` ${first.toUpperCase().replaceAll('-', ' ')}`)).not.toBeNull();
    await expect(signIn(person, first)).rejects.toMatchObject({ code: 'wrong-code' });
    expect(await countRecoveryCodes(person.id)).toBe(9);
    await becomePerson(person);
    const renewed = await renewRecoveryCodes({}, asViewer(person));
    await expect(signIn(person, second)).rejects.toMatchObject({ code: 'wrong-code' });
    expect(await signIn(person, renewed[0])).toMatchObject({ id: person.id });
  });

  it('goes when its owner or an admin switches it off, which is noted', async () => {
    const [{ person }, { person: other }] = [await withSecondFactor(), await withSecondFactor()];
    await becomePerson(person);
    await switchOffSecondFactor({}, asViewer(person));
    expect(await signIn(person)).toMatchObject({ id: person.id });
    const admin = await makePerson('admin');
    await becomePerson(admin);
    await changePerson({ what: 'second-factor', id: other.id }, asViewer(admin));
    expect(await signIn(other)).toMatchObject({ id: other.id });
    const off = await db().auditEntry.findMany({
      where: { action: 'second-factor-off' },
      orderBy: { id: 'asc' },
    });
    expect(off.map(({ actorId, subjectId }) => [actorId, subjectId])).toEqual([
      [person.id, person.id],
      [admin.id, other.id],
    ]);
    expect(
      await db().recoveryCode.count({ where: { userId: { in: [person.id, other.id] } } }),
    ).toBe(0);
  });

  it('can be taken away from the command line, should the last admin have lost everything', async () => {
    const { person } = await withSecondFactor();
    await dropSecondFactorByEmail(person.email.toUpperCase());
    expect(await signIn(person)).toMatchObject({ id: person.id });
    await expect(dropSecondFactorByEmail(person.email)).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('is changed with a fresh password only', async () => {
    const { person } = await withSecondFactor();
    await becomePerson(person);
    const confirmedAt = new Date(Date.now() - 16 * 60_000);
    await db().session.updateMany({ where: { userId: person.id }, data: { confirmedAt } });
    const viewer = asViewer(person);
    for (const call of [beginSecondFactor, renewRecoveryCodes, switchOffSecondFactor]) {
      await expect(call({}, viewer)).rejects.toMatchObject({ code: 'unconfirmed' });
    }
  });
});

describe('a site that asks a second factor of its staff', () => {
  beforeEach(() => vi.stubEnv('STAFF_SECOND_FACTOR', 'required'));
  afterEach(() => vi.unstubAllEnvs());

  it('opens nothing but the way to it, until it is on', async () => {
    const person = await makePerson('instructor');
    await becomePerson(person);
    expect(await getViewer()).toBeNull();
    await expect(instructorViewer()).rejects.toMatchObject({ code: 'forbidden' });
    await expect(requireUser('/teach')).rejects.toMatchObject({
      digest: expect.stringContaining('/account/second-factor'),
    });
    expect((await requireSession('/account/second-factor')).held).toBe(true);
    await confirmPasswordAction('correct horse');
    const begun = await beginAction({});
    expect(begun.ok).toBe(true);
    expect((await confirmAction(await shown(person))).ok).toBe(true);
    expect(await instructorViewer()).toMatchObject({ id: person.id });
    expect(await requireUser('/teach')).toMatchObject({ id: person.id });
  });

  it('holds them again once it is switched off, and on the next request after they were promoted', async () => {
    const { person } = await withSecondFactor();
    await becomePerson(person);
    await switchOffSecondFactor({}, asViewer(person));
    expect(await getViewer()).toBeNull();
    const learner = await makePerson('learner');
    await becomePerson(learner);
    expect(await getViewer()).toMatchObject({ id: learner.id });
    await db().user.update({ where: { id: learner.id }, data: { role: 'instructor' } });
    await becomePerson(learner);
    expect(await getViewer()).toBeNull();
  });

  it('asks it neither of learners nor of who comes through a provider alone', async () => {
    const person = await makePerson('instructor');
    await db().user.update({ where: { id: person.id }, data: { passwordHash: null } });
    for (const one of [person, await makePerson('learner')]) {
      await becomePerson(one);
      expect(await getViewer()).toMatchObject({ id: one.id });
    }
  });
});
