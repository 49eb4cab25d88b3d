import 'server-only';
import { signedInViewer } from '@/server/auth/guards';
import { db } from '@/server/db';

/** A graded hand-in with its bill: US dollars a month, and the budget it was held against. */
export interface PricedSubmission {
  id: string;
  /** ISO 8601, UTC. */
  createdAt: string;
  passed: boolean;
  stars: number;
  dollars: number;
  budget: number | null;
}

/** Most tries that one chart shows. */
export const MOST_PRICED = 40;

/** The viewer's own graded hand-ins of a mission whose grade names a cost, newest first, at most 40. */
export async function selectPricedTries(mission: string): Promise<PricedSubmission[]> {
  const viewer = await signedInViewer();
  // Reports are large; the database looks into them.
  const rows = await db().$queryRaw<
    {
      id: string;
      createdAt: Date;
      passed: boolean;
      stars: number;
      dollars: number;
      budget: number | null;
    }[]
  >`
    SELECT s."id", s."createdAt", g."passed", g."stars",
      (f->'figures'->0->>'value')::float8 AS "dollars", (f->'figures'->0->>'limit')::float8 AS "budget"
    FROM (
      SELECT "id", "createdAt", "currentGradeId" FROM "Submission"
      WHERE "userId" = ${viewer.id}::uuid AND "mission" = ${mission} AND "currentGradeId" IS NOT NULL
      ORDER BY "createdAt" DESC LIMIT ${MOST_PRICED}
    ) s
    JOIN "Grade" g ON g."id" = s."currentGradeId"
    CROSS JOIN LATERAL json_array_elements(g."report"->'findings') AS f
    WHERE f->>'check' = 'costs-at-most' AND json_typeof(f->'figures'->0->'value') = 'number'
    ORDER BY s."createdAt" DESC`;
  return rows.map((row) => ({ ...row, createdAt: new Date(row.createdAt).toISOString() }));
}
