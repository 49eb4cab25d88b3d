import 'server-only';
import { SAME_CHECK_TIMES, STOPPED_DAYS } from '@/core/classes/need-help';
import { Prisma } from '@/generated/prisma/client';

const DAY_MS = 86_400_000;

/** The instant so many days ago. */
export const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS);

/** Who learns in a class now, as a condition on a membership `m`. */
export const IS_LEARNER = Prisma.sql`m."role" = 'learner' AND m."status" = 'active'`;

/** The same of one class. */
export const isLearnerOf = (cohortId: string) =>
  Prisma.sql`m."cohortId" = ${cohortId}::uuid AND ${IS_LEARNER}`;

/** A result `r` of somebody who is stuck, as `stuckAt` has it. */
export const stuckResult = () => Prisma.sql`(
  (r."state" <> 'done' AND r."stuckTimes" >= ${SAME_CHECK_TIMES})
  OR (r."state" = 'begun' AND r."touchedAt" < ${daysAgo(STOPPED_DAYS)}))`;

/** Who is stuck at anything, as a condition on a membership `m`. */
export const isStuck = () => Prisma.sql`EXISTS (SELECT 1 FROM "Result" r
  WHERE r."cohortId" = m."cohortId" AND r."userId" = m."userId" AND ${stuckResult()})`;

/** What an assignment `a` shows its learners now, as `isReleased` has it. */
export const IS_RELEASED = Prisma.sql`(CASE a."release" WHEN 'atOnce' THEN TRUE
  WHEN 'afterDue' THEN a."dueAt" IS NULL OR a."dueAt" < now()
  WHEN 'onDate' THEN a."releaseAt" IS NOT NULL AND a."releaseAt" <= now()
  ELSE a."releasedAt" IS NOT NULL END)`;

/** Since when a released assignment `a` shows its learners what there is; null where it always did. */
export const RELEASED_AT = Prisma.sql`(CASE a."release"
  WHEN 'afterDue' THEN a."dueAt" WHEN 'onDate' THEN a."releaseAt" WHEN 'byHand' THEN a."releasedAt" END)`;

/** What a learner is called where an assignment `a` is reviewed: by no name where that is hidden. `m`, `u`: their membership and account. */
export const REVIEW_NAME = Prisma.sql`(CASE WHEN a."anonymous"
  THEN 'Learner ' || upper(substr(md5(a."id"::text || u."id"::text), 1, 5))
  ELSE COALESCE(m."rosterName", u."name") END)`;

/** Own work that was handed in to classes which run, and in which the viewer learns: what may be asked about. */
export const ownWorkOf = (userId: string, submissionId: string) =>
  ({
    submissionId,
    submission: { userId },
    assignment: {
      cohort: {
        archivedAt: null,
        members: { some: { userId, role: 'learner', status: 'active' } },
      },
    },
  }) as const;
