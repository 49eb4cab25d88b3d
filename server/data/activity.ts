import 'server-only';
import type { ActivityKind } from '@/core/classes/terms';
import type { Prisma } from '@/generated/prisma/client';
import { IS_LEARNER } from './class-conditions';

type Tx = Prisma.TransactionClient;

/** Notes that somebody works at something, at most every ten minutes: a first look makes a result that says "begun". */
export async function noteTouch(
  tx: Tx,
  userId: string,
  kind: ActivityKind,
  slugs: readonly string[],
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "Result" ("assignmentId", "userId", "cohortId", "state", "touchedAt")
    SELECT a."id", m."userId", a."cohortId", 'begun', now()
    FROM "CohortMember" m JOIN "Cohort" c ON c."id" = m."cohortId" JOIN "Assignment" a ON a."cohortId" = c."id"
    WHERE m."userId" = ${userId}::uuid AND ${IS_LEARNER} AND c."archivedAt" IS NULL
      AND a."kind" = ${kind}::"ActivityKind" AND a."slug" = ANY(${[...slugs]}::text[])
      AND (a."opensAt" IS NULL OR a."opensAt" <= now())
    ON CONFLICT ("assignmentId", "userId") DO UPDATE SET "touchedAt" = now()
    WHERE "Result"."touchedAt" < now() - interval '10 minutes'`;
  await noteActivity(tx, userId);
}

/** Notes that somebody did something, in each class in which they learn, at most every ten minutes. */
async function noteActivity(tx: Tx, userId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE "CohortMember" SET "lastAt" = now()
    WHERE "userId" = ${userId}::uuid AND "status" = 'active'
      AND ("lastAt" IS NULL OR "lastAt" < now() - interval '10 minutes')`;
}
