import { beforeEach, describe, expect, it } from 'vitest';
import { resetLimits } from '@/server/auth/rate-limits';
import { signInWithPassword } from '@/server/auth/sign-in';
import { audit } from '@/server/data/audit';
import { AUDIT_DAYS } from '@/server/data/audit-log';
import { db } from '@/server/db';
import { nightlyWork } from '@/server/jobs/nightly';
import { requestContext } from '@/server/request-context';
import { changePassword, register } from '@/server/services/accounts';
import { auditExport, auditPage, parseAuditQuery } from '@/server/services/audit-log';
import { createCohort, joinCohort, leaveCohort } from '@/server/services/cohorts';
import { makeInvitation, makeResetLinkByEmail } from '@/server/services/make-links';
import { acceptInvitation, makeResetLink, resetPassword } from '@/server/services/one-time-links';
import { setCohortPremium, setPremiumOf } from '@/server/services/premium';
import { setRole } from '@/server/services/roles';
import { signOutEverywhere } from '@/server/services/sessions';
import { makeShareLink, revokeShareLink } from '@/server/services/share-links';
import { becomePerson, makePerson, withDatabase } from '../../support/database';
import { becomeVisitor } from '../../support/request';

withDatabase();
beforeEach(async () => {
  resetLimits();
  becomeVisitor();
  await db().auditEntry.deleteMany();
});

/** What was noted, oldest first: action, who, and the name of what it was done to. */
async function noted() {
  const rows = await db().auditEntry.findMany({ orderBy: { id: 'asc' } });
  return rows.map(({ action, actorName, subjectName }) => [action, actorName, subjectName]);
}

const all = parseAuditQuery({});
const textOf = async (stream: ReadableStream<Uint8Array>) => new Response(stream).text();

