import 'server-only';
import type { Mission } from '@/core/contracts/mission-schema';
import { levelOf, type RegradeLevel } from '@/core/grading/regrade';
import { Prisma } from '@/generated/prisma/client';
import type { Viewer } from '@/server/auth/viewer';
import { db } from '@/server/db';
import type { StaffedClass } from './class-access';
import { IS_LEARNER } from './class-conditions';
import { selectMissionTexts } from './grades';

/** A scope that is the viewer's to grade anew. */
export interface OpenScope {
  viewer: Viewer;
  mission: string;
  assignmentId: string | null;
  /** As it is stored: the assignment, or `all`. */
  scope: string;
  cohort: StaffedClass | null;
}

/** A counted try; `elsewhere`: it was handed in to a class too that is over, or that is not the viewer's to grade. */
export interface CountedTry {
  submissionId: string;
  gradeId: string;
  missionVersion: string;
  engineVersion: string;
  events: number;
  clean: boolean;
  elsewhere: boolean;
}

/** The graded tries that count in a scope, of learners who are there, in classes that run. */
export async function selectCountedTries(
  { viewer, mission, assignmentId }: OpenScope,
  tx: Prisma.TransactionClient = db(),
): Promise<CountedTry[]> {
  const ofAll = viewer.role === 'admin';
  return tx.$queryRaw<CountedTry[]>`
    SELECT DISTINCT ON (s."id") s."id" AS "submissionId", g."id" AS "gradeId", g."missionVersion", g."engineVersion",
           g."events"::float8 AS "events", cardinality(g."failed") = 0 AS "clean",
           EXISTS (SELECT 1 FROM "AssignedWork" w JOIN "Assignment" o ON o."id" = w."assignmentId" JOIN "Cohort" k ON k."id" = o."cohortId"
             WHERE w."submissionId" = s."id" AND o."id" <> a."id" AND (k."archivedAt" IS NOT NULL OR NOT (${ofAll} OR EXISTS (
               SELECT 1 FROM "CohortMember" v WHERE v."cohortId" = k."id" AND v."userId" = ${viewer.id}::uuid
                 AND v."status" = 'active' AND v."role" IN ('owner', 'instructor'))))) AS "elsewhere"
    FROM "Assignment" a JOIN "Cohort" c ON c."id" = a."cohortId" AND c."archivedAt" IS NULL
    JOIN "Result" r ON r."assignmentId" = a."id"
    JOIN "CohortMember" m ON m."cohortId" = r."cohortId" AND m."userId" = r."userId" AND ${IS_LEARNER}
    JOIN "Submission" s ON s."id" = r."countedId" AND s."state" = 'graded' JOIN "Grade" g ON g."id" = s."currentGradeId"
    WHERE a."kind" = 'mission' AND a."slug" = ${mission}
      ${assignmentId === null ? Prisma.empty : Prisma.sql`AND a."id" = ${assignmentId}::uuid`}
    ORDER BY s."id"`;
}

/** What grading a scope anew would take. */
export interface RegradePlan {
  total: number;
  leftOut: number;
  byLevel: Record<RegradeLevel, number>;
  expectedEvents: number;
  /** The tries that something is to be done about. */
  tries: CountedTry[];
}

/** Simulated events of a grade over those that its report shows: a sound design is run with two more seeds. */
const THROWS = { clean: 3, other: 2 };

/** Counts what grading the tries of a scope by a mission would take, without doing any of it. */
export async function planRegrade(
  scope: OpenScope,
  mission: Mission,
  tx: Prisma.TransactionClient = db(),
): Promise<RegradePlan> {
  const counted = await selectCountedTries(scope, tx);
  const own = counted.filter(({ elsewhere }) => !elsewhere);
  const versions = [...new Set(own.map(({ missionVersion }) => missionVersion))];
  const texts = await selectMissionTexts(scope.mission, versions, tx);
  const levels = new Map<string, RegradeLevel>();
  const byLevel = { none: 0, judged: 0, simulated: 0 };
  let expectedEvents = 0;
  const tries = own.filter(({ missionVersion, engineVersion, events, clean }) => {
    const key = `${missionVersion} ${engineVersion}`;
    const text = texts.get(missionVersion) ?? null;
    const level = levels.get(key) ?? levelOf(text, engineVersion, mission);
    levels.set(key, level);
    byLevel[level] += 1;
    if (level === 'simulated') expectedEvents += events * (clean ? THROWS.clean : THROWS.other);
    return level !== 'none';
  });
  return {
    total: counted.length,
    leftOut: counted.length - own.length,
    byLevel,
    expectedEvents,
    tries,
  };
}
