import 'server-only';
import { Prisma } from '@/generated/prisma/client';
import { db } from '@/server/db';
import { IS_RELEASED } from './class-conditions';

/** The threads to somebody, with the submission of theirs that each is about: to them alone, and to the groups of their counted tries. */
export const threadsTo = (userId: string) => Prisma.sql`
  SELECT t."id" AS "threadId", s."id" AS "submissionId", t."assignmentId"
  FROM "Submission" s JOIN "Thread" t ON t."submissionId" = s."id" JOIN "Assignment" a ON a."id" = t."assignmentId"
  WHERE s."userId" = ${userId}::uuid AND (t."openedById" = s."userId" OR ${IS_RELEASED})
  UNION ALL
  SELECT t."id", s."id", t."assignmentId" FROM "CohortMember" m
  JOIN "Result" r ON r."cohortId" = m."cohortId" AND r."userId" = m."userId"
  JOIN "Submission" s ON s."id" = r."countedId" JOIN "Likeness" l ON l."gradeId" = s."currentGradeId"
  JOIN "Thread" t ON t."assignmentId" = r."assignmentId" AND t."groupKey" = l."key"
  JOIN "Assignment" a ON a."id" = r."assignmentId"
  WHERE m."userId" = ${userId}::uuid AND m."role" = 'learner' AND m."status" = 'active' AND ${IS_RELEASED}`;

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
