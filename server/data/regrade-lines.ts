import 'server-only';
import type { Flip, RegradeChange, RegradeLine, RegradeRow } from '@/core/contracts/regrade-line';
import { db } from '@/server/db';
import { REVIEW_NAME } from './class-conditions';
import { type RegradeScope, requireScope } from './regrade-scope';

const HISTORY = 20;

/** The regrades of a scope, the latest first. */
export async function selectRegrades(asked: RegradeScope): Promise<RegradeRow[]> {
  const { mission, scope } = await requireScope(asked);
  const name = { select: { name: true } };
  const rows = await db().regrade.findMany({
    where: { mission, scope },
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
    take: HISTORY,
    include: { startedBy: name, appliedBy: name, endedBy: name },
  });
  const counts = await db().$queryRaw<
    {
      regradeId: string;
      state: keyof RegradeRow['items'];
      n: number;
      differing: number;
      falling: number;
    }[]
  >`
    SELECT "regradeId", "state"::text AS "state", count(*)::int AS "n", count(*) FILTER (WHERE "differs")::int AS "differing",
           count(*) FILTER (WHERE "differs" AND "lower")::int AS "falling"
    FROM "RegradeItem" WHERE "regradeId" = ANY(${rows.map(({ id }) => id)}::uuid[]) GROUP BY 1, 2`;
  return rows.map((row) => {
    const items = { waiting: 0, done: 0, failed: 0, applied: 0, kept: 0, stale: 0, undone: 0 };
    const own = counts.filter(({ regradeId }) => regradeId === row.id);
    for (const { state, n } of own) items[state] = n;
    const sum = (key: 'differing' | 'falling') => own.reduce((all, one) => all + one[key], 0);
    const { id, state, rulesVersion: rules, engineVersion, total, unchanged, leftOut } = row;
    return {
      ...{ id, state, rulesVersion: rules, engineVersion, total, unchanged, leftOut, items },
      expectedEvents: Number(row.expectedEvents),
      events: Number(row.events),
      spentMs: row.spentMs,
      neverLower: row.neverLower,
      startedBy: row.startedBy?.name ?? null,
      startedAt: row.startedAt.toISOString(),
      appliedBy: row.appliedBy?.name ?? null,
      appliedAt: row.appliedAt?.toISOString() ?? null,
      endedBy: row.endedBy?.name ?? null,
      endedAt: row.endedAt?.toISOString() ?? null,
      differing: sum('differing'),
      rising: sum('differing') - sum('falling'),
      falling: sum('falling'),
    };
  });
}

export const REGRADE_PAGE = 100;

/** The tries of a regrade that differ, those that fall first, then those that could not be graded. */
export async function selectRegradeLines(
  asked: RegradeScope,
  regradeId: string,
  page: number,
): Promise<RegradeLine[]> {
  const { mission, scope } = await requireScope(asked);
  const rows = await db().$queryRaw<
    (Omit<RegradeLine, 'before' | 'after' | 'flips'> & {
      flips: Flip[] | null;
      fromPassed: boolean;
      fromStars: number;
      fromEarned: number;
      fromTotal: number;
      passed: boolean | null;
      stars: number | null;
      earned: number | null;
      total: number | null;
    })[]
  >`
    SELECT i."submissionId", a."cohortId", a."id" AS "assignmentId", ${REVIEW_NAME} AS "name", c."name" AS "className",
           i."state"::text AS "state", i."problem", COALESCE(i."lower", FALSE) AS "lower", i."flips",
           g."passed" AS "fromPassed", g."stars" AS "fromStars", g."earned" AS "fromEarned", g."total" AS "fromTotal",
           i."passed", i."stars", i."earned", i."total",
           EXISTS (SELECT 1 FROM "Mark" k WHERE k."submissionId" = s."id" AND k."points" IS NOT NULL) AS "byHand"
    FROM "Regrade" x JOIN "RegradeItem" i ON i."regradeId" = x."id" JOIN "Grade" g ON g."id" = i."fromGradeId"
    JOIN "Submission" s ON s."id" = i."submissionId" JOIN "User" u ON u."id" = s."userId"
    JOIN LATERAL (SELECT a.* FROM "AssignedWork" w JOIN "Assignment" a ON a."id" = w."assignmentId"
      WHERE w."submissionId" = s."id" AND (x."assignmentId" IS NULL OR a."id" = x."assignmentId") ORDER BY a."id" LIMIT 1) a ON TRUE
    JOIN "Cohort" c ON c."id" = a."cohortId"
    LEFT JOIN "CohortMember" m ON m."cohortId" = a."cohortId" AND m."userId" = s."userId"
    WHERE x."id" = ${regradeId}::uuid AND x."mission" = ${mission} AND x."scope" = ${scope}
      AND (i."differs" OR i."problem" IS NOT NULL)
    ORDER BY i."lower" DESC NULLS LAST, i."differs" DESC NULLS LAST, s."createdAt", s."id"
    LIMIT ${REGRADE_PAGE} OFFSET ${(page - 1) * REGRADE_PAGE}`;
  return rows.map((row) => {
    const {
      fromPassed,
      fromStars,
      fromEarned,
      fromTotal,
      passed,
      stars,
      earned,
      total,
      flips,
      ...rest
    } = row;
    return {
      ...rest,
      before: { passed: fromPassed, stars: fromStars, earned: fromEarned, total: fromTotal },
      after:
        passed === null || stars === null || earned === null || total === null
          ? null
          : { passed, stars, earned, total },
      flips: flips ?? [],
    };
  });
}

/** How many events this installation simulated a second when it last graded something anew; null before it did. */
export async function selectEventsPerSecond(): Promise<number | null> {
  const [row] = await db().$queryRaw<{ rate: number | null }[]>`
    SELECT (sum("events") / NULLIF(sum("spentMs"), 0) * 1000)::float8 AS "rate"
    FROM (SELECT "events", "spentMs" FROM "Regrade" WHERE "events" > 0 ORDER BY "startedAt" DESC LIMIT 5) x`;
  return row?.rate ?? null;
}

/** What becomes of each promise in a regrade, and of how many tries; the most frequent first. */
export async function selectRegradeChanges(
  asked: RegradeScope,
  regradeId: string,
): Promise<RegradeChange[]> {
  const { mission, scope } = await requireScope(asked);
  return db().$queryRaw<RegradeChange[]>`
    SELECT f->>'check' AS "check", f->>'kind' AS "kind", f->>'promise' AS "promise", (f->>'from')::float8 AS "from", (f->>'to')::float8 AS "to",
           (f->'reason')::text::json AS "reason", count(*)::int AS "tries"
    FROM "Regrade" x JOIN "RegradeItem" i ON i."regradeId" = x."id" CROSS JOIN LATERAL json_array_elements(i."flips") f
    WHERE x."id" = ${regradeId}::uuid AND x."mission" = ${mission} AND x."scope" = ${scope}
    GROUP BY f->>'check', f->>'kind', f->>'promise', f->>'from', f->>'to', (f->'reason')::text
    ORDER BY count(*) DESC, f->>'check', f->>'kind' LIMIT 100`;
}
