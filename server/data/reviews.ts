import 'server-only';
import type { ReviewQuery } from '@/core/classes/review-query';
import { Prisma } from '@/generated/prisma/client';
import { signedInViewer } from '@/server/auth/guards';
import { db } from '@/server/db';
import { requireAssignment } from './assignments';
import { refuseArchived, requireClass } from './class-access';
import { isLearnerOf, REVIEW_NAME } from './class-conditions';
import { requireHandedInTo } from './handed-in-to';
import { staffedBy } from './teaching';

/** A submission in the queue of an assignment; `handedInAt` in ISO 8601, UTC. */
export interface ReviewLine {
  submissionId: string;
  userId: string;
  name: string;
  handedInAt: string;
  earned: number | null;
  total: number | null;
  passed: boolean | null;
  /** Its group of alike designs; null when that is not known. */
  group: string | null;
  /** Somebody has said something about it, to its learner or its group, or has looked it through. */
  reviewed: boolean;
  asks: boolean;
}

/** Where a submission stands in the queue that a query shows, and which come before and after it. */
export interface ReviewPlace {
  before: string | null;
  after: string | null;
  /** Its place from 1, and how many there are; one that the query does not show any more stands between two. */
  number: number;
  count: number;
}

export const REVIEW_PAGE = 50;

type Filter = Pick<ReviewQuery, 'show' | 'group'>;

/** Staff said something to the learner of a submission `s` about assignment `a`, or to the group of its likeness `l`, or marked it. */
const REVIEWED = Prisma.sql`(
  EXISTS (SELECT 1 FROM "Mark" k WHERE k."assignmentId" = a."id" AND k."submissionId" = s."id")
  OR EXISTS (SELECT 1 FROM "Thread" t JOIN "Comment" c ON c."threadId" = t."id" AND c."fromStaff"
             WHERE t."assignmentId" = a."id" AND t."submissionId" = s."id")
  OR EXISTS (SELECT 1 FROM "Thread" t WHERE t."assignmentId" = a."id" AND t."groupKey" = l."key"))`;

const ASKS = Prisma.sql`EXISTS (SELECT 1 FROM "Thread" t WHERE t."assignmentId" = a."id" AND t."submissionId" = s."id" AND t."asks")`;

/** The rows of a queue: of each learner the try that counts, or every try that its learner asks about. `more` are joins of other tables. */
function queueOf(
  cohortId: string,
  assignmentId: string,
  { show, group }: Filter,
  more = Prisma.empty,
): Prisma.Sql {
  const which =
    show === 'asked'
      ? Prisma.sql`s."userId" = r."userId" AND s."id" IN (
          SELECT t."submissionId" FROM "Thread" t WHERE t."assignmentId" = ${assignmentId}::uuid AND t."asks")`
      : Prisma.sql`s."id" = r."countedId"`;
  return Prisma.sql`
    FROM "Assignment" a
    JOIN "Result" r ON r."assignmentId" = a."id"
    JOIN "CohortMember" m ON m."cohortId" = r."cohortId" AND m."userId" = r."userId"
    JOIN "Submission" s ON ${which} LEFT JOIN "Likeness" l ON l."gradeId" = s."currentGradeId" ${more}
    WHERE ${isLearnerOf(cohortId)} AND a."id" = ${assignmentId}::uuid AND a."cohortId" = ${cohortId}::uuid
      ${show === 'waiting' ? Prisma.sql`AND NOT ${REVIEWED}` : Prisma.empty}
      ${group === null ? Prisma.empty : Prisma.sql`AND l."key" = ${group}`}`;
}

