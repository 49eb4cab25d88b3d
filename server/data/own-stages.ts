import 'server-only';
import { signedInViewer } from '@/server/auth/guards';
import { db } from '@/server/db';

/** What the current grades of the viewer's hand-ins of a mission say of each stage. */
export async function selectOwnStages(
  mission: string,
): Promise<{ handIn: string; stage: number; passed: boolean }[]> {
  const viewer = await signedInViewer();
  // Reports are large; the database looks into them.
  return db().$queryRaw`
    SELECT s."id" AS "handIn", (f->>'stage')::int AS "stage", bool_and((f->>'passed')::boolean) AS "passed"
    FROM "Submission" s JOIN "Grade" g ON g."id" = s."currentGradeId"
    CROSS JOIN LATERAL json_array_elements(g."report"->'findings') AS f
    WHERE s."userId" = ${viewer.id}::uuid AND s."mission" = ${mission}
    GROUP BY s."id", (f->>'stage')::int`;
}
