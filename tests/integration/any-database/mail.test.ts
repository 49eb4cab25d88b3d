import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { resetLimits } from '@/server/auth/rate-limits';
import { signInWithPassword } from '@/server/auth/sign-in';
import { selectTroubledLetters } from '@/server/data/admin-letters';
import { boss, QUEUE, stopBoss } from '@/server/data/job-queue';
import { deleteLettersBefore, MOST_TRIES } from '@/server/data/letters';
import { db } from '@/server/db';
import { deliverLetter, startDelivery } from '@/server/jobs/deliver-letters';
import { register } from '@/server/services/accounts';
import { askForConfirmation, askForReset, confirm } from '@/server/services/mail';
import { resetPassword } from '@/server/services/one-time-links';
import { changeEmail } from '@/server/services/own-account';
import { invitePerson } from '@/server/services/people';
import { becomePerson, makePerson, withDatabase } from '../../support/database';
import { type Mailbox, openMailbox } from '../../support/mailbox';
import { becomeVisitor, comeFrom } from '../../support/request';

withDatabase();
let mailbox: Mailbox;
beforeAll(async () => {
  mailbox = await openMailbox();
  // As a server has before it takes requests.
  await boss();
});
afterAll(() => mailbox.close());
beforeEach(async () => {
  resetLimits();
  becomeVisitor();
  comeFrom('192.0.2.7');
  mailbox.empty();
  await db().letter.deleteMany();
  vi.stubEnv('SMTP_URL', mailbox.url);
  vi.stubEnv('MAIL_FROM', 'Backpressure <practice@example.org>');
});
afterEach(() => vi.unstubAllEnvs());

const waiting = () => db().letter.findMany({ where: { state: 'waiting' } });

/** Sends all that waits, as the job would. */
async function deliver(): Promise<void> {
  for (const { id } of await waiting()) await deliverLetter(id);
}

const linkIn = (text: string) => /^http\S+\/(\S+)$/m.exec(text)?.[1] ?? '';
const confirmedAt = async (id: string) =>
  (await db().user.findUniqueOrThrow({ where: { id } })).emailConfirmedAt;

