import 'server-only';
import { db } from '@/server/db';
import { requireAssignment } from './assignments';
import { requireHandedInTo } from './handed-in-to';

/** A page that has been silent for so long is closed, s. Pages say every ten seconds that they are open. */
const SILENCE_S = 25;

/** Notes that the viewer has this submission open for review, and gives the names of the others who do. */
export async function keepReviewOpen(
  assignmentId: string,
  submissionId: string,
): Promise<string[]> {
  const { open } = await requireAssignment(assignmentId, 'review');
  await requireHandedInTo(assignmentId, submissionId);
  const { id } = open.viewer;
  await db().$executeRaw`
    INSERT INTO "OpenReview" ("reviewerId", "assignmentId", "submissionId", "at")
    VALUES (${id}::uuid, ${assignmentId}::uuid, ${submissionId}::uuid, now())
    ON CONFLICT ("reviewerId") DO UPDATE SET "assignmentId" = EXCLUDED."assignmentId",
      "submissionId" = EXCLUDED."submissionId", "at" = EXCLUDED."at"`;
  const rows = await db().$queryRaw<{ name: string }[]>`
    SELECT u."name" FROM "OpenReview" o JOIN "User" u ON u."id" = o."reviewerId"
    WHERE o."assignmentId" = ${assignmentId}::uuid AND o."submissionId" = ${submissionId}::uuid
      AND o."reviewerId" <> ${id}::uuid AND o."at" > now() - make_interval(secs => ${SILENCE_S})
    ORDER BY u."name", u."id"`;
  return rows.map(({ name }) => name);
}
