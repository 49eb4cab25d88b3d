import 'server-only';
import { Prisma } from '@/generated/prisma/client';
import { db } from '@/server/db';
import { IS_LEARNER, IS_RELEASED } from './class-conditions';

/**
 * The released threads to learners, each with the submission that it is about: to one alone, and to the groups of counted tries. A thread
 * that its learner opened is never held back.
 */
export const RELEASED_THREADS = Prisma.sql`
  SELECT t."id" AS "threadId", s."id" AS "submissionId", t."assignmentId", s."userId"
  FROM "Submission" s JOIN "Thread" t ON t."submissionId" = s."id" JOIN "Assignment" a ON a."id" = t."assignmentId"
  WHERE t."openedById" = s."userId" OR ${IS_RELEASED}
  UNION ALL
  SELECT t."id", s."id", t."assignmentId", m."userId" FROM "CohortMember" m
  JOIN "Result" r ON r."cohortId" = m."cohortId" AND r."userId" = m."userId"
  JOIN "Submission" s ON s."id" = r."countedId" JOIN "Likeness" l ON l."gradeId" = s."currentGradeId"
  JOIN "Thread" t ON t."assignmentId" = r."assignmentId" AND t."groupKey" = l."key"
  JOIN "Assignment" a ON a."id" = r."assignmentId"
  WHERE ${IS_LEARNER} AND ${IS_RELEASED}`;

/** Those to somebody. */
export const threadsTo = (userId: string) =>
  Prisma.sql`SELECT * FROM (${RELEASED_THREADS}) x WHERE x."userId" = ${userId}::uuid`;

/** The threads to the groups of an account's counted tries, as far as they are released. */
export async function groupThreadsTo(userId: string): Promise<string[]> {
  const rows = await db().$queryRaw<{ threadId: string }[]>`
    SELECT t."threadId" FROM (${threadsTo(userId)}) t
    JOIN "Thread" h ON h."id" = t."threadId" WHERE h."groupKey" IS NOT NULL`;
  return rows.map(({ threadId }) => threadId);
}

/** Whether a text `c` is of staff and not read yet. */
export const unreadFor = (
  userId: string,
) => Prisma.sql`(c."fromStaff" AND NOT EXISTS (SELECT 1 FROM "ThreadReader" x
  WHERE x."threadId" = c."threadId" AND x."userId" = ${userId}::uuid AND x."readAt" >= c."createdAt"))`;
