import 'server-only';
import type { BehindLine, QuestionItem, SamePair } from '@/core/contracts/item-line';
import { Prisma } from '@/generated/prisma/client';
import { db } from '@/server/db';
import { requireClass } from './class-access';
import { isLearnerOf, REVIEW_NAME } from './class-conditions';

/** A question as it is asked today: answers to an earlier wording are left out. */
export interface AskedQuestion {
  id: string;
  version: string;
}

/** The figures of a question without its words. */
export type QuestionFigures = Omit<QuestionItem, 'prompt' | 'options'>;

/** Of each learner the first finished attempt of a quiz that was set, as `f`. */
const firstAttempts = (cohortId: string, assignmentId: string) => Prisma.sql`
  f AS (SELECT DISTINCT ON (t."userId") t."id", t."userId", t."score"
    FROM "AssignedWork" w JOIN "Assignment" a ON a."id" = w."assignmentId" AND a."cohortId" = ${cohortId}::uuid
    JOIN "QuizAttempt" t ON t."id" = w."attemptId" AND t."finishedAt" IS NOT NULL
    JOIN "CohortMember" m ON m."userId" = t."userId" AND ${isLearnerOf(cohortId)}
    WHERE w."assignmentId" = ${assignmentId}::uuid ORDER BY t."userId", t."startedAt", t."id"),
  x AS (SELECT f."id" AS "attemptId", f."userId", f."score", n."questionId", n."correct", n."sure", n."choice", n."shownAt", n."answeredAt"
    FROM f JOIN "QuizAnswer" n ON n."attemptId" = f."id" JOIN q ON q."id" = n."questionId" AND (n."version" IS NULL OR n."version" = q."version"))`;

const asked = (questions: readonly AskedQuestion[]) => Prisma.sql`
  q AS (SELECT * FROM json_to_recordset(${JSON.stringify(questions)}::json) AS q("id" text, "version" text))`;

/** What a class made of each question of a quiz; questions without an answer are left out. */
export async function selectQuestionFigures(
  cohortId: string,
  assignmentId: string,
  questions: readonly AskedQuestion[],
): Promise<{
  figures: QuestionFigures[];
  chosen: { id: string; option: string; count: number }[];
}> {
  await requireClass(cohortId, 'look');
  const ctes = Prisma.sql`WITH ${asked(questions)}, ${firstAttempts(cohortId, assignmentId)}`;
  const [figures, chosen] = await Promise.all([
    db().$queryRaw<QuestionFigures[]>`
      ${ctes} SELECT x."questionId" AS "id", count(*)::int AS "answers", count(*) FILTER (WHERE x."correct")::int AS "right",
        count(*) FILTER (WHERE x."sure")::int AS "sure", count(*) FILTER (WHERE x."sure" AND NOT x."correct")::int AS "sureWrong",
        (percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM x."answeredAt" - x."shownAt") * 1000)
          FILTER (WHERE x."shownAt" <= x."answeredAt"))::float8 AS "medianMs",
        corr(x."correct"::int, x."score" - x."correct"::int) AS "discrimination"
      FROM x GROUP BY 1`,
    db().$queryRaw<{ id: string; option: string; count: number }[]>`
      ${ctes} SELECT x."questionId" AS "id", o AS "option", count(*)::int AS "count"
      FROM x CROSS JOIN LATERAL json_array_elements_text(x."choice") o GROUP BY 1, 2`,
  ]);
  return { figures, chosen };
}

const MOST = 200;

/** Which answers to a question are asked for: all wrong ones, those of which the learner was sure, or one option. */
export type AnswersAsked = { who: 'wrong' | 'sure' } | { option: string };

/** The learners behind a figure of a question. */
export async function selectAnswerers(
  cohortId: string,
  assignmentId: string,
  question: AskedQuestion,
  which: AnswersAsked,
): Promise<BehindLine[]> {
  await requireClass(cohortId, 'look');
  const condition =
    'option' in which
      ? Prisma.sql`EXISTS (SELECT 1 FROM json_array_elements_text(x."choice") o WHERE o = ${which.option})`
      : which.who === 'sure'
        ? Prisma.sql`x."sure" AND NOT x."correct"`
        : Prisma.sql`NOT x."correct"`;
  return db().$queryRaw<BehindLine[]>`
    WITH ${asked([question])}, ${firstAttempts(cohortId, assignmentId)}
    SELECT x."attemptId" AS "id", ${REVIEW_NAME} AS "name",
      CASE WHEN x."correct" THEN 'right' ELSE 'wrong' END || CASE WHEN x."sure" THEN ', was sure' WHEN NOT x."sure" THEN ', was not sure' ELSE '' END AS "note"
    FROM x JOIN "User" u ON u."id" = x."userId" JOIN "Assignment" a ON a."id" = ${assignmentId}::uuid
    JOIN "CohortMember" m ON m."cohortId" = ${cohortId}::uuid AND m."userId" = x."userId"
    WHERE ${condition} ORDER BY 2, 1 LIMIT ${MOST}`;
}

