import 'server-only';
import type { Flip, RegradeNotice } from '@/core/contracts/regrade-line';
import { Prisma } from '@/generated/prisma/client';
import { signedInViewer } from '@/server/auth/guards';
import { db } from '@/server/db';
import { IS_RELEASED, RELEASED_AT } from './class-conditions';

/** Regraded tries `i` that differ, as far as a class to which they were handed in shows them; `k` is one that does. */
const TOLD = Prisma.sql`
  FROM "Submission" s JOIN "RegradeItem" i ON i."submissionId" = s."id" AND i."differs" AND i."state" IN ('applied', 'undone')
  JOIN "Regrade" x ON x."id" = i."regradeId" JOIN "Grade" g ON g."id" = i."fromGradeId"
  JOIN LATERAL (SELECT c."name", a."id" AS "assignmentId", a."title", ${RELEASED_AT} AS "releasedAt" FROM "AssignedWork" w JOIN "Assignment" a ON a."id" = w."assignmentId"
    JOIN "Cohort" c ON c."id" = a."cohortId" WHERE w."submissionId" = s."id" AND ${IS_RELEASED} ORDER BY a."id" LIMIT 1) k ON TRUE`;

/** Those of one account. */
const toldTo = (userId: string) => Prisma.sql`${TOLD} WHERE s."userId" = ${userId}::uuid`;

/** When a regraded try got the grade that it has since. */
const TOLD_AT = Prisma.sql`(CASE WHEN i."state" = 'undone' THEN x."endedAt" ELSE x."appliedAt" END)`;

/** Those that their learners have not seen, each with when it was first there to be seen, and the class and title that tell of it. */
export const UNSEEN_REGRADES = Prisma.sql`
  SELECT s."userId", k."assignmentId", k."name" AS "className", k."title", GREATEST(${TOLD_AT}, k."releasedAt") AS "cameAt"
  ${TOLD} WHERE i."seenAt" IS NULL`;

const MOST = 50;

/** What was graded anew of the viewer's work, the latest first; of one submission if one is named. */
export async function selectRegradeNotices(submissionId?: string): Promise<RegradeNotice[]> {
  const { id } = await signedInViewer();
  const rows = await db().$queryRaw<
    (Omit<RegradeNotice, 'from' | 'to' | 'flips' | 'at'> & {
      fromEarned: number;
      fromTotal: number;
      earned: number;
      total: number;
      flips: Flip[] | null;
      at: Date;
    })[]
  >`
    SELECT x."id" AS "regradeId", s."id" AS "submissionId", s."mission", k."name" AS "className", i."state" = 'undone' AS "undone",
           i."seenAt" IS NULL AS "unread", g."earned" AS "fromEarned", g."total" AS "fromTotal", i."earned", i."total", i."flips",
           ${TOLD_AT} AS "at"
    ${toldTo(id)} ${submissionId === undefined ? Prisma.empty : Prisma.sql`AND s."id" = ${submissionId}::uuid`}
    ORDER BY "at" DESC, s."id" LIMIT ${MOST}`;
  return rows.map(({ fromEarned, fromTotal, earned, total, at, flips, ...row }) => {
    const [before, after] = [
      { earned: fromEarned, total: fromTotal },
      { earned, total },
    ];
    const [from, to] = row.undone ? [after, before] : [before, after];
    return { ...row, from, to, flips: flips ?? [], at: at.toISOString() };
  });
}

/** How many of these the viewer has not seen. */
export async function countUnseenRegrades(): Promise<number> {
  const { id } = await signedInViewer();
  const [row] = await db().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS "count" ${toldTo(id)} AND i."seenAt" IS NULL`;
  return row?.count ?? 0;
}

/** Notes that the viewer has seen what is told of an own submission. */
export async function markRegradesSeen(submissionId: string): Promise<void> {
  const { id } = await signedInViewer();
  await db().regradeItem.updateMany({
    where: {
      submissionId,
      seenAt: null,
      state: { in: ['applied', 'undone'] },
      submission: { userId: id },
    },
    data: { seenAt: new Date() },
  });
}
