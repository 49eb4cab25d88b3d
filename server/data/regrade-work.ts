import 'server-only';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { GradeReport } from '@/core/contracts/grade-report';
import type { Mission } from '@/core/contracts/mission-schema';
import type { Flip } from '@/core/contracts/regrade-line';
import { readReport } from '@/core/grading/read-report';
import { Prisma } from '@/generated/prisma/client';
import { db } from '@/server/db';
import { insertGrade } from './grades';
import { selectMissionTexts } from './regrade-scope';
import { settleGraded } from './results';

// What jobs read and write while they grade anew: they work for whoever asked for it, so nothing here asks for a viewer. No page,
// action or route handler uses it.

/** A process that has been silent for so long is gone, s. */
const SILENCE_S = 6;
/** An item that could not be graded so often never will be. */
const MOST_TRIES = 3;

const WORKING = ['running', 'applying', 'undoing'] as const;
type Working = (typeof WORKING)[number];

/** A regrade that a process has taken on. */
export interface ClaimedRegrade {
  id: string;
  slug: string;
  state: Working;
  neverLower: boolean;
  /** What it grades by. */
  mission: Mission;
}

/** Takes on a regrade at which nobody works; null for any other. Of several processes that try, one succeeds. */
export async function claimRegrade(id: string, worker: string): Promise<ClaimedRegrade | null> {
  const [row] = await db().$queryRaw<
    { mission: string; state: Working; neverLower: boolean | null; missionVersion: string }[]
  >`
    UPDATE "Regrade" SET "worker" = ${worker}, "beatAt" = now()
    WHERE "id" = ${id}::uuid AND "state" IN ('running', 'applying', 'undoing')
      AND ("worker" IS NULL OR "beatAt" < now() - make_interval(secs => ${SILENCE_S}))
    RETURNING "mission", "state"::text AS "state", "neverLower", "missionVersion"`;
  if (row === undefined) return null;
  const { mission: slug, state, neverLower, missionVersion: version } = row;
  const mission = (await selectMissionTexts(slug, [version])).get(version);
  if (mission === undefined) throw new Error(`mission ${slug} ${version} was not kept`);
  return { id, slug, state, neverLower: neverLower ?? false, mission };
}

/** Says that the process is still at it; false when it is not its own any more, or was stopped. */
export async function beatRegrade(id: string, worker: string, state: Working): Promise<boolean> {
  const { count } = await db().regrade.updateMany({
    where: { id, worker, state },
    data: { beatAt: new Date() },
  });
  return count === 1;
}

