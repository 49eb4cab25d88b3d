import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { beforeEach, describe, expect, it } from 'vitest';
import { resetLimits } from '@/server/auth/rate-limits';
import { signInWithPassword } from '@/server/auth/sign-in';
import { getViewer } from '@/server/auth/viewer';
import { selectOptionalClassLearner } from '@/server/data/class-learner';
import { settleAll } from '@/server/data/results';
import { db } from '@/server/db';
import { createCohort, joinCohort } from '@/server/services/cohorts';
import {
  accountArchive,
  changeEmail,
  changeName,
  deleteAccount,
  mayExport,
} from '@/server/services/own-account';
import { changePerson } from '@/server/services/people';
import { makeAssignment } from '../support/class-rows';
import { becomePerson, makePerson, type Person, withDatabase } from '../support/database';
import { becomeVisitor } from '../support/request';

withDatabase();
beforeEach(() => {
  resetLimits();
  becomeVisitor();
});

const EMPTY = { format: 1, components: [], connections: [], notes: [] };

/** Gives an account one row of everything that it can have. */
async function withWork(userId: string, key: string, name = 'm') {
  const submission = await db().submission.create({
    data: { userId, mission: name, diagram: EMPTY, idempotencyKey: key },
  });
  const grade = await db().grade.create({
    data: {
      submissionId: submission.id,
      cause: 'hand-in',
      report: { seed: 'the-secret-seed', findings: [] },
      missionVersion: '1',
      engineVersion: '1',
      seed: 'the-secret-seed',
      passed: true,
      stars: 2,
      earned: 3,
      total: 4,
      events: 5,
    },
  });
  await db().submission.update({
    where: { id: submission.id },
    data: { state: 'graded', currentGradeId: grade.id },
  });
  await db().explanation.create({ data: { submissionId: submission.id, answers: ['my words'] } });
  await db().shareLink.create({ data: { submissionId: submission.id, tokenHash: `hash ${key}` } });
  await db().draft.create({ data: { userId, mission: name, diagram: EMPTY, revision: 1 } });
  for (let n = 0; n < 45; n += 1) {
    const data = { id: crypto.randomUUID(), userId, mission: 'm', reason: 'kept', diagram: EMPTY };
    await db().restorePoint.create({ data });
  }
  await db().prediction.create({ data: { userId, mission: name, scenario: 's' } });
  await db().givenUp.create({ data: { userId, mission: name } });
  await db().readSection.create({ data: { userId, lesson: 'l', section: name } });
  const seat = { create: { userId, expiresAt: new Date(), book: { notes: ['my words'] } } };
  await db().round.create({
    data: { userId, mission: name, seed: 'dice', open: null, state: {}, seat },
  });
  const card = await db().reviewCard.create({
    data: { userId, ref: `failure:${name}/c`, submissionId: submission.id, due: new Date() },
  });
  await db().reviewLog.create({
    data: {
      cardId: card.id,
      userId,
      grade: 3,
      correct: true,
      choice: [],
      day: '2026-01-01',
      dueBefore: new Date(),
    },
  });
  for (const finishedAt of [new Date(), null]) {
    await db().quizAttempt.create({
      data: {
        userId,
        quiz: name === 'm' ? 'q' : name,
        seed: 'order',
        total: 1,
        finishedAt,
        answers: { create: { questionId: 'a', choice: ['x'], correct: false } },
      },
    });
  }
  await db().oneTimeLink.create({
    data: { userId, tokenHash: `link ${key}`, expiresAt: new Date(Date.now() + 1e6) },
  });
  return { submissionId: submission.id };
}

/** Every model of the schema that has a column `userId`. */
function modelsOfAccounts(): string[] {
  const schema = readFileSync('prisma/schema.prisma', 'utf8');
  return [...schema.matchAll(/^model (\w+) \{([^}]*)\}/gm)].flatMap(([, name = '', body = '']) =>
    /^ {2}userId /m.test(body) ? [name] : [],
  );
}

async function makeStale(person: Person) {
  const confirmedAt = new Date(Date.now() - 16 * 60_000);
  await db().session.updateMany({ where: { userId: person.id }, data: { confirmedAt } });
}

