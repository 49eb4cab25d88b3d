import 'server-only';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { FailedCheck } from '@/core/grading/likeness';
import { db } from '@/server/db';
import { requireClass } from './class-access';
import { isLearnerOf, REVIEW_NAME } from './class-conditions';

/** The try of a learner that counts for an assignment, with what its design is like. */
export interface CountedDesign {
  submissionId: string;
  userId: string;
  name: string;
  key: string;
  design: string;
  failed: FailedCheck[];
  earned: number;
  total: number;
}

/** The tries that count for an assignment of a class, by the names of their learners; those of which nothing is known are left out. */
export async function selectCountedDesigns(
  cohortId: string,
  assignmentId: string,
): Promise<CountedDesign[]> {
  await requireClass(cohortId, 'look');
  return db().$queryRaw<CountedDesign[]>`
    SELECT s."id" AS "submissionId", r."userId", ${REVIEW_NAME} AS "name",
           l."key", l."design", l."failed", g."earned", g."total"
    FROM "Result" r
    JOIN "CohortMember" m ON m."cohortId" = r."cohortId" AND m."userId" = r."userId"
    JOIN "User" u ON u."id" = r."userId"
    JOIN "Assignment" a ON a."id" = r."assignmentId" JOIN "Submission" s ON s."id" = r."countedId"
    JOIN "Likeness" l ON l."gradeId" = s."currentGradeId" JOIN "Grade" g ON g."id" = l."gradeId"
    WHERE ${isLearnerOf(cohortId)} AND r."cohortId" = ${cohortId}::uuid AND r."assignmentId" = ${assignmentId}::uuid
    ORDER BY CASE WHEN a."anonymous" THEN '' ELSE m."sortName" END, r."userId"`;
}

/** The designs of the tries that count for an assignment and are of one group, by submission. */
export async function selectDesignsOfGroup(
  cohortId: string,
  assignmentId: string,
  key: string,
): Promise<Map<string, Diagram>> {
  await requireClass(cohortId, 'look');
  const rows = await db().$queryRaw<{ submissionId: string; diagram: Diagram }[]>`
    SELECT s."id" AS "submissionId", s."diagram"
    FROM "Result" r
    JOIN "CohortMember" m ON m."cohortId" = r."cohortId" AND m."userId" = r."userId"
    JOIN "Submission" s ON s."id" = r."countedId"
    JOIN "Likeness" l ON l."gradeId" = s."currentGradeId"
    WHERE ${isLearnerOf(cohortId)} AND r."cohortId" = ${cohortId}::uuid AND r."assignmentId" = ${assignmentId}::uuid
      AND l."key" = ${key}`;
  return new Map(rows.map(({ submissionId, diagram }) => [submissionId, diagram]));
}

/** The designs that were handed in as these tries of an assignment. */
export async function selectDesignsOf(
  cohortId: string,
  submissionIds: readonly string[],
): Promise<Map<string, Diagram>> {
  await requireClass(cohortId, 'look');
  const rows = await db().submission.findMany({
    where: {
      id: { in: [...submissionIds] },
      assignedTo: { some: { assignment: { cohortId } } },
    },
    select: { id: true, diagram: true },
  });
  return new Map(rows.map(({ id, diagram }) => [id, diagram as unknown as Diagram]));
}
