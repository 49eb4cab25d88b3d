import 'server-only';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { GradeReport } from '@/core/contracts/grade-report';
import type { Mission } from '@/core/contracts/mission-schema';
import type { RememberedPrediction } from '@/core/contracts/prediction-schema';
import { likenessOf } from '@/core/grading/likeness';
import { reportOfEqual } from '@/core/grading/on-form';
import { readReport } from '@/core/grading/read-report';
import { missionVersion } from '@/core/missions/mission-version';
import { rulesVersion } from '@/core/missions/rules-version';
import { Prisma } from '@/generated/prisma/client';
import { db } from '@/server/db';
import { likenessRow } from './likenesses';
import { findPredictions } from './predictions';
import { settleGraded } from './results';

// What jobs read and write: they work for whoever handed in, so nothing here asks for a viewer. No page, action or
// route handler uses it.

/** A hand-in that a process has taken on. */
export interface Claimed {
  id: string;
  userId: string;
  mission: string;
  diagram: Diagram;
}

/** A process that has been silent for so long is gone, s. */
const SILENCE_S = 6;

/**
 * Takes on a hand-in that waits, or one whose process has fallen silent; null when it is graded, gone, or in other hands.
 * Of several processes that try, one succeeds.
 */
export async function claimSubmission(id: string, worker: string): Promise<Claimed | null> {
  const rows = await db().$queryRaw<Claimed[]>`
    UPDATE "Submission" SET "state" = 'grading', "worker" = ${worker}, "beatAt" = now(), "progress" = 0
    WHERE "id" = ${id}::uuid AND ("state" = 'queued'
      OR ("state" = 'grading' AND "beatAt" < now() - make_interval(secs => ${SILENCE_S})))
    RETURNING "id", "userId", "mission", "diagram"`;
  return rows[0] ?? null;
}

/** Says that the process is still at it, and how far it has come (0 to 1); false when it is not its own any more. */
export async function beat(id: string, worker: string, progress: number): Promise<boolean> {
  const { count } = await db().submission.updateMany({
    where: { id, worker, state: 'grading' },
    data: { beatAt: new Date(), progress },
  });
  return count === 1;
}

/** Ids of the hand-ins that wait for a process or whose process has fallen silent, those whose turn it is first. */
export async function selectUngraded(most: number): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "Submission"
    WHERE "state" = 'queued'
      OR ("state" = 'grading' AND "beatAt" < now() - make_interval(secs => ${SILENCE_S}))
    ORDER BY "priority" DESC, "createdAt", "id" LIMIT ${most}`;
  return rows.map(({ id }) => id);
}

/**
 * Stores the grade of a hand-in, makes it the current one, and adds a review card for each broken moment, all or nothing.
 * False, and nothing stored, when the process is not at it any more.
 */
export async function storeGrade(
  claimed: Claimed,
  worker: string,
  { mission, report, refs }: { mission: Mission; report: GradeReport; refs: readonly string[] },
): Promise<boolean> {
  const { id: submissionId, userId } = claimed;
  return db().$transaction(async (tx) => {
    const held = await tx.submission.updateMany({
      where: { id: submissionId, worker, state: 'grading' },
      data: { state: 'graded', progress: 1, problem: null, worker: null, beatAt: null },
    });
    if (held.count === 0) return false;
    await keepMission(tx, claimed.mission, mission);
    const { id } = await insertGrade(tx, {
      submissionId,
      cause: 'hand-in',
      mission,
      diagram: claimed.diagram,
      report,
    });
    await tx.submission.update({
      where: { id: submissionId },
      data: { currentGradeId: id },
      select: { id: true },
    });
    await addFailureCards(tx, userId, submissionId, refs);
    await settleGraded(tx, userId, { submissionId });
    return true;
  });
}

/** Keeps the text of a mission by which something is graded: content/ holds today's alone. */
export async function keepMission(
  tx: Prisma.TransactionClient,
  slug: string,
  mission: Mission,
): Promise<void> {
  await tx.missionVersion.createMany({
    data: [
      {
        slug,
        version: missionVersion(mission),
        rules: rulesVersion(mission),
        mission: mission as unknown as Prisma.InputJsonValue,
      },
    ],
    skipDuplicates: true,
  });
}

/** Stores a judgement of a hand-in and what the design is like; which one is current is the caller's to say. */
export async function insertGrade(
  tx: Prisma.TransactionClient,
  grade: {
    submissionId: string;
    cause: 'hand-in' | 'regrade';
    mission: Mission;
    diagram: Diagram;
    report: GradeReport;
  },
): Promise<{ id: string }> {
  const { submissionId, cause, mission, diagram, report } = grade;
  return tx.grade.create({
    data: {
      submissionId,
      cause,
      report: report as unknown as Prisma.InputJsonValue,
      missionVersion: report.missionVersion,
      rulesVersion: rulesVersion(mission),
      engineVersion: report.engineVersion,
      seed: report.seed,
      passed: report.passed,
      stars: report.stars,
      earned: report.score.earned,
      total: report.score.total,
      failed: report.findings.filter(({ passed }) => !passed).map(({ id }) => id),
      events: report.scenarios.reduce((sum, run) => sum + run.events, 0),
      likeness: { create: likenessRow(likenessOf(mission, diagram, report.findings)) },
    },
    select: { id: true },
  });
}

/** Known cards show this run from now on, and forget an answer that was given about the earlier one. */
async function addFailureCards(
  tx: Prisma.TransactionClient,
  userId: string,
  submissionId: string,
  refs: readonly string[],
): Promise<void> {
  const due = new Date();
  await tx.reviewCard.createMany({
    data: refs.map((ref) => ({ userId, ref, submissionId, due })),
    skipDuplicates: true,
  });
  await tx.reviewCard.updateMany({
    where: { userId, ref: { in: [...refs] }, submissionId: { not: submissionId } },
    data: { submissionId, choice: Prisma.DbNull },
  });
}

/** Gives a hand-in up with a reason for its learner, or back to the queue when another try may do. */
export async function endClaim(
  id: string,
  worker: string,
  end: { state: 'failed'; problem: string } | { state: 'queued' },
): Promise<void> {
  await db().$transaction(async (tx) => {
    const [row] = await tx.submission.updateManyAndReturn({
      where: { id, worker, state: 'grading' },
      data: { ...end, worker: null, beatAt: null, progress: null },
      select: { userId: true },
    });
    if (row && end.state === 'failed') await settleGraded(tx, row.userId, { submissionId: id });
  });
}

/**
 * The report of an earlier hand-in of an equal design in the words of this one: same seed (which stands for the mission's
 * rules and the design), same wording of the mission, same engine. Null when there is none. Tells nothing that grading again would not tell.
 */
export async function selectOptionalReport(
  seed: string,
  engineVersion: string,
  mission: Mission,
  diagram: Diagram,
): Promise<GradeReport | null> {
  const row = await db().grade.findFirst({
    // A report made of an earlier one may lack the story of an item.
    where: { seed, engineVersion, missionVersion: missionVersion(mission), cause: 'hand-in' },
    orderBy: { createdAt: 'desc' },
    select: { report: true, submission: { select: { diagram: true } } },
  });
  if (row === null) return null;
  const stored = {
    diagram: row.submission.diagram as unknown as Diagram,
    report: readReport(row.report),
  };
  return reportOfEqual(mission, stored, diagram);
}

/** What the learner of a hand-in predicted for its mission, oldest first. */
export function selectPredictionsOf(
  userId: string,
  mission: string,
): Promise<RememberedPrediction[]> {
  return findPredictions({ mission, userId });
}
