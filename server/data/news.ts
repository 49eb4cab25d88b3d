import 'server-only';
import type { ClassNews } from '@/core/contracts/class-news';
import { Prisma } from '@/generated/prisma/client';
import { signedInViewer } from '@/server/auth/guards';
import { db } from '@/server/db';
import { IS_RELEASED } from './class-conditions';
import { insertLetter } from './letters';
import { threadsTo, unreadFor } from './threads-to';

// A job decides on these letters and has no viewer; what is asked of one person is asked by their id.

/** Nobody gets two of these letters within so many hours: a job that is due each hour finds everybody once a day. */
const HOURS_BETWEEN = 20;
/** So much time has an author to add to what was said, or to take it back, minutes. */
const MINUTES_OLD = 15;
/** What is older was read about elsewhere, or is no news any more, days. */
const DAYS_OLD = 7;

/** When a text `c` of a thread `t` came to its learner: when it was written, or when an assignment `a` was released after that. */
const CAME_AT = Prisma.sql`GREATEST(c."createdAt", CASE a."release"
  WHEN 'afterDue' THEN a."dueAt" WHEN 'onDate' THEN a."releaseAt" WHEN 'byHand' THEN a."releasedAt" END)`;

/** Accounts to which something was said that they may see, read or not, as `id`. What is not released yet must not use up their letter. */
const TALKED_TO = Prisma.sql`
  SELECT s."userId" AS "id", ${CAME_AT} AS "cameAt" FROM "Comment" c JOIN "Thread" t ON t."id" = c."threadId"
  JOIN "Assignment" a ON a."id" = t."assignmentId" JOIN "Submission" s ON s."id" = t."submissionId"
  WHERE c."fromStaff" AND (t."openedById" = s."userId" OR ${IS_RELEASED})
  UNION ALL
  SELECT r."userId", ${CAME_AT} FROM "Comment" c JOIN "Thread" t ON t."id" = c."threadId"
  JOIN "Assignment" a ON a."id" = t."assignmentId" JOIN "Result" r ON r."assignmentId" = a."id"
  JOIN "Submission" s ON s."id" = r."countedId" JOIN "Likeness" l ON l."gradeId" = s."currentGradeId"
  WHERE c."fromStaff" AND l."key" = t."groupKey" AND ${IS_RELEASED}`;

/** Decides on letters to all who have something new in their inbox since the last one; how many. Who has read it all gets none when it is written. */
export async function insertDueNews(now: Date): Promise<number> {
  const before = (ms: number) => new Date(now.getTime() - ms);
  const last = before(HOURS_BETWEEN * 3_600_000);
  const due = await db().$queryRaw<{ id: string }[]>`
    SELECT DISTINCT u."id" FROM (${TALKED_TO}) n JOIN "User" u ON u."id" = n."id"
    WHERE n."cameAt" BETWEEN ${before(DAYS_OLD * 86_400_000)} AND ${before(MINUTES_OLD * 60_000)}
      AND u."newsByMail" AND u."emailConfirmedAt" IS NOT NULL AND u."disabledAt" IS NULL AND u."deletedAt" IS NULL
      AND (u."newsMailedAt" IS NULL OR (u."newsMailedAt" < ${last} AND n."cameAt" > u."newsMailedAt"))`;
  let decided = 0;
  for (const { id } of due) {
    decided += await db().$transaction(async (tx) => {
      // Another process may have found the same ones.
      const { count } = await tx.user.updateMany({
        where: { id, OR: [{ newsMailedAt: null }, { newsMailedAt: { lt: last } }] },
        data: { newsMailedAt: now },
      });
      if (count > 0) await insertLetter(tx, id, { kind: 'news', userId: id });
      return count;
    });
  }
  return decided;
}

/** Whom a letter about news goes to, and what it counts; null when nothing is unread, or they want or may have no such letter. */
export async function selectOptionalNews(
  userId: string,
): Promise<{ to: string; name: string; news: ClassNews[] } | null> {
  const account = await db().user.findFirst({
    where: {
      id: userId,
      newsByMail: true,
      emailConfirmedAt: { not: null },
      disabledAt: null,
      deletedAt: null,
    },
    select: { email: true, name: true },
  });
  if (account === null) return null;
  const news = await db().$queryRaw<ClassNews[]>`
    SELECT k."name" AS "className", a."title", count(DISTINCT t."threadId")::int AS "threads"
    FROM (${threadsTo(userId)}) t JOIN "Comment" c ON c."threadId" = t."threadId"
    JOIN "Assignment" a ON a."id" = t."assignmentId" JOIN "Cohort" k ON k."id" = a."cohortId"
    WHERE ${unreadFor(userId)} GROUP BY 1, 2 ORDER BY 1, 2`;
  return news.length === 0 ? null : { to: account.email, name: account.name, news };
}

/** Whether the viewer gets such letters. */
export async function selectNewsByMail(): Promise<boolean> {
  const { id } = await signedInViewer();
  const { newsByMail } = await db().user.findUniqueOrThrow({
    where: { id },
    select: { newsByMail: true },
  });
  return newsByMail;
}

/** Sends the viewer such letters from now on, or no more. */
export async function updateNewsByMail(newsByMail: boolean): Promise<void> {
  const { id } = await signedInViewer();
  await stopOrSend(id, newsByMail);
}

/** Sends an account no such letters any more. The caller has seen the link of one. */
export const stopNewsTo = (userId: string) => stopOrSend(userId, false);

async function stopOrSend(id: string, newsByMail: boolean): Promise<void> {
  await db().user.updateMany({ where: { id }, data: { newsByMail } });
}