/** The id of a regrade at which nobody works; null when there is none. */
export async function selectLeftRegrade(): Promise<string | null> {
  const [row] = await db().$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "Regrade" WHERE "open" AND "state" IN ('running', 'applying', 'undoing')
      AND ("worker" IS NULL OR "beatAt" < now() - make_interval(secs => ${SILENCE_S}))
    ORDER BY "startedAt" LIMIT 1`;
  return row?.id ?? null;
}

/** Lets go of a regrade, for another process or a later time. */
export async function releaseRegrade(id: string, worker: string): Promise<void> {
  await db().regrade.updateMany({ where: { id, worker }, data: { worker: null, beatAt: null } });
}

/** A try to be graded anew, with its grade of before. */
export interface WaitingItem {
  submissionId: string;
  diagram: Diagram;
  seed: string;
  missionVersion: string;
  report: GradeReport;
}

/** Some of the tries that wait to be graded. */
export async function selectWaitingItems(regradeId: string, most: number): Promise<WaitingItem[]> {
  const rows = await db().$queryRaw<WaitingItem[]>`
    SELECT i."submissionId", s."diagram", g."seed", g."missionVersion", g."report"
    FROM "RegradeItem" i JOIN "Submission" s ON s."id" = i."submissionId" JOIN "Grade" g ON g."id" = i."fromGradeId"
    WHERE i."regradeId" = ${regradeId}::uuid AND i."state" = 'waiting'
    ORDER BY i."submissionId" LIMIT ${most}`;
  return rows.map((row) => ({ ...row, report: readReport(row.report) }));
}

/** A try graded anew, and what it took. */
export interface Regraded {
  submissionId: string;
  report: GradeReport;
  flips: Flip[];
  differs: boolean;
  lower: boolean;
  events: number;
  ms: number;
}

const mine = (id: string, worker: string, state: Working) =>
  Prisma.sql`EXISTS (SELECT 1 FROM "Regrade" x WHERE x."id" = ${id}::uuid AND x."worker" = ${worker} AND x."state" = ${state}::"RegradeState")`;

/** Stores what came of a try; nothing when the process is not at it any more. */
export async function storeRegraded(id: string, worker: string, made: Regraded): Promise<void> {
  const { report, flips } = made;
  await db().$transaction(async (tx) => {
    const count = await tx.$executeRaw`
      UPDATE "RegradeItem" SET "state" = 'done', "report" = ${JSON.stringify(report)}::json, "flips" = ${JSON.stringify(flips)}::json,
        "differs" = ${made.differs}, "lower" = ${made.lower}, "passed" = ${report.passed}, "stars" = ${report.stars},
        "earned" = ${report.score.earned}, "total" = ${report.score.total}
      WHERE "regradeId" = ${id}::uuid AND "submissionId" = ${made.submissionId}::uuid AND "state" = 'waiting'
        AND ${mine(id, worker, 'running')}`;
    if (count === 0) return;
    await tx.regrade.update({
      where: { id },
      data: { events: { increment: made.events }, spentMs: { increment: Math.round(made.ms) } },
      select: { id: true },
    });
  });
}

/** Notes that a try could not be graded; with `problem` for good, otherwise until it has failed too often. */
export async function storeFailed(
  id: string,
  submissionId: string,
  problem: string | null,
): Promise<void> {
  const given = problem ?? 'It could not be graded: something failed three times.';
  await db().$executeRaw`
    UPDATE "RegradeItem" SET "tries" = "tries" + 1,
      "state" = CASE WHEN ${problem !== null} OR "tries" + 1 >= ${MOST_TRIES} THEN 'failed' ELSE 'waiting' END::"RegradeItemState",
      "problem" = CASE WHEN ${problem !== null} OR "tries" + 1 >= ${MOST_TRIES} THEN ${given} END
    WHERE "regradeId" = ${id}::uuid AND "submissionId" = ${submissionId}::uuid AND "state" = 'waiting'`;
}

/** Tries to which a grade is to be given or given back. */
export async function selectPendingItems(
  { id, state }: ClaimedRegrade,
  most: number,
): Promise<string[]> {
  const rows = await db().regradeItem.findMany({
    where: { regradeId: id, state: state === 'undoing' ? 'applied' : 'done' },
    orderBy: { submissionId: 'asc' },
    take: most,
    select: { submissionId: true },
  });
  return rows.map(({ submissionId }) => submissionId);
}

/** Takes the item for this transaction; null when somebody else has dealt with it, or the process is not at it any more. */
async function takeItem(
  tx: Prisma.TransactionClient,
  { id, state }: ClaimedRegrade,
  worker: string,
  submissionId: string,
) {
  const from = state === 'undoing' ? 'applied' : 'done';
  const [row] = await tx.$queryRaw<
    {
      fromGradeId: string;
      gradeId: string | null;
      lower: boolean;
      report: GradeReport;
      diagram: Diagram;
      userId: string;
    }[]
  >`
    SELECT i."fromGradeId", i."gradeId", COALESCE(i."lower", FALSE) AS "lower", i."report", s."diagram", s."userId"
    FROM "RegradeItem" i JOIN "Submission" s ON s."id" = i."submissionId"
    WHERE i."regradeId" = ${id}::uuid AND i."submissionId" = ${submissionId}::uuid AND i."state" = ${from}::"RegradeItemState"
      AND ${mine(id, worker, state)}
    FOR UPDATE OF i`;
  return row ?? null;
}

/** Gives one try its new grade, all or nothing; the result of its learner follows. */
export async function applyItem(
  claimed: ClaimedRegrade,
  worker: string,
  submissionId: string,
): Promise<void> {
  const { id: regradeId, mission, neverLower } = claimed;
  const key = { regradeId_submissionId: { regradeId, submissionId } };
  await db().$transaction(async (tx) => {
    const item = await takeItem(tx, claimed, worker, submissionId);
    if (item === null) return;
    const settle = (state: 'kept' | 'stale') =>
      tx.regradeItem.update({
        where: key,
        data: { state, report: Prisma.DbNull },
        select: { state: true },
      });
    if (neverLower && item.lower) return void (await settle('kept'));
    const held = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM "Submission" WHERE "id" = ${submissionId}::uuid AND "currentGradeId" = ${item.fromGradeId}::uuid
        AND "state" = 'graded' FOR UPDATE`;
    if (held.length === 0) return void (await settle('stale'));
    const { report, diagram } = item;
    const grade = await insertGrade(tx, {
      submissionId,
      cause: 'regrade',
      mission,
      diagram,
      report,
    });
    await tx.submission.update({
      where: { id: submissionId },
      data: { currentGradeId: grade.id },
      select: { id: true },
    });
    await tx.regradeItem.update({
      where: key,
      data: { state: 'applied', gradeId: grade.id, report: Prisma.DbNull, seenAt: null },
      select: { state: true },
    });
    await settleGraded(tx, item.userId, { submissionId });
  });
}

/** Gives one try the grade back that it had, unless it has got yet another one. */
export async function undoItem(
  claimed: ClaimedRegrade,
  worker: string,
  submissionId: string,
): Promise<void> {
  const key = { regradeId_submissionId: { regradeId: claimed.id, submissionId } };
  await db().$transaction(async (tx) => {
    const item = await takeItem(tx, claimed, worker, submissionId);
    if (item === null) return;
    const { count } = await tx.submission.updateMany({
      where: { id: submissionId, currentGradeId: item.gradeId },
      data: { currentGradeId: item.fromGradeId },
    });
    await tx.regradeItem.update({
      where: key,
      data: { state: count === 0 ? 'stale' : 'undone', seenAt: null },
      select: { state: true },
    });
    if (count > 0) await settleGraded(tx, item.userId, { submissionId });
  });
}

/** Ends the stretch of work that is done. */
export async function endStretch({ id, state }: ClaimedRegrade, worker: string): Promise<void> {
  const rest = { worker: null, beatAt: null };
  await db().regrade.updateMany({
    where: { id, worker, state },
    data:
      state === 'running'
        ? { ...rest, state: 'ready', readyAt: new Date() }
        : { ...rest, state: state === 'applying' ? 'applied' : 'undone', open: null },
  });
}