/** Graded tries of a mission that was set, by today's rules, numbered by learner, as `t`. */
const gradedTries = (cohortId: string, assignmentId: string, rules: string) => Prisma.sql`
  t AS (SELECT s."id", s."userId", g."id" AS "gradeId", g."failed", r."countedId" = s."id" AS "counts", s."log", g."rulesVersion" = ${rules} AS "ofToday",
      row_number() OVER (PARTITION BY s."userId" ORDER BY s."createdAt", s."id") AS "n"
    FROM "AssignedWork" w JOIN "Assignment" a ON a."id" = w."assignmentId" AND a."cohortId" = ${cohortId}::uuid
    JOIN "Submission" s ON s."id" = w."submissionId" JOIN "Grade" g ON g."id" = s."currentGradeId"
    JOIN "CohortMember" m ON m."userId" = s."userId" AND ${isLearnerOf(cohortId)}
    LEFT JOIN "Result" r ON r."assignmentId" = w."assignmentId" AND r."userId" = s."userId"
    WHERE w."assignmentId" = ${assignmentId}::uuid)`;

/** Tries beyond this are counted together. */
export const TRIES_SHOWN = 4;

export interface CheckFigures {
  byTry: { check: string; n: number; tries: number; kept: number }[];
  counted: { check: string; tries: number; kept: number }[];
  commonest: { check: string; tries: number; submissionId: string; message: string | null }[];
  /** Graded tries of other rules than today's, which are left out. */
  others: number;
}

/** What a class made of each check of a mission. */
export async function selectCheckFigures(
  cohortId: string,
  assignmentId: string,
  rules: string,
  checks: readonly string[],
): Promise<CheckFigures> {
  await requireClass(cohortId, 'look');
  const ctes = Prisma.sql`WITH ${gradedTries(cohortId, assignmentId, rules)}, c AS (SELECT unnest(${[...checks]}::text[]) AS "check")`;
  const [byTry, counted, commonest, [other]] = await Promise.all([
    db().$queryRaw<CheckFigures['byTry']>`
      ${ctes} SELECT c."check", LEAST(t."n", ${TRIES_SHOWN})::int AS "n", count(*)::int AS "tries",
        count(*) FILTER (WHERE NOT c."check" = ANY(t."failed"))::int AS "kept"
      FROM t CROSS JOIN c WHERE t."ofToday" GROUP BY 1, 2 ORDER BY 1, 2`,
    db().$queryRaw<CheckFigures['counted']>`
      ${ctes} SELECT c."check", count(*)::int AS "tries", count(*) FILTER (WHERE NOT c."check" = ANY(t."failed"))::int AS "kept"
      FROM t CROSS JOIN c WHERE t."ofToday" AND t."counts" GROUP BY 1`,
    db().$queryRaw<CheckFigures['commonest']>`
      ${ctes}, k AS (SELECT f->>'id' AS "check", f->>'cause' AS "cause", count(*)::int AS "tries", min(t."id"::text)::uuid AS "submissionId"
        FROM t JOIN "Likeness" l ON l."gradeId" = t."gradeId" CROSS JOIN LATERAL json_array_elements(l."failed") f
        WHERE t."ofToday" AND t."counts" GROUP BY 1, 2),
      b AS (SELECT DISTINCT ON ("check") * FROM k ORDER BY "check", "tries" DESC, "cause")
      SELECT b."check", b."tries", b."submissionId", (SELECT f->>'message' FROM json_array_elements(g."report"->'findings') f WHERE f->>'id' = b."check") AS "message"
      FROM b JOIN "Submission" s ON s."id" = b."submissionId" JOIN "Grade" g ON g."id" = s."currentGradeId"`,
    db().$queryRaw<{ count: number }[]>`
      ${ctes} SELECT count(*)::int AS "count" FROM t WHERE t."ofToday" IS NOT TRUE`,
  ]);
  return { byTry, counted, commonest, others: other?.count ?? 0 };
}

