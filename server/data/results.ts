import 'server-only';
import { type Settled, settle } from '@/core/classes/settle';
import { settleLesson } from '@/core/classes/settle-lesson';
import { type ActivityKind, termsWith } from '@/core/classes/terms';
import { Prisma } from '@/generated/prisma/client';
import { noteTouch } from './activity';
import { IS_LEARNER } from './class-conditions';
import { takeTurn } from './take-turn';
import {
  type AssignmentRow,
  ms,
  selectReading,
  selectTries,
  selectWorkers,
  termsOf,
} from './tries';

// Keeps the `Result` rows true. Whoever changes what they depend on calls one of these in the same transaction.

type Tx = Prisma.TransactionClient;

/** What these learners get for an assignment, by learner; those without work are left out. */
async function settledOf(
  tx: Tx,
  row: AssignmentRow,
  userIds: readonly string[],
): Promise<Map<string, Settled>> {
  const extensions = await tx.extension.findMany({
    where: { assignmentId: row.id, userId: { in: [...userIds] } },
  });
  const extra = new Map(extensions.map((one) => [one.userId, one]));
  const terms = (id: string) => {
    const one = extra.get(id);
    return termsWith(
      termsOf(row),
      one ? { dueAt: ms(one.dueAt), closesAt: ms(one.closesAt), attempts: one.attempts } : null,
    );
  };
  if (row.kind === 'lesson') {
    const read = await selectReading(tx, row, userIds);
    const settled = [...read].map(
      ([id, at]) => [id, settleLesson(terms(id), row.sections ?? 1, at)] as const,
    );
    return new Map(settled);
  }
  const tries = await selectTries(tx, row, userIds);
  return new Map([...tries].map(([id, all]) => [id, settle(terms(id), all)] as const));
}

async function storeResults(
  tx: Tx,
  row: AssignmentRow,
  settled: ReadonlyMap<string, Settled>,
): Promise<void> {
  if (settled.size === 0) return;
  const json = JSON.stringify(
    [...settled].map(([userId, { handedInAt, ...one }]) => ({
      userId,
      ...one,
      handedInAt: handedInAt === null ? null : new Date(handedInAt).toISOString(),
    })),
  );
  await tx.$executeRaw`
    INSERT INTO "Result" ("assignmentId", "userId", "cohortId", "state", "tries", "countedId", "latestId", "score", "earned",
      "total", "stars", "latestEarned", "latestTotal", "late", "handedInAt", "touchedAt", "stuckOn", "stuckTimes")
    SELECT ${row.id}::uuid, x."userId", ${row.cohortId}::uuid, x."state"::"ResultState", x."tries", x."countedId", x."latestId",
      x."score", x."earned", x."total", x."stars", x."latestEarned", x."latestTotal", x."late", x."handedInAt",
      COALESCE(x."handedInAt", now()), x."stuckOn", x."stuckTimes"
    FROM json_to_recordset(${json}::json) AS x("userId" uuid, "state" text, "tries" int, "countedId" uuid, "latestId" uuid,
      "score" float8, "earned" int, "total" int, "stars" int, "latestEarned" int, "latestTotal" int, "late" boolean,
      "handedInAt" timestamptz, "stuckOn" text, "stuckTimes" int)
    ON CONFLICT ("assignmentId", "userId") DO UPDATE SET
      "state" = EXCLUDED."state", "tries" = EXCLUDED."tries", "countedId" = EXCLUDED."countedId",
      "latestId" = EXCLUDED."latestId", "score" = EXCLUDED."score", "earned" = EXCLUDED."earned", "total" = EXCLUDED."total",
      "stars" = EXCLUDED."stars", "latestEarned" = EXCLUDED."latestEarned", "latestTotal" = EXCLUDED."latestTotal",
      "late" = EXCLUDED."late", "handedInAt" = EXCLUDED."handedInAt", "stuckOn" = EXCLUDED."stuckOn",
      "stuckTimes" = EXCLUDED."stuckTimes"`;
  await addUpPoints(tx, row.cohortId, [...settled.keys()]);
}