describe('the own account', () => {
  it('gets another name, which is noted', async () => {
    const person = await makePerson();
    await becomePerson(person);
    await changeName({ name: 'Renamed' });
    expect(await getViewer()).toMatchObject({ name: 'Renamed' });
    const entry = await db().auditEntry.findFirstOrThrow({ where: { actorId: person.id } });
    expect(entry).toMatchObject({ action: 'name-changed', after: { name: 'Renamed' } });
  });

  it('gets another e-mail with a fresh password, unless another account has it', async () => {
    const [person, other] = [await makePerson(), await makePerson()];
    await db().oneTimeLink.create({
      data: { userId: person.id, tokenHash: 'old link', expiresAt: new Date(Date.now() + 1e6) },
    });
    await becomePerson(person);
    await expect(changeEmail({ email: other.email })).rejects.toMatchObject({ code: 'conflict' });
    const email = `moved-${person.email}`;
    await changeEmail({ email });
    const signIn = (mail: string) =>
      signInWithPassword({ email: mail, password: 'correct horse' }, 'here');
    expect(await signIn(email)).toMatchObject({ id: person.id });
    expect(await signIn(person.email)).toBeNull();
    expect(await db().oneTimeLink.count({ where: { userId: person.id } })).toBe(0);
    await makeStale(person);
    await expect(changeEmail({ email: 'x@example.com' })).rejects.toMatchObject({
      code: 'unconfirmed',
    });
  });
});

describe('a copy of everything', () => {
  it('holds what the account has done, nothing of others, and no seed, hash or password', async () => {
    const [person, other] = [await makePerson(), await makePerson()];
    await withWork(person.id, 'mine-1');
    await withWork(other.id, 'theirs-1');
    await becomePerson(person);
    const bytes = await new Response(await accountArchive()).arrayBuffer();
    const files = unzipSync(new Uint8Array(bytes));
    const names = Object.keys(files);
    const kinds = new Set(names.map((name) => name.split('/')[0]));
    expect([...kinds].sort()).toEqual([
      'account.json',
      'accounts-elsewhere.json',
      'comments-read.json',
      'comments.json',
      'drafts',
      'extensions.json',
      'hints.json',
      'interviewed',
      'interviews',
      'missions-given-up.json',
      'predictions.json',
      'quizzes',
      'reading.json',
      'results.json',
      'review-cards.json',
      'review-log.json',
      'rubric.json',
      'sessions.json',
      'submissions',
      'versions',
      'what-you-did.json',
    ]);
    expect(names.filter((name) => name.startsWith('versions/'))).toHaveLength(45);
    const text = Object.values(files).map((file) => strFromU8(file));
    for (const file of text) expect(() => JSON.parse(file)).not.toThrow();
    const all = text.join('\n');
    expect(all).toContain(person.email);
    expect(all).toContain('my words');
    expect(all).not.toMatch(/the-secret-seed|argon2|tokenHash|hash mine|link mine|theirs-1/);
    expect(all).not.toContain(other.id);
  });

  it('forgets no table: each that belongs to accounts is in it, or has a reason not to be', () => {
    const files = ['account-export', 'export-of-classes'];
    const inside = files.map((file) => readFileSync(`server/data/${file}.ts`, 'utf8')).join();
    // They hold hashes and secrets, and nothing that anybody did.
    const reasons = ['OneTimeLink', 'SecondFactor', 'RecoveryCode', 'CalendarFeed', 'Letter'];
    const missing = modelsOfAccounts().filter((model) => {
      const name = `${model[0]?.toLowerCase()}${model.slice(1)}`;
      const isClass = model === 'CohortMember' && inside.includes('memberships:');
      return !inside.includes(`db().${name}.`) && !isClass && !reasons.includes(model);
    });
    expect(missing).toEqual([]);
  });

  it('needs a fresh password, is noted, and is not made without end', async () => {
    const person = await makePerson();
    await expect(accountArchive()).rejects.toMatchObject({ code: 'signed-out' });
    await becomePerson(person);
    for (let n = 0; n < 5; n += 1) await (await accountArchive()).cancel();
    await expect(accountArchive()).rejects.toMatchObject({ code: 'too-many' });
    expect(
      await db().auditEntry.count({ where: { action: 'account-exported', actorId: person.id } }),
    ).toBe(5);
    await makeStale(person);
    await expect(mayExport()).rejects.toMatchObject({ code: 'unconfirmed' });
    await expect(accountArchive()).rejects.toMatchObject({ code: 'unconfirmed' });
  });
});