describe('a forgotten password', () => {
  it('is set anew through a mailed link, once', async () => {
    const person = await makePerson();
    await askForReset({ email: person.email });
    await deliver();
    const [mail] = mailbox.mails();
    expect(mail).toMatchObject({ to: person.email, from: 'practice@example.org' });
    const token = linkIn(mail?.text ?? '');
    await resetPassword({ token, password: 'a quite new password' });
    const input = { email: person.email, password: 'a quite new password' };
    expect(await signInWithPassword(input, 'x')).toMatchObject({ id: person.id });
    await expect(resetPassword({ token, password: 'yet another one' })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('answers alike whether anybody has the e-mail', async () => {
    const person = await makePerson();
    const disabled = await makePerson();
    await db().user.update({ where: { id: disabled.id }, data: { disabledAt: new Date() } });
    const kept = [];
    for (const email of [person.email, disabled.email, 'nobody@example.com']) {
      expect(await askForReset({ email })).toBeUndefined();
      const [row] = await waiting();
      kept.push({ userId: row?.userId, kind: row?.kind, tries: row?.tries });
      await deliver();
    }
    expect(new Set(kept.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(mailbox.mails().map(({ to }) => to)).toEqual([person.email]);
    expect(await waiting()).toEqual([]);
  });

  it("fills nobody's mailbox", async () => {
    const person = await makePerson();
    for (let n = 0; n < 5; n += 1) {
      comeFrom(`192.0.2.${n}`);
      await askForReset({ email: person.email });
    }
    await expect(askForReset({ email: person.email })).rejects.toMatchObject({ code: 'too-many' });
  });

  it('is not promised where the site sends no mail', async () => {
    vi.stubEnv('SMTP_URL', '');
    const { email } = await makePerson();
    await expect(askForReset({ email })).rejects.toMatchObject({ code: 'not-found' });
    await register({ name: 'Ana', email: 'no-mail@example.com', password: 'battery staple' });
    expect(await db().letter.count()).toBe(0);
  });
});

describe('an account', () => {
  it('confirms an e-mail by a link, until it changes, and tells the old address', async () => {
    const email = 'fresh@example.com';
    const { id } = await register({ name: 'Ana', email, password: 'battery staple' });
    expect(await confirmedAt(id)).toBeNull();
    await deliver();
    const first = linkIn(mailbox.mails()[0]?.text ?? '');
    await expect(confirm(`${first.slice(0, -8)}AAAAAAAA`)).rejects.toMatchObject({
      code: 'not-found',
    });
    await confirm(first);
    await confirm(first);
    expect(await confirmedAt(id)).toBeInstanceOf(Date);
    expect(
      await db().auditEntry.count({ where: { action: 'email-confirmed', subjectId: id } }),
    ).toBe(1);

    await becomePerson({ id, email, role: 'learner' });
    await changeEmail({ email: 'other@example.com' });
    expect(await confirmedAt(id)).toBeNull();
    mailbox.empty();
    await deliver();
    expect(mailbox.mails().map(({ to, subject }) => [to, subject])).toEqual([
      ['other@example.com', 'Confirm your e-mail for Backpressure'],
      ['fresh@example.com', 'The e-mail of your Backpressure account was changed'],
    ]);
    // The link of the address of before confirms nothing.
    await expect(confirm(first)).rejects.toMatchObject({ code: 'not-found' });
    await confirm(linkIn(mailbox.mails()[0]?.text ?? ''));
    expect(await confirmedAt(id)).toBeInstanceOf(Date);
  });

  it('gets another link when it asks, and none that is old works', async () => {
    const person = await makePerson();
    await becomePerson(person);
    await askForConfirmation({}, { ...person, name: 'P' });
    await deliver();
    const token = linkIn(mailbox.mails()[0]?.text ?? '');
    vi.useFakeTimers({ now: Date.now() + 8 * 24 * 3600 * 1000, toFake: ['Date'] });
    await expect(confirm(token)).rejects.toMatchObject({ code: 'not-found' });
    vi.useRealTimers();
    await confirm(token);
    expect(await confirmedAt(person.id)).toBeInstanceOf(Date);
  });

  it('that an admin invites gets the invitation by mail too', async () => {
    const admin = await makePerson('admin');
    await becomePerson(admin);
    const input = { email: 'invited@example.com', role: 'instructor', joinCode: null } as const;
    const { url } = await invitePerson(input, { ...admin, name: 'A' });
    await deliver();
    const [mail] = mailbox.mails();
    expect(mail?.to).toBe('invited@example.com');
    expect(mail?.text).toContain(url);
  });
});

describe('a letter', () => {
  it('is kept sealed while it waits, and not at all once it is sent', async () => {
    await register({ name: 'Ana', email: 'sealed@example.com', password: 'battery staple' });
    const [row] = await waiting();
    expect(row?.content).toMatch(/^sealed1\./);
    expect(JSON.stringify(row)).not.toMatch(/sealed@example|confirm\//);
    const jobs = await db().$queryRaw<{ data: unknown }[]>`
      SELECT data FROM pgboss.job WHERE name = ${QUEUE.mail}`;
    expect(JSON.stringify(jobs)).not.toMatch(/sealed@example|confirm\//);
    await deliver();
    expect(await db().letter.findMany()).toMatchObject([
      { state: 'sent', content: null, tries: 1 },
    ]);
    await deliverLetter(row?.id ?? '');
    expect(mailbox.mails()).toHaveLength(1);
  });

  it('is tried again, given up in the end, and seen by admins with what the mail server said', async () => {
    const person = await makePerson();
    await becomePerson(person);
    mailbox.refuse('452 the mailbox is full');
    await askForConfirmation({}, { ...person, name: 'P' });
    const [row] = await waiting();
    const id = row?.id ?? '';
    for (let n = 1; n < MOST_TRIES; n += 1) await expect(deliverLetter(id)).rejects.toThrow();
    await deliverLetter(id);
    await expect(selectTroubledLetters(10)).rejects.toMatchObject({ code: 'forbidden' });
    await becomePerson(await makePerson('admin'));
    expect((await selectTroubledLetters(10)).letters).toMatchObject([
      { state: 'failed', tries: MOST_TRIES, trouble: expect.stringContaining('mailbox is full') },
    ]);
    expect(await db().letter.findMany()).toMatchObject([{ content: null }]);
    await deleteLettersBefore(new Date(Date.now() + 1000));
    expect(await db().letter.count()).toBe(0);
  });

  it('is sent by the queue by itself', async () => {
    await startDelivery();
    const person = await makePerson();
    await askForReset({ email: person.email });
    await vi.waitFor(() => expect(mailbox.mails()).toHaveLength(1), { timeout: 20_000 });
    await (await boss()).offWork(QUEUE.mail);
    await stopBoss();
  });
});
