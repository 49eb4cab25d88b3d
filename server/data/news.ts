import 'server-only';
import type { ClassNews } from '@/core/contracts/class-news';
import { signedInViewer } from '@/server/auth/guards';
import { db } from '@/server/db';
import { RELEASED_AT } from './class-conditions';
import { insertLetter } from './letters';
import { UNSEEN_REGRADES } from './regrade-notices';
import { RELEASED_THREADS, threadsTo, unreadFor } from './threads-to';

// A job decides on these letters and has no viewer; what is asked of one person is asked by their id.

/** Nobody gets two of these letters within so many hours: a job that is due each hour finds everybody once a day. */
const HOURS_BETWEEN = 20;
/** So much time has an author to add to what was said, or to take it back, minutes. */
const MINUTES_OLD = 15;
/** What is older was read about elsewhere, or is no news any more, days. */
const DAYS_OLD = 7;

/**
 * Decides on letters to all who have something new in their inbox since the last one; how many. What is not released yet is not looked at,
 * so it uses up nobody's letter. Who has read it all gets none when it is written.
 */
export async function insertDueNews(now: Date): Promise<number> {
  const before = (ms: number) => new Date(now.getTime() - ms);
  const last = before(HOURS_BETWEEN * 3_600_000);
  const due = await db().$queryRaw<{ id: string }[]>`
    SELECT DISTINCT u."id" FROM (
      SELECT t."userId", GREATEST(c."createdAt", ${RELEASED_AT}) AS "cameAt" FROM (${RELEASED_THREADS}) t
      JOIN "Comment" c ON c."threadId" = t."threadId" AND c."fromStaff" JOIN "Assignment" a ON a."id" = t."assignmentId"
      UNION ALL SELECT r."userId", r."cameAt" FROM (${UNSEEN_REGRADES}) r) n
    JOIN "User" u ON u."id" = n."userId"
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
    SELECT n."className", n."title", count(DISTINCT n."threadId")::int AS "threads", count(*) FILTER (WHERE n."threadId" IS NULL)::int AS "regrades"
    FROM (
      SELECT k."name" AS "className", a."title", t."threadId"
      FROM (${threadsTo(userId)}) t JOIN "Comment" c ON c."threadId" = t."threadId"
      JOIN "Assignment" a ON a."id" = t."assignmentId" JOIN "Cohort" k ON k."id" = a."cohortId"
      WHERE ${unreadFor(userId)}
      UNION ALL SELECT r."className", r."title", NULL FROM (${UNSEEN_REGRADES}) r WHERE r."userId" = ${userId}::uuid) n
    GROUP BY 1, 2 ORDER BY 1, 2`;
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
