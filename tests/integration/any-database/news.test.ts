import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { WHOLE } from '@/core/contracts/talk-line';
import { resetLimits } from '@/server/auth/rate-limits';
import { setReleased } from '@/server/data/assignments';
import { boss } from '@/server/data/job-queue';
import { insertDueNews } from '@/server/data/news';
import { markRegradesSeen } from '@/server/data/regrade-notices';
import { settleAll } from '@/server/data/results';
import { selectOwnThreads } from '@/server/data/threads';
import { db } from '@/server/db';
import { deliverLetter } from '@/server/jobs/deliver-letters';
import { fillAllLikenesses } from '@/server/services/likenesses';
import { chooseNews, stopNews } from '@/server/services/mail';
import { comment, read } from '@/server/services/talk';
import { makeAssignment, makeClass, makeSubmission } from '../../support/class-rows';
import { becomePerson, makePerson, type Person, withDatabase } from '../../support/database';
import { emptyDesign } from '../../support/designs';
import { type Mailbox, openMailbox } from '../../support/mailbox';

withDatabase();

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let mailbox: Mailbox;
let teacher: Person;
let cohortId: string;

beforeAll(async () => {
  mailbox = await openMailbox();
  await boss();
  teacher = await makePerson('instructor');
});
afterAll(() => mailbox.close());
beforeEach(async () => {
  resetLimits();
  mailbox.empty();
  await db().letter.deleteMany();
  await db().cohort.deleteMany();
  cohortId = await makeClass([{ userId: teacher.id, role: 'owner' }]);
  vi.stubEnv('SMTP_URL', mailbox.url);
  vi.stubEnv('MAIL_FROM', 'Backpressure <practice@example.org>');
});
afterEach(() => vi.unstubAllEnvs());

/** A learner whose e-mail is confirmed, with a design handed in to an assignment of their own. */
async function learnerAt(assignmentId: string) {
  const learner = await makePerson();
  await db().user.update({ where: { id: learner.id }, data: { emailConfirmedAt: new Date() } });
  await db().cohortMember.create({
    data: { cohortId, userId: learner.id, joinedAt: new Date(Date.now() - DAY) },
  });
  const submissionId = await makeSubmission(learner.id, new Date(), {
    assignedTo: [assignmentId],
    diagram: emptyDesign(),
  });
  await fillAllLikenesses();
  await db().$transaction((tx) => settleAll(tx, assignmentId));
  return { learner, submissionId };
}

async function say(assignmentId: string, submissionId: string, group: string | null = null) {
  await becomePerson(teacher);
  await comment({
    assignmentId,
    submissionId,
    target: WHOLE,
    group,
    text: 'A secret.',
    keep: false,
  });
}

/** What the hourly job and those who send do when so many ms have passed: everything is that much longer ago. */
async function tell(passed: number) {
  const ago = `${passed / 1000} seconds`;
  await db().$executeRaw`UPDATE "Comment" SET "createdAt" = "createdAt" - ${ago}::interval`;
  await db().$executeRaw`UPDATE "User" SET "newsMailedAt" = "newsMailedAt" - ${ago}::interval`;
  await db().$executeRaw`UPDATE "Assignment" SET "releasedAt" = "releasedAt" - ${ago}::interval`;
  await db().$executeRaw`UPDATE "Regrade" SET "appliedAt" = "appliedAt" - ${ago}::interval`;
  const decided = await insertDueNews(new Date());
  for (const { id } of await db().letter.findMany({ where: { state: 'waiting' } })) {
    await deliverLetter(id);
  }
  return { decided, to: mailbox.mails().map(({ to }) => to) };
}

const NOTHING = { decided: 0, to: [] };

