import 'server-only';
import type { Mission } from '@/core/contracts/mission-schema';
import { levelOf, type RegradeLevel } from '@/core/grading/regrade';
import { Prisma } from '@/generated/prisma/client';
import { adminViewer } from '@/server/auth/guards';
import type { Viewer } from '@/server/auth/viewer';
import { db } from '@/server/db';
import { notFound } from '@/server/errors';
import { requireAssignment } from './assignments';
import { classSubject, refuseArchived, type StaffedClass } from './class-access';

/** What is graded anew: the counted tries of one assignment, or of a mission in all classes. */
export type RegradeScope = { assignmentId: string } | { mission: string };

/** A scope that is the viewer's to grade anew. */
export interface OpenScope {
  viewer: Viewer;
  mission: string;
  assignmentId: string | null;
  /** As it is stored: the assignment, or `all`. */
  scope: string;
  cohort: StaffedClass | null;
}

/**
 * Those who set work to a class may have it graded anew, admins also in all classes at once. Throws for everybody else, and for
 * what is no mission.
 */
export async function requireScope(asked: RegradeScope): Promise<OpenScope> {
  if (!('assignmentId' in asked)) {
    const viewer = await adminViewer();
    return { viewer, mission: asked.mission, assignmentId: null, scope: 'all', cohort: null };
  }
  const { open, row } = await requireAssignment(asked.assignmentId, 'assign');
  if (row.kind !== 'mission') throw notFound(`${row.id} is no mission`);
  return {
    viewer: open.viewer,
    mission: row.slug,
    assignmentId: row.id,
    scope: row.id,
    cohort: open.cohort,
  };
}

/** The same for who is about to change something. */
export async function requireChangeableScope(asked: RegradeScope): Promise<OpenScope> {
  const open = await requireScope(asked);
  if (open.cohort !== null) refuseArchived({ cohort: open.cohort });
  return open;
}

/** What the audit log calls a scope. */
export const scopeSubject = ({ cohort, mission }: OpenScope) =>
  cohort ? classSubject(cohort) : ({ kind: 'job', id: null, name: mission } as const);

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
    JOIN "CohortMember" m ON m."cohortId" = r."cohortId" AND m."userId" = r."userId" AND m."role" = 'learner' AND m."status" = 'active'
    JOIN "Submission" s ON s."id" = r."countedId" AND s."state" = 'graded' JOIN "Grade" g ON g."id" = s."currentGradeId"
    WHERE a."kind" = 'mission' AND a."slug" = ${mission}
      ${assignmentId === null ? Prisma.empty : Prisma.sql`AND a."id" = ${assignmentId}::uuid`}
    ORDER BY s."id"`;
}

/** The missions of which a try counts in a class that runs. Refuses all but admins. */
export async function selectCountedMissions(): Promise<string[]> {
  await adminViewer();
  const rows = await db().$queryRaw<{ slug: string }[]>`
    SELECT DISTINCT a."slug" FROM "Assignment" a JOIN "Cohort" c ON c."id" = a."cohortId" AND c."archivedAt" IS NULL
    WHERE a."kind" = 'mission' AND EXISTS (SELECT 1 FROM "Result" r WHERE r."assignmentId" = a."id" AND r."countedId" IS NOT NULL)
    ORDER BY 1`;
  return rows.map(({ slug }) => slug);
}

/** The texts of a mission by which something was graded, by version. */
export async function selectMissionTexts(
  slug: string,
  versions: readonly string[],
  tx: Prisma.TransactionClient = db(),
): Promise<Map<string, Mission>> {
  const rows = await tx.missionVersion.findMany({
    where: { slug, version: { in: [...versions] } },
    select: { version: true, mission: true },
  });
  return new Map(rows.map(({ version, mission }) => [version, mission as unknown as Mission]));
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