/** The learners whose counted try breaks a check, or whose n-th does, where those beyond the last shown are taken together. */
export async function selectBreakers(
  cohortId: string,
  assignmentId: string,
  rules: string,
  check: string,
  n: number | null = null,
): Promise<BehindLine[]> {
  await requireClass(cohortId, 'look');
  return db().$queryRaw<BehindLine[]>`
    WITH ${gradedTries(cohortId, assignmentId, rules)}
    SELECT t."id", ${REVIEW_NAME} AS "name", 'try ' || t."n" AS "note"
    FROM t JOIN "User" u ON u."id" = t."userId" JOIN "Assignment" a ON a."id" = ${assignmentId}::uuid
    JOIN "CohortMember" m ON m."cohortId" = ${cohortId}::uuid AND m."userId" = t."userId"
    WHERE t."ofToday" AND ${n === null ? Prisma.sql`t."counts"` : Prisma.sql`LEAST(t."n", ${TRIES_SHOWN}) = ${n}`} AND ${check} = ANY(t."failed") ORDER BY 2, 1 LIMIT ${MOST}`;
}

/** What a learner of a class predicted, and then saw; with their counted try of an assignment, if there is one. */
export interface ClassPrediction {
  scenario: string;
  prediction: unknown;
  outcome: unknown;
  name: string;
  submissionId: string | null;
}

/** What learners of a class predicted of the mission of an assignment. */
export async function selectClassPredictions(
  cohortId: string,
  assignmentId: string,
  mission: string,
): Promise<ClassPrediction[]> {
  await requireClass(cohortId, 'look');
  return db().$queryRaw`
    SELECT p."scenario", p."prediction", p."outcome", ${REVIEW_NAME} AS "name", r."countedId" AS "submissionId" FROM "Prediction" p
    JOIN "CohortMember" m ON m."userId" = p."userId" AND ${isLearnerOf(cohortId)} JOIN "User" u ON u."id" = p."userId"
    JOIN "Assignment" a ON a."id" = ${assignmentId}::uuid AND a."cohortId" = ${cohortId}::uuid
    LEFT JOIN "Result" r ON r."assignmentId" = a."id" AND r."userId" = p."userId"
    WHERE p."mission" = ${mission} AND p."createdAt" >= m."joinedAt" AND p."prediction" IS NOT NULL AND p."outcome" IS NOT NULL
    ORDER BY 4, p."userId"`;
}

const MOST_PAIRS = 50;

/** Counted tries of different learners that are equal up to names, of which one has no log of how it was drawn or both have the same. */
export async function selectSamePairs(cohortId: string, assignmentId: string): Promise<SamePair[]> {
  await requireClass(cohortId, 'look');
  const rows = await db().$queryRaw<
    { a: string; b: string; aName: string; bName: string; why: SamePair['why'] }[]
  >`
    WITH d AS (SELECT s."id", s."log"::text AS "log", l."design", ${REVIEW_NAME} AS "name", s."createdAt"
      FROM "Result" r JOIN "Assignment" a ON a."id" = r."assignmentId" AND a."cohortId" = ${cohortId}::uuid
      JOIN "CohortMember" m ON m."userId" = r."userId" AND ${isLearnerOf(cohortId)} JOIN "User" u ON u."id" = r."userId"
      JOIN "Submission" s ON s."id" = r."countedId" JOIN "Likeness" l ON l."gradeId" = s."currentGradeId"
      WHERE r."assignmentId" = ${assignmentId}::uuid)
    SELECT x."id" AS "a", y."id" AS "b", x."name" AS "aName", y."name" AS "bName",
      CASE WHEN x."log" = y."log" THEN 'same-log' ELSE 'no-log' END AS "why"
    FROM d x JOIN d y ON y."design" = x."design" AND (x."createdAt", x."id") < (y."createdAt", y."id")
    WHERE x."log" = y."log" OR x."log" IS NULL OR y."log" IS NULL
    ORDER BY "why" DESC, x."createdAt", y."createdAt" LIMIT ${MOST_PAIRS}`;
  return rows.map(({ a, b, aName, bName, why }) => ({
    first: { submissionId: a, name: aName },
    second: { submissionId: b, name: bName },
    why,
  }));
}