describe('the audit log', () => {
  it('notes sign-ins and failures with address and request, and never what was typed', async () => {
    const person = await makePerson();
    const signIn = (email: string, password: string) =>
      requestContext().run({ id: 'the-request', address: '10.1.2.3' }, () =>
        signInWithPassword({ email, password }, '10.1.2.3'),
      );
    expect(await signIn(person.email, 'correct horse')).not.toBeNull();
    await signIn(person.email, 'a guess');
    await signIn('my-password-by-mistake@example.com', 'a guess');
    expect(await noted()).toEqual([
      ['sign-in-failed', null, 'A learner'],
      ['sign-in-failed', null, null],
    ]);
    const rows = await db().auditEntry.findMany();
    for (const row of rows)
      expect(row).toMatchObject({ address: '10.1.2.3', request: 'the-request' });
    expect(JSON.stringify(rows)).not.toMatch(/by-mistake|guess|horse/);
  });

  it('notes what people do to their accounts', async () => {
    const { id } = await register({
      name: 'Nina',
      email: 'nina@example.com',
      password: 'a long enough one',
    });
    await becomePerson({ id, email: 'nina@example.com', role: 'learner' });
    await changePassword({ current: 'a long enough one', next: 'another long one' });
    await signOutEverywhere();
    expect(await noted()).toEqual([
      ['registered', 'Nina', 'Nina'],
      ['password-changed', 'Nina', 'Nina'],
      ['signed-out-everywhere', 'Nina', 'Nina'],
    ]);
  });

  it('notes what the command line does, with before and after', async () => {
    const person = await makePerson();
    await setRole(person.email, 'instructor');
    await setPremiumOf(person.email, true);
    await makeResetLinkByEmail(person.email);
    const { url } = await makeInvitation({
      email: 'new@example.com',
      role: 'learner',
      joinCode: null,
    });
    const token = url.split('/').at(-1) ?? '';
    await acceptInvitation({ token, name: 'Newcomer', password: 'a long enough one' });
    expect(await noted()).toEqual([
      ['role-changed', 'command line', 'A learner'],
      ['premium-changed', 'command line', 'A learner'],
      ['reset-link-made', 'command line', 'A learner'],
      ['invitation-made', 'command line', 'new@example.com'],
      ['invitation-accepted', 'Newcomer', 'Newcomer'],
    ]);
    const [role] = await db().auditEntry.findMany({ where: { action: 'role-changed' } });
    expect([role?.before, role?.after]).toEqual([{ role: 'learner' }, { role: 'instructor' }]);
    expect(JSON.stringify(await db().auditEntry.findMany())).not.toContain(token);
  });

  it('notes who made a link to whose password, and its use', async () => {
    const [instructor, learner] = [await makePerson('instructor'), await makePerson()];
    await becomePerson(instructor);
    const { id: cohortId } = await createCohort('Evening class');
    const { joinCode } = await db().cohort.findUniqueOrThrow({ where: { id: cohortId } });
    await becomePerson(learner);
    await joinCohort(joinCode);
    await joinCohort(joinCode);
    await becomePerson(instructor);
    const { token } = await makeResetLink(learner.id);
    becomeVisitor();
    await resetPassword({ token, password: 'a long enough one' });
    await becomePerson(await makePerson('admin'));
    await setCohortPremium({ cohortId, premium: true });
    await becomePerson(learner);
    await leaveCohort(cohortId);
    expect(await noted()).toEqual([
      ['class-made', 'A instructor', 'Evening class'],
      ['class-joined', 'A learner', 'Evening class'],
      ['reset-link-made', 'A instructor', 'A learner'],
      ['password-reset', 'A learner', 'A learner'],
      ['premium-changed', 'A admin', 'Evening class'],
      ['class-left', 'A learner', 'Evening class'],
    ]);
    expect(JSON.stringify(await db().auditEntry.findMany())).not.toContain(token);
  });

  it('has no entry without its change, and no change without its entry', async () => {
    const person = await makePerson();
    const failing = db().$transaction(async (tx) => {
      await audit(tx, {
        actor: null,
        action: 'role-changed',
        subject: { kind: 'account', id: person.id },
        after: { password: 'never' },
      });
      throw new Error('the change failed');
    });
    await expect(failing).rejects.toThrow('the change failed');
    expect(await noted()).toEqual([]);
  });

  it('leaves out what is named like a secret, and refuses to be changed', async () => {
    await audit(db(), {
      actor: null,
      action: 'role-changed',
      subject: { kind: 'account', id: null },
      after: { password: 'never', role: 'admin' },
    });
    const row = await db().auditEntry.findFirstOrThrow();
    expect(row.after).toEqual({ password: '[redacted]', role: 'admin' });
    const changed = db().auditEntry.update({ where: { id: row.id }, data: { actorName: 'x' } });
    await expect(changed).rejects.toThrow(/never changes/);
  });

  it('is read by admins alone, page by page, and narrowed down', async () => {
    for (const role of ['learner', 'instructor'] as const) {
      await becomePerson(await makePerson(role));
      await expect(auditPage(all)).rejects.toMatchObject({ code: 'forbidden' });
      await expect(auditExport(all, 'csv')).rejects.toMatchObject({ code: 'forbidden' });
    }
    becomeVisitor();
    await expect(auditPage(all)).rejects.toMatchObject({ code: 'signed-out' });

    const person = await makePerson();
    const at = (day: number) => new Date(Date.UTC(2026, 0, day, 12));
    for (let n = 1; n <= 60; n += 1) {
      const id = `00000000-0000-7000-8000-0000000000${String(n).padStart(2, '0')}`;
      const mine = n % 20 === 0;
      await db().auditEntry.create({
        data: {
          id,
          at: at(n % 30),
          action: mine ? 'role-changed' : 'signed-in',
          subjectKind: 'account',
          subjectId: mine ? person.id : null,
          actorName: `Person ${n}`,
        },
      });
    }
    await becomePerson(await makePerson('admin'));
    const first = await auditPage(all);
    expect(first.lines).toHaveLength(50);
    const second = await auditPage(parseAuditQuery({ before: first.next }));
    expect(second.lines.map(({ actorName }) => actorName)).toEqual(
      Array.from({ length: 10 }, (_, n) => `Person ${10 - n}`),
    );
    expect(second.next).toBeNull();
    const count = async (query: Record<string, unknown>) =>
      (await auditPage(parseAuditQuery(query))).lines.length;
    expect(await count({ who: 'person 60' })).toBe(1);
    expect(await count({ who: person.email })).toBe(3);
    expect(await count({ who: person.id })).toBe(3);
    expect(await count({ action: 'role-changed' })).toBe(3);
    expect(await count({ from: '2026-01-29' })).toBe(2);
    expect(await count({ from: '2026-01-02', until: '2026-01-02' })).toBe(2);
    // What cannot be meant is as if it were not there.
    expect(await count({ action: 'nonsense', from: 'x', before: 'y', who: ['a'] })).toBe(50);
    expect(await count({ who: 'a\u0000b' })).toBe(50);
  });

  it('is given out as CSV that runs no formula, and as JSON lines, and notes that', async () => {
    for (let n = 0; n < 1100; n += 1) {
      await db().auditEntry.create({
        data: { action: 'signed-in', subjectKind: 'account', actorName: n === 0 ? '=1+1' : 'P' },
      });
    }
    await becomePerson(await makePerson('admin'));
    const csv = await textOf(await auditExport(all, 'csv'));
    expect(csv.split('\r\n')[0]).toContain('at,actorId,actorName,action');
    expect(csv.trimEnd().split('\r\n')).toHaveLength(1 + 1101);
    expect(csv).toContain(",'=1+1,");
    const lines = (await textOf(await auditExport(all, 'jsonl'))).trimEnd().split('\n');
    expect(lines).toHaveLength(1102);
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ actorName: '=1+1' });
    expect(await db().auditEntry.count({ where: { action: 'audit-exported' } })).toBe(2);
  });

  it('forgets what is older than it says, and nothing younger', async () => {
    const now = new Date();
    for (const days of [AUDIT_DAYS + 1, AUDIT_DAYS - 1]) {
      const at = new Date(now.getTime() - days * 24 * 3600 * 1000);
      await db().auditEntry.create({
        data: { at, action: 'signed-in', subjectKind: 'account', actorName: `${days}` },
      });
    }
    await nightlyWork(now);
    expect(await noted()).toEqual([['signed-in', `${AUDIT_DAYS - 1}`, null]]);
  });
});

describe('sharing a report', () => {
  it('is noted without the token, and so is taking it back', async () => {
    const learner = await makePerson();
    await becomePerson(learner);
    const { id: submissionId } = await db().submission.create({
      data: { userId: learner.id, mission: 'm', diagram: {}, idempotencyKey: 'k' },
    });
    const grade = await db().grade.create({
      data: {
        submissionId,
        cause: 'hand-in',
        report: {},
        missionVersion: '1',
        engineVersion: '1',
        seed: 's',
        passed: true,
        stars: 1,
        earned: 1,
        total: 1,
        events: 0,
      },
    });
    await db().submission.update({
      where: { id: submissionId },
      data: { state: 'graded', currentGradeId: grade.id },
    });
    const { id, token } = await makeShareLink(
      { submissionId, days: null },
      { ...learner, name: 'A learner' },
    );
    await revokeShareLink(id);
    const rows = await db().auditEntry.findMany({ orderBy: { id: 'asc' } });
    expect(rows.map(({ action, subjectId }) => [action, subjectId])).toEqual([
      ['share-link-made', submissionId],
      ['share-link-revoked', submissionId],
    ]);
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});
