import 'server-only';
import type { MatrixQuery } from '@/core/classes/matrix-query';
import { MATRIX_COLUMNS, MATRIX_ROWS } from '@/core/classes/matrix-query';
import type { ShownResult } from '@/core/classes/result-words';
import { Prisma } from '@/generated/prisma/client';
import { db } from '@/server/db';
import { type AssignmentRow, assignmentOf } from './assignments';
import { requireClass } from './class-access';
import { daysAgo, isLearnerOf, isStuck } from './class-conditions';
import { literally } from './containing';

/** Where a learner stands with an assignment; instants in ISO 8601, UTC. */
export type ResultCell = ShownResult & {
  assignmentId: string;
  userId: string;
  handedInAt: string | null;
};

export interface MatrixRow {
  userId: string;
  name: string;
  /** Null for reviewers, who need no addresses. */
  email: string | null;
  section: string | null;
  points: number;
  lastAt: string | null;
  cells: ResultCell[];
  /** Ids of the assignments for which they have an extension. */
  extended: string[];
}

export interface MatrixPage {
  rows: MatrixRow[];
  /** Learners that fit the query, and learners of the class. */
  found: number;
  learners: number;
  /** The assignments on this page, and how many there are. */
  assignments: AssignmentRow[];
  assignmentCount: number;
  sections: string[];
  possible: number;
}

const like = (text: string) => `%${literally(text.toLowerCase())}%`;

/** What a query asks of a learner, as a condition on `m`. */
function conditionOf(cohortId: string, query: MatrixQuery, withEmail: boolean): Prisma.Sql {
  const parts = [isLearnerOf(cohortId)];
  if (query.search !== '') {
    const pattern = like(query.search);
    parts.push(
      withEmail
        ? Prisma.sql`(m."sortName" LIKE ${pattern} OR lower(m."externalId") LIKE ${pattern}
            OR EXISTS (SELECT 1 FROM "User" u WHERE u."id" = m."userId" AND u."email" LIKE ${pattern}))`
        : Prisma.sql`m."sortName" LIKE ${pattern}`,
    );
  }
  if (query.section !== '') parts.push(Prisma.sql`m."section" = ${query.section}`);
  if (query.show === 'stuck') parts.push(isStuck());
  if (query.show === 'silent') {
    parts.push(Prisma.sql`COALESCE(m."lastAt", m."joinedAt") < ${daysAgo(query.days)}`);
  }
  if (query.show === 'late') {
    parts.push(Prisma.sql`EXISTS (SELECT 1 FROM "Result" r
      WHERE r."cohortId" = m."cohortId" AND r."userId" = m."userId" AND r."late")`);
  }
  if (query.show === 'idle') {
    parts.push(Prisma.sql`NOT EXISTS (SELECT 1 FROM "Result" r
      WHERE r."cohortId" = m."cohortId" AND r."userId" = m."userId")`);
  }
  return Prisma.join(parts, ' AND ');
}

/** Order and what it needs to be joined; every order ends with the id, so that no page shows anybody twice. */
function orderOf({ sort, descending }: MatrixQuery): { join: Prisma.Sql; by: Prisma.Sql } {
  const way = Prisma.raw(descending ? 'DESC' : 'ASC');
  const none = Prisma.empty;
  if (sort === 'name')
    return { join: none, by: Prisma.sql`m."sortName" ${way}, m."userId" ${way}` };
  if (sort === 'points')
    return { join: none, by: Prisma.sql`m."points" ${way}, m."userId" ${way}` };
  if (sort === 'last') {
    const nulls = Prisma.raw(descending ? 'NULLS LAST' : 'NULLS FIRST');
    return { join: none, by: Prisma.sql`m."lastAt" ${way} ${nulls}, m."userId" ${way}` };
  }
  return {
    join: Prisma.sql`LEFT JOIN "Result" s ON s."assignmentId" = ${sort}::uuid AND s."userId" = m."userId"`,
    by: Prisma.sql`s."score" ${way} NULLS LAST, m."sortName", m."userId"`,
  };
}

type MemberRow = Omit<MatrixRow, 'cells' | 'extended' | 'lastAt'> & { lastAt: Date | null };

