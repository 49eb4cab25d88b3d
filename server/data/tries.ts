import 'server-only';
import type { Try } from '@/core/classes/settle';
import type { Terms } from '@/core/classes/terms';
import type { Prisma } from '@/generated/prisma/client';

type Tx = Prisma.TransactionClient;

/** An instant as ms since 1970; null for none. */
export const ms = (at: Date | null) => at?.getTime() ?? null;

export type AssignmentRow = Prisma.AssignmentGetPayload<object>;

/** The terms of an assignment as they stand in its row. */
export function termsOf(row: AssignmentRow): Terms {
  const { attempts, lateRule, latePercent, points, counts } = row;
  return {
    opensAt: ms(row.opensAt),
    dueAt: ms(row.dueAt),
    closesAt: ms(row.closesAt),
    attempts,
    lateRule,
    latePercent,
    points,
    counts,
  };
}

interface TryRow extends Omit<Try, 'at' | 'grade' | 'byHand' | 'rubric'> {
  userId: string;
  at: Date;
  earned: number | null;
  total: number | null;
  stars: number | null;
  passed: boolean | null;
  byHand: number | null;
  rubric: number;
}

async function selectTryRows(
  tx: Tx,
  row: AssignmentRow,
  userIds: readonly string[],
): Promise<TryRow[]> {
  if (row.kind === 'quiz') {
    return tx.$queryRaw<TryRow[]>`
      SELECT t."id", t."userId", t."finishedAt" AS "at", t."score" AS "earned", t."total", NULL::int AS "stars",
             TRUE AS "passed", NULL::float8 AS "byHand", 0::float8 AS "rubric", ARRAY[]::text[] AS "failed"
      FROM "AssignedWork" w JOIN "QuizAttempt" t ON t."id" = w."attemptId"
      WHERE w."assignmentId" = ${row.id}::uuid AND t."finishedAt" IS NOT NULL
        AND t."userId" = ANY(${[...userIds]}::uuid[])`;
  }
  if (row.kind === 'round') {
    return tx.$queryRaw<TryRow[]>`
      SELECT r."id", r."userId", r."finishedAt" AS "at", r."earned", r."total", NULL::int AS "stars",
             COALESCE(r."earned", 0) > 0 AS "passed", NULL::float8 AS "byHand", ARRAY[]::text[] AS "failed"
      FROM "AssignedWork" w JOIN "Round" r ON r."id" = w."roundId"
      WHERE w."assignmentId" = ${row.id}::uuid AND r."finishedAt" IS NOT NULL AND r."problem" IS NULL
        AND r."userId" = ANY(${[...userIds]}::uuid[])`;
  }
  return tx.$queryRaw<TryRow[]>`
    SELECT s."id", s."userId", s."createdAt" AS "at", g."earned", g."total", g."stars", g."passed", k."points" / NULLIF(k."outOf", 0) AS "byHand",
           COALESCE((SELECT sum(i."points") FROM "RubricPick" p JOIN "RubricItem" i ON i."id" = p."itemId"
             WHERE p."submissionId" = s."id" AND i."assignmentId" = w."assignmentId"), 0) AS "rubric",
           COALESCE(g."failed", ARRAY[]::text[]) AS "failed"
    FROM "AssignedWork" w JOIN "Submission" s ON s."id" = w."submissionId"
    LEFT JOIN "Grade" g ON g."id" = s."currentGradeId"
    LEFT JOIN "Mark" k ON k."assignmentId" = w."assignmentId" AND k."submissionId" = s."id"
    WHERE w."assignmentId" = ${row.id}::uuid AND s."state" <> 'failed'
      AND s."userId" = ANY(${[...userIds]}::uuid[])`;
}

const tryOf = ({ id, at, earned, total, stars, passed, byHand, rubric, failed }: TryRow): Try => ({
  id,
  at: at.getTime(),
  grade:
    earned === null || total === null ? null : { earned, total, stars, passed: passed ?? false },
  byHand,
  rubric,
  failed,
});

/** When these learners of a class read the sections of a lesson, by learner. */
export async function selectReading(
  tx: Tx,
  row: AssignmentRow,
  userIds: readonly string[],
): Promise<Map<string, number[]>> {
  const rows = await tx.readSection.findMany({
    where: {
      lesson: row.slug,
      user: {
        id: { in: [...userIds] },
        memberships: { some: { cohortId: row.cohortId, role: 'learner' } },
      },
    },
    select: { userId: true, readAt: true },
  });
  return grouped(rows, ({ readAt }) => readAt.getTime());
}

function grouped<T extends { userId: string }, V>(rows: readonly T[], value: (row: T) => V) {
  const groups = new Map<string, V[]>();
  for (const row of rows) {
    const group = groups.get(row.userId);
    if (group) group.push(value(row));
    else groups.set(row.userId, [value(row)]);
  }
  return groups;
}

/** The tries that these learners handed in to an assignment, by learner. */
export async function selectTries(
  tx: Tx,
  row: AssignmentRow,
  userIds: readonly string[],
): Promise<Map<string, Try[]>> {
  return grouped(await selectTryRows(tx, row, userIds), tryOf);
}

/** Everybody who has handed something in to an assignment or, of a lesson, read in it. */
export async function selectWorkers(tx: Tx, row: AssignmentRow): Promise<string[]> {
  const rows =
    row.kind === 'lesson'
      ? await tx.$queryRaw<{ userId: string }[]>`
          SELECT m."userId" FROM "CohortMember" m
          WHERE m."cohortId" = ${row.cohortId}::uuid AND m."role" = 'learner'
            AND EXISTS (SELECT 1 FROM "ReadSection" r WHERE r."userId" = m."userId" AND r."lesson" = ${row.slug})`
      : await tx.$queryRaw<{ userId: string }[]>`
          SELECT DISTINCT COALESCE(s."userId", t."userId", r."userId") AS "userId" FROM "AssignedWork" w
          LEFT JOIN "Submission" s ON s."id" = w."submissionId" LEFT JOIN "QuizAttempt" t ON t."id" = w."attemptId"
          LEFT JOIN "Round" r ON r."id" = w."roundId"
          WHERE w."assignmentId" = ${row.id}::uuid`;
  return rows.map(({ userId }) => userId);
}
