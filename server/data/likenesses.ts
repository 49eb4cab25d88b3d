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

/** So many different designs are read at once. */
const BATCH = 500;

/** What a grade depends on: the same seed stands for the same design, up to names, under the same rules. */
interface Graded {
  seed: string;
  engineVersion: string;
  missionVersion: string;
}

/**
 * Adds what is missing of what graded designs are like, from before it was noted or made in an earlier way; answers how many there
 * were. It is made once for each different design and stored for all that are equal to it. Grades that no likeness can be made of are
 * left out, and looked at again the next time.
 */
export async function fillLikenesses(mission: Mission, which: Ungrouped): Promise<number> {
  const current =
    'mission' in which
      ? Prisma.sql`SELECT s."currentGradeId" FROM "Submission" s WHERE s."mission" = ${which.mission}`
      : Prisma.sql`SELECT s."currentGradeId" FROM "Result" r JOIN "Submission" s ON s."id" = r."countedId"
          WHERE r."assignmentId" = ${which.assignmentId}::uuid`;
  const missing = Prisma.sql`
    SELECT g."id", g."seed", g."engineVersion", g."missionVersion" FROM (${current}) c
    JOIN "Grade" g ON g."id" = c."currentGradeId" LEFT JOIN "Likeness" l ON l."gradeId" = g."id"
    WHERE l."version" IS NULL OR l."version" <> ${LIKENESS_VERSION}`;
  let after: Graded = { seed: '', engineVersion: '', missionVersion: '' };
  let count = 0;
  for (;;) {
    const rows = await selectDesigns(missing, after);
    const last = rows.at(-1);
    if (last === undefined) break;
    after = last;
    const made = rows.flatMap(({ gradeId, diagram, findings, ...graded }) => {
      const like = likenessOfStored(mission, diagram, findings);
      return like === null ? [] : [{ gradeId, ...graded, ...likenessRow(like) }];
    });
    count += await storeLikenesses(missing, made);
  }
  if (count > 0) await moveThreads();
  return count;
}

type Read = Graded & { gradeId: string; diagram: Diagram; findings: unknown };

/** One of each of the next different designs. Of their reports the findings alone: the runs beside them are most of one. */
function selectDesigns(missing: Prisma.Sql, after: Graded): Promise<Read[]> {
  const { seed, engineVersion, missionVersion } = after;
  return db().$queryRaw<Read[]>`
    SELECT n.*, s."diagram", g."report" -> 'findings' AS "findings"
    FROM (SELECT DISTINCT ON (m."seed", m."engineVersion", m."missionVersion")
            m."id" AS "gradeId", m."seed", m."engineVersion", m."missionVersion"
          FROM (${missing}) m
          WHERE (m."seed", m."engineVersion", m."missionVersion") > (${seed}, ${engineVersion}, ${missionVersion})
          ORDER BY m."seed", m."engineVersion", m."missionVersion", m."id" LIMIT ${BATCH}) n
    JOIN "Grade" g ON g."id" = n."gradeId" JOIN "Submission" s ON s."id" = g."submissionId"
    ORDER BY n."seed", n."engineVersion", n."missionVersion"`;
}

type Made = Graded & { gradeId: string } & ReturnType<typeof likenessRow>;

/** Stores likenesses for all grades of equal designs that miss theirs; answers how many. */
function storeLikenesses(missing: Prisma.Sql, made: readonly Made[]): Promise<number> {
  if (made.length === 0) return Promise.resolve(0);
  return db().$executeRaw`
    INSERT INTO "Likeness" ("gradeId", "version", "key", "design", "failed")
    SELECT m."id", x."version", x."key", x."design", x."failed"
    FROM json_to_recordset(${JSON.stringify(made)}::json) AS x("seed" text, "engineVersion" text, "missionVersion" text,
      "version" int, "key" text, "design" text, "failed" json)
    JOIN (${missing}) m USING ("seed", "engineVersion", "missionVersion")
    ON CONFLICT ("gradeId") DO UPDATE SET "version" = EXCLUDED."version", "key" = EXCLUDED."key",
      "design" = EXCLUDED."design", "failed" = EXCLUDED."failed"`;
}

/** What was said to a group stays with those who are like the design on which it was written. */
async function moveThreads(): Promise<void> {
  await db().$executeRaw`
    UPDATE "Thread" t SET "groupKey" = l."key"
    FROM "Submission" s JOIN "Likeness" l ON l."gradeId" = s."currentGradeId"
    WHERE t."exampleId" = s."id" AND t."groupKey" IS NOT NULL AND t."groupKey" <> l."key"`;
}

/** Null for a design that has no components to speak of, as only a damaged row can hold. */
function likenessOfStored(mission: Mission, diagram: Diagram, stored: unknown): Likeness | null {
  if (!Array.isArray(diagram?.components) || !Array.isArray(stored)) return null;
  const findings: Finding[] = readReport({ findings: stored }).findings;
  return likenessOf(mission, diagram, findings);
}