describe('a letter about news', () => {
  it('counts what is unread, once a day at most, and says nothing of it', async () => {
    const assignmentId = await makeAssignment(cohortId);
    const { learner, submissionId } = await learnerAt(assignmentId);
    const other = await learnerAt(assignmentId);
    await say(assignmentId, submissionId);
    // Its author may still take it back.
    expect(await tell(0)).toEqual(NOTHING);
    expect(await tell(20 * MINUTE)).toEqual({ decided: 1, to: [learner.email] });
    const [mail] = mailbox.mails();
    expect(mail?.subject).toBe('1 comment on your designs that you have not read');
    expect(mail?.text).toContain('- A newsletter (A class): 1 comment\n');
    expect(mail?.text).not.toContain('secret');
    expect(mail?.head).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');

    mailbox.empty();
    await say(assignmentId, submissionId);
    expect(await tell(30 * MINUTE)).toEqual(NOTHING);
    // Also to who got it as one of a group.
    const { key } = await db().likeness.findFirstOrThrow({ where: { grade: { submissionId } } });
    await say(assignmentId, submissionId, key);
    const day = await tell(DAY);
    expect(day.decided).toBe(2);
    expect(day.to.toSorted()).toEqual([learner.email, other.learner.email].toSorted());
    expect(mailbox.mails().find(({ to }) => to === learner.email)?.text).toContain(': 3 comments');
    // What was told of once is no news on the next day.
    mailbox.empty();
    expect(await tell(2 * DAY)).toEqual(NOTHING);
  });

  it('does not go to who has read it, whose e-mail is not confirmed, or who may not come in', async () => {
    const assignmentId = await makeAssignment(cohortId);
    const [reader, unknown, disabled] = [
      await learnerAt(assignmentId),
      await learnerAt(assignmentId),
      await learnerAt(assignmentId),
    ];
    const change = (id: string, data: object) => db().user.update({ where: { id }, data });
    await change(unknown.learner.id, { emailConfirmedAt: null });
    await change(disabled.learner.id, { disabledAt: new Date() });
    for (const { submissionId } of [reader, unknown, disabled]) {
      await say(assignmentId, submissionId);
    }
    await becomePerson(reader.learner);
    await read((await selectOwnThreads(reader.submissionId)).map(({ id }) => id));
    expect((await tell(20 * MINUTE)).to).toEqual([]);
    expect(await db().letter.count()).toBe(0);
  });

  it('comes when results are released, and not before', async () => {
    const assignmentId = await makeAssignment(cohortId, { release: 'byHand' });
    const { learner, submissionId } = await learnerAt(assignmentId);
    await say(assignmentId, submissionId);
    expect((await tell(20 * MINUTE)).to).toEqual([]);
    await setReleased(assignmentId, true);
    expect((await tell(40 * MINUTE)).to).toEqual([learner.email]);
  });

  it('says what was graded anew, once it is released and as long as it was not seen', async () => {
    const assignmentId = await makeAssignment(cohortId, { release: 'byHand' });
    const { learner, submissionId } = await learnerAt(assignmentId);
    const same = await learnerAt(assignmentId);
    const gradeOf = async (id: string) =>
      (await db().submission.findUniqueOrThrow({ where: { id } })).currentGradeId ?? '';
    await db().regrade.create({
      data: {
        ...{ mission: 'newsletter', assignmentId, scope: assignmentId, state: 'applied' },
        ...{ missionVersion: '2', rulesVersion: '2', engineVersion: '2', appliedAt: new Date() },
        ...{ total: 2, unchanged: 0, leftOut: 0, expectedEvents: 0, open: null },
        items: {
          create: await Promise.all(
            [submissionId, same.submissionId].map(async (id) => ({
              ...{ submissionId: id, fromGradeId: await gradeOf(id), state: 'applied' as const },
              differs: id === submissionId,
            })),
          ),
        },
      },
    });
    expect(await tell(20 * MINUTE)).toEqual(NOTHING);
    await setReleased(assignmentId, true);
    expect(await tell(20 * MINUTE)).toEqual({ decided: 1, to: [learner.email] });
    const [mail] = mailbox.mails();
    expect(mail?.subject).toBe('What you handed in was graded anew');
    expect(mail?.text).toContain('there is news of what you handed in');
    expect(mail?.text).toContain('- A newsletter (A class): graded anew\n');
    await becomePerson(learner);
    await markRegradesSeen(submissionId);
    mailbox.empty();
    await db().user.updateMany({ data: { newsMailedAt: null } });
    expect(await tell(20 * MINUTE)).toEqual(NOTHING);
  });

  it('ends by its link, signed in or not, and begins again on the account page', async () => {
    const assignmentId = await makeAssignment(cohortId);
    const { learner, submissionId } = await learnerAt(assignmentId);
    await say(assignmentId, submissionId);
    await tell(20 * MINUTE);
    const [mail] = mailbox.mails();
    const token = /\/inbox\/stop\/(\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
    expect(mail?.head).toContain(`/api/news/${token}>`);
    await expect(stopNews(`${token}x`)).rejects.toMatchObject({ code: 'not-found' });
    await stopNews(token);
    mailbox.empty();
    await say(assignmentId, submissionId);
    expect(await tell(DAY)).toEqual(NOTHING);
    await becomePerson(learner);
    await chooseNews({ newsByMail: true });
    expect((await tell(DAY)).to).toEqual([learner.email]);
  });
});