describe('deleting an account', () => {
  it('removes everything of who learns in no class', async () => {
    const person = await makePerson();
    await withWork(person.id, 'alone-1');
    await becomePerson(person);
    await deleteAccount();
    expect(await getViewer()).toBeNull();
    expect(await db().user.count({ where: { id: person.id } })).toBe(0);
    for (const model of modelsOfAccounts()) {
      const rows = await db().$queryRawUnsafe<unknown[]>(
        `SELECT 1 FROM "${model}" WHERE "userId" = '${person.id}'`,
      );
      expect([model, rows.length]).toEqual([model, 0]);
    }
    const entry = await db().auditEntry.findFirstOrThrow({ where: { subjectId: person.id } });
    expect(entry).toMatchObject({ action: 'account-deleted', actorName: 'A learner' });
    expect(
      await signInWithPassword({ email: person.email, password: 'correct horse' }, 'x'),
    ).toBeNull();
  });

  it('leaves a class what was handed in and finished, without who it was', async () => {
    const [teacher, person] = [await makePerson('instructor'), await makePerson()];
    await becomePerson(teacher);
    const { id: cohortId } = await createCohort('A class');
    const { joinCode } = await db().cohort.findUniqueOrThrow({ where: { id: cohortId } });
    await becomePerson(person);
    await joinCohort(joinCode);
    const { submissionId } = await withWork(person.id, 'class-1');
    await withWork(person.id, 'practice-1', 'practice');
    const assignments = [
      await makeAssignment(cohortId, { slug: 'm' }),
      await makeAssignment(cohortId, { kind: 'quiz', slug: 'q' }),
    ];
    for (const id of assignments) await db().$transaction((tx) => settleAll(tx, id));
    for (const fromStaff of [true, false]) {
      await db().thread.create({
        data: {
          assignmentId: assignments[0] ?? '',
          submissionId,
          comments: {
            create: { authorId: fromStaff ? teacher.id : person.id, fromStaff, text: 'said' },
          },
          readers: { create: { userId: person.id, readAt: new Date() } },
        },
      });
    }
    await deleteAccount();
    expect(await db().comment.findMany()).toMatchObject([{ fromStaff: true, text: 'said' }]);
    expect(await db().thread.count()).toBe(1);
    expect(await getViewer()).toBeNull();
    const row = await db().user.findUniqueOrThrow({ where: { id: person.id } });
    expect(row).toMatchObject({ name: 'Deleted account', passwordHash: null, role: 'learner' });
    expect(JSON.stringify(row)).not.toContain(person.email);
    const submission = await db().submission.findUniqueOrThrow({
      where: { id: submissionId },
      include: { currentGrade: true, shareLinks: true, explanation: true },
    });
    expect(submission).toMatchObject({ shareLinks: [], explanation: null });
    expect(submission.currentGrade?.stars).toBe(2);
    // What was practice is gone.
    expect(await db().submission.count({ where: { userId: person.id } })).toBe(1);
    expect(await db().quizAttempt.count({ where: { userId: person.id } })).toBe(1);
    const kept = ['QuizAttempt', 'Submission', 'CohortMember', 'Result', 'Extension'];
    for (const model of modelsOfAccounts().filter((name) => !kept.includes(name))) {
      const rows = await db().$queryRawUnsafe<unknown[]>(
        `SELECT 1 FROM "${model}" WHERE "userId" = '${person.id}'`,
      );
      expect([model, rows.length]).toEqual([model, 0]);
    }
    await becomePerson(teacher);
    expect(await selectOptionalClassLearner(cohortId, person.id)).toMatchObject({
      name: 'Deleted account',
      status: 'left',
      submissions: [{ id: submissionId }],
    });
    expect(
      await signInWithPassword({ email: person.email, password: 'correct horse' }, 'x'),
    ).toBeNull();
  });

  it('is refused while a class would be left without an owner', async () => {
    const teacher = await makePerson('instructor');
    await becomePerson(teacher);
    const { id } = await createCohort('Owned alone');
    await expect(deleteAccount()).rejects.toMatchObject({
      code: 'conflict',
      reader: expect.stringContaining('“Owned alone” has no other owner'),
    });
    const second = await makePerson('instructor');
    await db().cohortMember.create({ data: { cohortId: id, userId: second.id, role: 'owner' } });
    await deleteAccount();
    expect(await db().user.count({ where: { id: teacher.id } })).toBe(0);
  });

  it('frees the e-mail for a new account', async () => {
    const person = await makePerson();
    await becomePerson(person);
    await deleteAccount();
    const data = { email: person.email, name: 'Again' };
    expect((await db().user.create({ data })).id).not.toBe(person.id);
  });

  it('needs a fresh password, and leaves the site an admin', async () => {
    await db().user.updateMany({ where: { role: 'admin' }, data: { role: 'learner' } });
    const [admin, person] = [await makePerson('admin'), await makePerson()];
    await becomePerson(person);
    await makeStale(person);
    await expect(deleteAccount()).rejects.toMatchObject({ code: 'unconfirmed' });
    await becomePerson(admin);
    await expect(deleteAccount()).rejects.toMatchObject({ code: 'conflict' });
    await changePerson({ what: 'deleted', id: person.id }, { ...admin, name: 'Admin' });
    expect(await db().user.count({ where: { id: person.id } })).toBe(0);
    await makePerson('admin');
    await deleteAccount();
    expect(await db().user.count({ where: { id: admin.id } })).toBe(0);
  });
});
