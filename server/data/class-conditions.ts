import 'server-only';
import { SAME_CHECK_TIMES, STOPPED_DAYS } from '@/core/classes/need-help';
import { Prisma } from '@/generated/prisma/client';

const DAY_MS = 86_400_000;

/** The instant so many days ago. */
export const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS);

/** Who learns in a class now, as a condition on a membership `m`. */
export const isLearnerOf = (cohortId: string) =>
  Prisma.sql`m."cohortId" = ${cohortId}::uuid AND m."role" = 'learner' AND m."status" = 'active'`;

/** A result `r` of somebody who is stuck, as `stuckAt` has it. */
export const stuckResult = () => Prisma.sql`(
  (r."state" <> 'done' AND r."stuckTimes" >= ${SAME_CHECK_TIMES})
  OR (r."state" = 'begun' AND r."touchedAt" < ${daysAgo(STOPPED_DAYS)}))`;

/** Who is stuck at anything, as a condition on a membership `m`. */
export const isStuck = () => Prisma.sql`EXISTS (SELECT 1 FROM "Result" r
  WHERE r."cohortId" = m."cohortId" AND r."userId" = m."userId" AND ${stuckResult()})`;