/** A page of the queue of an assignment, what was handed in first on top, and how long the queue is. */
export async function selectReviewQueue(
  cohortId: string,
  assignmentId: string,
  query: ReviewQuery,
): Promise<{ lines: ReviewLine[]; count: number }> {
  await requireClass(cohortId, 'look');
  const rows = await db().$queryRaw<
    (Omit<ReviewLine, 'handedInAt'> & { handedInAt: Date; count: number })[]
  >`
    SELECT s."id" AS "submissionId", r."userId", ${REVIEW_NAME} AS "name", s."createdAt" AS "handedInAt",
           g."earned", g."total", g."passed", l."key" AS "group", ${REVIEWED} AS "reviewed", ${ASKS} AS "asks",
           count(*) OVER ()::int AS "count"
    ${queueOf(
      cohortId,
      assignmentId,
      query,
      Prisma.sql`JOIN "User" u ON u."id" = r."userId" LEFT JOIN "Grade" g ON g."id" = s."currentGradeId"`,
    )}
    ORDER BY s."createdAt", s."id" LIMIT ${REVIEW_PAGE} OFFSET ${(query.page - 1) * REVIEW_PAGE}`;
  return {
    lines: rows.map(({ count: _, handedInAt, ...row }) => ({
      ...row,
      handedInAt: handedInAt.toISOString(),
    })),
    count: rows[0]?.count ?? 0,
  };
}