/** One page of the matrix of a class whose pages for staff are open to the viewer. */
export async function selectMatrix(cohortId: string, query: MatrixQuery): Promise<MatrixPage> {
  const { powers } = await requireClass(cohortId, 'look');
  const [all, assignmentRows] = await Promise.all([
    selectCounts(cohortId, query, powers.people),
    db().assignment.findMany({
      where: { cohortId },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
    }),
  ]);
  const columnPages = Math.max(1, Math.ceil(assignmentRows.length / MATRIX_COLUMNS));
  const from = (Math.min(query.columns, columnPages) - 1) * MATRIX_COLUMNS;
  const assignments = assignmentRows.slice(from, from + MATRIX_COLUMNS).map(assignmentOf);
  const pages = Math.max(1, Math.ceil(all.found / MATRIX_ROWS));
  const members = await selectMembers(
    cohortId,
    { ...query, page: Math.min(query.page, pages) },
    powers.people,
  );
  const cells = await selectCells(cohortId, members, assignments);
  return {
    ...all,
    rows: members.map(({ lastAt, ...member }) => ({
      ...member,
      email: powers.people ? member.email : null,
      lastAt: lastAt?.toISOString() ?? null,
      cells: cells.results.filter(({ userId }) => userId === member.userId),
      extended: cells.extensions
        .filter(({ userId }) => userId === member.userId)
        .map(({ assignmentId }) => assignmentId),
    })),
    assignments,
    assignmentCount: assignmentRows.length,
    possible: assignmentRows.reduce((sum, { points }) => sum + points, 0),
  };
}

async function selectCounts(cohortId: string, query: MatrixQuery, withEmail: boolean) {
  const [[found], [learners], sections] = await Promise.all([
    db().$queryRaw<{ n: number }[]>`
      SELECT count(*)::int AS n FROM "CohortMember" m WHERE ${conditionOf(cohortId, query, withEmail)}`,
    db().$queryRaw<{ n: number }[]>`
      SELECT count(*)::int AS n FROM "CohortMember" m WHERE ${isLearnerOf(cohortId)}`,
    db().$queryRaw<{ section: string }[]>`
      SELECT DISTINCT m."section" FROM "CohortMember" m
      WHERE ${isLearnerOf(cohortId)} AND m."section" IS NOT NULL ORDER BY 1 LIMIT 100`,
  ]);
  return {
    found: found?.n ?? 0,
    learners: learners?.n ?? 0,
    sections: sections.map(({ section }) => section),
  };
}

async function selectMembers(
  cohortId: string,
  query: MatrixQuery,
  withEmail: boolean,
): Promise<MemberRow[]> {
  const { join, by } = orderOf(query);
  // Which ones first, so that names are looked up for one page and not for the class.
  return db().$queryRaw<MemberRow[]>`
    SELECT p."userId", COALESCE(p."rosterName", u."name") AS "name", u."email", p."section", p."points", p."lastAt"
    FROM (SELECT m.*, row_number() OVER (ORDER BY ${by}) AS "place"
          FROM "CohortMember" m ${join} WHERE ${conditionOf(cohortId, query, withEmail)}
          ORDER BY ${by} LIMIT ${MATRIX_ROWS} OFFSET ${(query.page - 1) * MATRIX_ROWS}) p
    JOIN "User" u ON u."id" = p."userId" ORDER BY p."place"`;
}

/** The results of some learners for some assignments, as pages have them, and who has an extension. */
export async function selectCells(
  cohortId: string,
  members: readonly { userId: string }[],
  assignments: readonly { id: string }[],
): Promise<{ results: ResultCell[]; extensions: { userId: string; assignmentId: string }[] }> {
  const where = {
    userId: { in: members.map(({ userId }) => userId) },
    assignmentId: { in: assignments.map(({ id }) => id) },
  };
  const [results, extensions] = await Promise.all([
    db().result.findMany({ where: { cohortId, ...where } }),
    db().extension.findMany({ where, select: { userId: true, assignmentId: true } }),
  ]);
  return { results: await cellsOf(results), extensions };
}

/** Stored results as pages have them. */
export async function cellsOf(
  results: readonly Prisma.ResultGetPayload<object>[],
): Promise<ResultCell[]> {
  const counted = results.flatMap(({ countedId }) => (countedId === null ? [] : [countedId]));
  const marks =
    counted.length === 0
      ? []
      : await db().$queryRaw<{ submissionId: string; assignmentId: string }[]>`
          SELECT "submissionId", "assignmentId" FROM "Mark" WHERE "submissionId" = ANY(${counted}::uuid[]) AND "points" IS NOT NULL
          UNION
          SELECT p."submissionId", i."assignmentId" FROM "RubricPick" p JOIN "RubricItem" i ON i."id" = p."itemId"
          WHERE p."submissionId" = ANY(${counted}::uuid[]) AND i."points" <> 0`;
  return results.map(({ cohortId: _, touchedAt, handedInAt, ...row }) => ({
    ...row,
    touchedAt: touchedAt.toISOString(),
    handedInAt: handedInAt?.toISOString() ?? null,
    byHand: marks.some(
      ({ submissionId, assignmentId }) =>
        submissionId === row.countedId && assignmentId === row.assignmentId,
    ),
  }));
}