/** The sum of a learner's points in a class, kept beside their membership. */
export async function addUpPoints(tx: Tx, cohortId: string, people: string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE "CohortMember" m SET "points" = COALESCE((
      SELECT sum(r."score") FROM "Result" r WHERE r."cohortId" = m."cohortId" AND r."userId" = m."userId"), 0)
    WHERE m."cohortId" = ${cohortId}::uuid AND m."userId" = ANY(${people}::uuid[])`;
}

/**
 * Two transactions that settle for the same learner wait for each other, and for one that settles an assignment for all; so
 * what is stored last was computed from everything. Taken before anything that they read is written.
 */
async function takeResults(tx: Tx, assignmentIds: readonly string[], userId: string) {
  await takeTurn(tx, `results of ${userId}`);
  await tx.$queryRaw`
    SELECT 1 FROM "Assignment" WHERE "id" = ANY(${[...assignmentIds]}::uuid[]) ORDER BY "id" FOR SHARE`;
}

/** Makes a change that one learner's result of an assignment depends on, and settles it. */
export async function settleWith(
  tx: Tx,
  assignmentId: string,
  userId: string,
  change: () => Promise<void>,
): Promise<void> {
  await takeResults(tx, [assignmentId], userId);
  await change();
  const row = await tx.assignment.findUniqueOrThrow({ where: { id: assignmentId } });
  await storeResults(tx, row, await settledOf(tx, row, [userId]));
}

/** Settles assignments for one learner; with `gather`, assigns first what the terms take by now. */
async function settleFor(
  tx: Tx,
  assignmentIds: readonly string[],
  userId: string,
  gather: boolean,
): Promise<void> {
  if (assignmentIds.length === 0) return;
  await takeResults(tx, assignmentIds, userId);
  for (const row of await tx.assignment.findMany({ where: { id: { in: [...assignmentIds] } } })) {
    if (gather) await gatherWork(tx, row, userId);
    await storeResults(tx, row, await settledOf(tx, row, [userId]));
  }
}

/** So many learners are settled at once: more would hold up everybody else's requests, or meet the limit of a statement. */
const AT_ONCE = 250;

/** A list in parts of that length. */
export function portions<T>(list: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(list.length / AT_ONCE) }, (_, n) =>
    list.slice(n * AT_ONCE, (n + 1) * AT_ONCE),
  );
}

/** Settles an assignment for everybody, after its terms have changed. */
export async function settleAll(tx: Tx, assignmentId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "Assignment" WHERE "id" = ${assignmentId}::uuid FOR NO KEY UPDATE`;
  const row = await tx.assignment.findUniqueOrThrow({ where: { id: assignmentId } });
  await gatherWork(tx, row, null);
  for (const some of portions(await selectWorkers(tx, row))) {
    await storeResults(tx, row, await settledOf(tx, row, some));
  }
}

/** Settles an assignment for one learner, after their extension has changed. */
export async function settleOne(tx: Tx, assignmentId: string, userId: string): Promise<void> {
  await settleFor(tx, [assignmentId], userId, true);
}

/** Assigns the tries that the terms take by now and did not take when they were handed in. */
async function gatherWork(tx: Tx, row: AssignmentRow, userId: string | null): Promise<void> {
  if (row.kind === 'lesson') return;
  const [table, column, instant] =
    row.kind === 'quiz'
      ? (['"QuizAttempt"', '"attemptId"', '"finishedAt"'] as const)
      : row.kind === 'round'
        ? (['"Round"', '"roundId"', '"finishedAt"'] as const)
        : (['"Submission"', '"submissionId"', '"createdAt"'] as const);
  const name = row.kind === 'quiz' ? '"quiz"' : '"mission"';
  // With an interviewer who knows the answers a round is practice.
  const counts = row.kind === 'round' ? Prisma.sql`AND t."sealed"` : Prisma.empty;
  await tx.$executeRaw`
    INSERT INTO "AssignedWork" ("id", "assignmentId", ${Prisma.raw(column)})
    SELECT gen_random_uuid(), a."id", t."id"
    FROM "Assignment" a
    JOIN "Cohort" c ON c."id" = a."cohortId"
    JOIN "CohortMember" m ON m."cohortId" = a."cohortId" AND ${IS_LEARNER}
    JOIN ${Prisma.raw(table)} t ON t."userId" = m."userId" AND t.${Prisma.raw(name)} = a."slug"
    LEFT JOIN "Extension" e ON e."assignmentId" = a."id" AND e."userId" = m."userId"
    WHERE a."id" = ${row.id}::uuid AND (${userId}::uuid IS NULL OR m."userId" = ${userId}::uuid)
      ${counts}
      AND t.${Prisma.raw(instant)} >= m."joinedAt" AND (c."archivedAt" IS NULL OR t.${Prisma.raw(instant)} <= c."archivedAt")
      AND (a."opensAt" IS NULL OR t.${Prisma.raw(instant)} >= a."opensAt")
      AND (a."closesAt" IS NULL OR t.${Prisma.raw(instant)} <= GREATEST(COALESCE(e."closesAt", a."closesAt"), e."dueAt"))
    ON CONFLICT DO NOTHING`;
}

/** The assignments of running classes in which somebody learns that are about one thing. */
async function selectAssignmentIds(
  tx: Tx,
  userId: string,
  kind: ActivityKind,
  slugs: readonly string[],
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT a."id" FROM "CohortMember" m JOIN "Cohort" c ON c."id" = m."cohortId" JOIN "Assignment" a ON a."cohortId" = c."id"
    WHERE m."userId" = ${userId}::uuid AND ${IS_LEARNER} AND c."archivedAt" IS NULL
      AND a."kind" = ${kind}::"ActivityKind" AND a."slug" = ANY(${[...slugs]}::text[])`;
  return rows.map(({ id }) => id);
}

/** After a hand-in, a finished quiz or a section read: assigns what was handed in where it belongs, and settles. */
export async function settleWork(
  tx: Tx,
  userId: string,
  kind: ActivityKind,
  slugs: readonly string[],
): Promise<void> {
  await settleFor(tx, await selectAssignmentIds(tx, userId, kind, slugs), userId, true);
  await noteTouch(tx, userId, kind, slugs);
}

/** After a submission was graded or a round judged: settles the assignments to which it was handed in. */
export async function settleGraded(
  tx: Tx,
  userId: string,
  work: { submissionId: string } | { roundId: string },
): Promise<void> {
  const rows = await tx.assignedWork.findMany({ where: work, select: { assignmentId: true } });
  await settleFor(
    tx,
    rows.map(({ assignmentId }) => assignmentId),
    userId,
    false,
  );
}