/** How many submissions of each mission that is set to a class wait for a first word, and about how many a learner asks. */
export async function selectReviewCounts(
  cohortId: string,
): Promise<Map<string, { waiting: number; asked: number }>> {
  await requireClass(cohortId, 'look');
  const rows = await db().$queryRaw<{ id: string; waiting: number; asked: number }[]>`
    SELECT a."id",
      (SELECT count(*)::int FROM "Result" r
       JOIN "CohortMember" m ON m."cohortId" = r."cohortId" AND m."userId" = r."userId"
       JOIN "Submission" s ON s."id" = r."countedId" LEFT JOIN "Likeness" l ON l."gradeId" = s."currentGradeId"
       WHERE ${isLearnerOf(cohortId)} AND r."assignmentId" = a."id" AND NOT ${REVIEWED}) AS "waiting",
      (SELECT count(DISTINCT t."submissionId")::int FROM "Thread" t JOIN "Submission" s ON s."id" = t."submissionId"
       JOIN "CohortMember" m ON m."userId" = s."userId"
       WHERE ${isLearnerOf(cohortId)} AND t."assignmentId" = a."id" AND t."asks") AS "asked"
    FROM "Assignment" a WHERE a."cohortId" = ${cohortId}::uuid AND a."kind" = 'mission'`;
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

/** The neighbours of a submission in the queue that a query shows. */
export async function selectReviewPlace(
  cohortId: string,
  assignmentId: string,
  submissionId: string,
  filter: Filter,
): Promise<ReviewPlace> {
  await requireClass(cohortId, 'look');
  const [row] = await db().$queryRaw<
    { before: string | null; after: string | null; earlier: number; count: number }[]
  >`
    WITH q AS (SELECT s."id", s."createdAt" ${queueOf(cohortId, assignmentId, filter)}),
         here AS (SELECT "id", "createdAt" FROM "Submission" WHERE "id" = ${submissionId}::uuid)
    SELECT
      (SELECT q."id" FROM q, here WHERE (q."createdAt", q."id") < (here."createdAt", here."id")
       ORDER BY q."createdAt" DESC, q."id" DESC LIMIT 1) AS "before",
      (SELECT q."id" FROM q, here WHERE (q."createdAt", q."id") > (here."createdAt", here."id")
       ORDER BY q."createdAt", q."id" LIMIT 1) AS "after",
      (SELECT count(*)::int FROM q, here WHERE (q."createdAt", q."id") < (here."createdAt", here."id")) AS "earlier",
      (SELECT count(*)::int FROM q) AS "count"`;
  return {
    before: row?.before ?? null,
    after: row?.after ?? null,
    number: (row?.earlier ?? 0) + 1,
    count: row?.count ?? 0,
  };
}

/** What a review needs to know of a submission beside itself. */
export interface Reviewed {
  userId: string;
  /** As the class calls its learner. */
  name: string;
  /** It is the try that counts. */
  counts: boolean;
  /** Its group, and how many tries that count are of it; null when that is not known, or the try does not count. */
  group: { key: string; members: number } | null;
  marked: boolean;
  /** Names are hidden. */
  anonymous: boolean;
  /** What the assignment gives at most. */
  outOf: number;
  /** Points by hand; null where the grade decides. `version` is 0 before anybody set any. */
  hand: { points: number; outOf: number; reason: string; reviewer: string | null } | null;
  version: number;
  /** What this learner handed in to the assignment. */
  tries: string[];
}

/** What a review of a submission that was handed in to an assignment needs; null for any other. */
export async function selectOptionalReviewed(
  cohortId: string,
  assignmentId: string,
  submissionId: string,
): Promise<Reviewed | null> {
  await requireClass(cohortId, 'look');
  const [row] = await db().$queryRaw<
    (Omit<Reviewed, 'group' | 'hand' | 'version'> & {
      key: string | null;
      members: number;
      points: number | null;
      pointsOf: number | null;
      reason: string | null;
      version: number | null;
      reviewer: string | null;
    })[]
  >`
    SELECT s."userId", ${REVIEW_NAME} AS "name", a."anonymous", a."points" AS "outOf", COALESCE(r."countedId" = s."id", FALSE) AS "counts", l."key",
      (SELECT count(*)::int FROM "Result" r2
       JOIN "CohortMember" m ON m."cohortId" = r2."cohortId" AND m."userId" = r2."userId"
       JOIN "Submission" s2 ON s2."id" = r2."countedId" JOIN "Likeness" l2 ON l2."gradeId" = s2."currentGradeId"
       WHERE ${isLearnerOf(cohortId)} AND r2."assignmentId" = a."id" AND l2."key" = l."key") AS "members",
      k."submissionId" IS NOT NULL AS "marked", k."points", k."outOf" AS "pointsOf", k."reason", k."version",
      kr."name" AS "reviewer",
      ARRAY(SELECT w2."submissionId" FROM "AssignedWork" w2 JOIN "Submission" s2 ON s2."id" = w2."submissionId"
            WHERE w2."assignmentId" = a."id" AND s2."userId" = s."userId") AS "tries"
    FROM "Assignment" a
    JOIN "AssignedWork" w ON w."assignmentId" = a."id" JOIN "Submission" s ON s."id" = w."submissionId"
    JOIN "User" u ON u."id" = s."userId"
    JOIN "CohortMember" m ON m."cohortId" = a."cohortId" AND m."userId" = s."userId" AND m."role" = 'learner'
    LEFT JOIN "Result" r ON r."assignmentId" = a."id" AND r."userId" = s."userId"
    LEFT JOIN "Likeness" l ON l."gradeId" = s."currentGradeId"
    LEFT JOIN "Mark" k ON k."assignmentId" = a."id" AND k."submissionId" = s."id"
    LEFT JOIN "User" kr ON kr."id" = k."reviewerId"
    WHERE a."id" = ${assignmentId}::uuid AND a."cohortId" = ${cohortId}::uuid AND s."id" = ${submissionId}::uuid`;
  if (row === undefined) return null;
  const { key, members, points, pointsOf, reason, version, reviewer, ...rest } = row;
  return {
    ...rest,
    group: key !== null && rest.counts ? { key, members } : null,
    hand:
      points === null
        ? null
        : { points, outOf: pointsOf ?? rest.outOf, reason: reason ?? '', reviewer },
    version: version ?? 0,
  };
}

/** The assignments to which a submission was handed in, of classes whose pages for staff are open to the viewer. */
export async function selectReviewPlaces(
  submissionId: string,
): Promise<{ cohortId: string; assignmentId: string; className: string }[]> {
  const viewer = await signedInViewer();
  const rows = await db().assignedWork.findMany({
    where: { submissionId, assignment: { cohort: staffedBy(viewer) } },
    select: {
      assignment: { select: { id: true, cohortId: true, cohort: { select: { name: true } } } },
    },
  });
  return rows.map(({ assignment: { id, cohortId, cohort } }) => ({
    cohortId,
    assignmentId: id,
    className: cohort.name,
  }));
}

/** Notes that the viewer has looked a submission through, or takes that back. */
export async function setMark(
  assignmentId: string,
  submissionId: string,
  looked: boolean,
): Promise<void> {
  const { open } = await requireAssignment(assignmentId, 'review');
  refuseArchived(open);
  const key = { assignmentId, submissionId };
  await db().$transaction(async (tx) => {
    await requireHandedInTo(assignmentId, submissionId, tx);
    // Points by hand stay until they are taken back.
    if (!looked) await tx.mark.deleteMany({ where: { ...key, points: null } });
    else {
      await tx.mark.upsert({
        where: { assignmentId_submissionId: key },
        create: { ...key, reviewerId: open.viewer.id },
        update: {},
        select: { at: true },
      });
    }
  });
}
