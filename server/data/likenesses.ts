import 'server-only';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { Finding } from '@/core/contracts/grade-report';
import type { Mission } from '@/core/contracts/mission-schema';
import { LIKENESS_VERSION, type Likeness, likenessOf } from '@/core/grading/likeness';
import { readReport } from '@/core/grading/read-report';
import { Prisma } from '@/generated/prisma/client';
import { db } from '@/server/db';

// What jobs write beside grades: they work for nobody in particular, so nothing here asks for a viewer. What it is made from
// is read and not given out.

/** The row of what a graded design is like. */
export function likenessRow({ key, design, failed }: Likeness) {
  return {
    version: LIKENESS_VERSION,
    key,
    design,
    failed: failed as unknown as Prisma.InputJsonValue,
  };
}

/** Which grades to look at: the current ones of a mission, or of the tries that count for an assignment. */
export type Ungrouped = { mission: string } | { assignmentId: string };

const BATCH = 250;

/**
 * Adds what is missing of what graded designs are like, from before it was noted or made in an earlier way, in batches; answers how
 * many there were. Grades that no likeness can be made of are left out, and looked at again the next time.
 */
export async function fillLikenesses(mission: Mission, which: Ungrouped): Promise<number> {
  // The ids first, so that what a batch reads of reports is its own alone.
  const current =
    'mission' in which
      ? Prisma.sql`SELECT s."currentGradeId" FROM "Submission" s WHERE s."mission" = ${which.mission}`
      : Prisma.sql`SELECT s."currentGradeId" FROM "Result" r JOIN "Submission" s ON s."id" = r."countedId"
          WHERE r."assignmentId" = ${which.assignmentId}::uuid`;
  let after = '00000000-0000-0000-0000-000000000000';
  for (let count = 0; ; ) {
    // The findings alone: the runs beside them are most of a report.
    const rows = await db().$queryRaw<{ gradeId: string; diagram: Diagram; findings: unknown }[]>`
      SELECT g."id" AS "gradeId", s."diagram", g."report" -> 'findings' AS "findings"
      FROM (SELECT c."currentGradeId" AS "id" FROM (${current}) c
            LEFT JOIN "Likeness" l ON l."gradeId" = c."currentGradeId"
            WHERE c."currentGradeId" > ${after}::uuid AND (l."version" IS NULL OR l."version" <> ${LIKENESS_VERSION})
            ORDER BY 1 LIMIT ${BATCH}) n
      JOIN "Grade" g ON g."id" = n."id" JOIN "Submission" s ON s."id" = g."submissionId" ORDER BY g."id"`;
    const last = rows.at(-1);
    if (last === undefined) return count;
    after = last.gradeId;
    const made = rows.flatMap(({ gradeId, diagram, findings }) => {
      const like = likenessOfStored(mission, diagram, findings);
      return like === null ? [] : [{ gradeId, ...likenessRow(like) }];
    });
    await storeLikenesses(made);
    count += made.length;
  }
}

type Row = { gradeId: string } & ReturnType<typeof likenessRow>;

async function storeLikenesses(rows: Row[]): Promise<void> {
  await db().$transaction(async (tx) => {
    await tx.likeness.deleteMany({ where: { gradeId: { in: rows.map((row) => row.gradeId) } } });
    await tx.likeness.createMany({ data: rows, skipDuplicates: true });
    // What was said to a group stays with those who are like the design on which it was written.
    await tx.$executeRaw`
      UPDATE "Thread" t SET "groupKey" = l."key"
      FROM "Submission" s JOIN "Likeness" l ON l."gradeId" = s."currentGradeId"
      WHERE t."exampleId" = s."id" AND t."groupKey" IS NOT NULL AND t."groupKey" <> l."key"
        AND l."gradeId" = ANY(${rows.map((row) => row.gradeId)}::uuid[])`;
  });
}

/** Null for a design that has no components to speak of, as only a damaged row can hold. */
function likenessOfStored(mission: Mission, diagram: Diagram, stored: unknown): Likeness | null {
  if (!Array.isArray(diagram?.components) || !Array.isArray(stored)) return null;
  const findings: Finding[] = readReport({ findings: stored }).findings;
  return likenessOf(mission, diagram, findings);
}
