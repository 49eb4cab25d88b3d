import 'server-only';
import { SILENT_DAYS } from '@/core/classes/need-help';
import type { ActivityKind } from '@/core/classes/terms';
import { Prisma } from '@/generated/prisma/client';
import { db } from '@/server/db';
import { requireClass } from './class-access';
import { daysAgo, isLearnerOf, isStuck, stuckResult } from './class-conditions';
import type { ResultCell } from './matrix';

/** A learner with something that needs a look; instants in ISO 8601, UTC. */
export interface Attention
  extends Pick<
    ResultCell,
    'state' | 'touchedAt' | 'stuckOn' | 'stuckTimes' | 'late' | 'handedInAt' | 'score' | 'latestId'
  > {
  userId: string;
  name: string;
  assignmentId: string;
  kind: ActivityKind;
  slug: string;
  title: string;
}

/** What an assignment looks like over the whole class. */
export interface AssignmentStanding {
  assignmentId: string;
  done: number;
  waiting: number;
  notPassed: number;
  begun: number;
  late: number;
  /** Mean of the points of those who have any; null without. */
  mean: number | null;
}

export interface ClassOverview {
  learners: number;
  expected: number;
  stuck: number;
  silent: number;
  late: number;
  stuckFirst: Attention[];
  lateFirst: Attention[];
  newest: Attention[];
  standings: AssignmentStanding[];
}

const SHOWN = 8;

/** Results of the class that fit a condition on `r`, as attention. */
async function selectAttention(
  cohortId: string,
  condition: Prisma.Sql,
  order: Prisma.Sql,
): Promise<Attention[]> {
  const rows = await db().$queryRaw<
    (Omit<Attention, 'touchedAt' | 'handedInAt'> & { touchedAt: Date; handedInAt: Date | null })[]
  >`
    SELECT r."userId", COALESCE(m."rosterName", u."name") AS "name", r."assignmentId", a."kind", a."slug", a."title",
           r."state", r."touchedAt", r."stuckOn", r."stuckTimes", r."late", r."handedInAt", r."score", r."latestId"
    FROM "Result" r
    JOIN "CohortMember" m ON m."cohortId" = r."cohortId" AND m."userId" = r."userId"
    JOIN "Assignment" a ON a."id" = r."assignmentId" JOIN "User" u ON u."id" = r."userId"
    WHERE ${isLearnerOf(cohortId)} AND r."cohortId" = ${cohortId}::uuid AND ${condition}
    ORDER BY ${order} LIMIT ${SHOWN}`;
  return rows.map(({ touchedAt, handedInAt, ...row }) => ({
    ...row,
    touchedAt: touchedAt.toISOString(),
    handedInAt: handedInAt?.toISOString() ?? null,
  }));
}

/** How a class stands with each of its assignments; those that nobody began are absent. */
export async function selectStandings(cohortId: string): Promise<AssignmentStanding[]> {
  await requireClass(cohortId, 'look');
  return db().$queryRaw<AssignmentStanding[]>`
    SELECT r."assignmentId",
      count(*) FILTER (WHERE r."state" = 'done')::int AS "done",
      count(*) FILTER (WHERE r."state" = 'waiting')::int AS "waiting",
      count(*) FILTER (WHERE r."state" = 'notPassed')::int AS "notPassed",
      count(*) FILTER (WHERE r."state" = 'begun')::int AS "begun",
      count(*) FILTER (WHERE r."late")::int AS "late", avg(r."score") AS "mean"
    FROM "Result" r JOIN "CohortMember" m ON m."cohortId" = r."cohortId" AND m."userId" = r."userId"
    WHERE ${isLearnerOf(cohortId)} AND r."cohortId" = ${cohortId}::uuid GROUP BY r."assignmentId"`;
}

/** What needs the staff of a class, first things first. */
export async function selectOverview(cohortId: string): Promise<ClassOverview> {
  await requireClass(cohortId, 'look');
  const [[counts], expected, stuckFirst, lateFirst, newest, standings] = await Promise.all([
    db().$queryRaw<{ learners: number; stuck: number; silent: number; late: number }[]>`
      SELECT count(*)::int AS "learners", count(*) FILTER (WHERE ${isStuck()})::int AS "stuck",
        count(*) FILTER (WHERE COALESCE(m."lastAt", m."joinedAt") < ${daysAgo(SILENT_DAYS)})::int AS "silent",
        count(*) FILTER (WHERE EXISTS (SELECT 1 FROM "Result" r
          WHERE r."cohortId" = m."cohortId" AND r."userId" = m."userId" AND r."late"))::int AS "late"
      FROM "CohortMember" m WHERE ${isLearnerOf(cohortId)}`,
    db().rosterEntry.count({ where: { cohortId } }),
    selectAttention(
      cohortId,
      stuckResult(),
      Prisma.sql`r."stuckTimes" DESC, r."touchedAt", r."userId"`,
    ),
    selectAttention(
      cohortId,
      Prisma.sql`r."late"`,
      Prisma.sql`r."handedInAt" DESC NULLS LAST, r."userId"`,
    ),
    selectAttention(
      cohortId,
      Prisma.sql`r."tries" > 0`,
      Prisma.sql`r."touchedAt" DESC, r."userId"`,
    ),
    selectStandings(cohortId),
  ]);
  return {
    learners: counts?.learners ?? 0,
    expected,
    stuck: counts?.stuck ?? 0,
    silent: counts?.silent ?? 0,
    late: counts?.late ?? 0,
    stuckFirst,
    lateFirst,
    newest,
    standings,
  };
}
