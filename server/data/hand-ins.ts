import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { Command } from '@/core/diagram/commands';
import type { Prisma } from '@/generated/prisma/client';
import { signedInViewer } from '@/server/auth/guards';
import { db } from '@/server/db';
import { accountBytes } from '@/server/env';
import { AppError } from '@/server/errors';
import { logValue } from './drafts';
import { isUniqueViolation } from './prisma-errors';
import { insertPointIn } from './restore-points';
import { settleWork } from './results';

/** The id of what the viewer handed in under this key before; null when it is new. */
export async function selectOptionalSubmissionId(idempotencyKey: string): Promise<string | null> {
  const viewer = await signedInViewer();
  const row = await db().submission.findUnique({
    where: { userId_idempotencyKey: { userId: viewer.id, idempotencyKey } },
    select: { id: true },
  });
  return row?.id ?? null;
}

/** Events that an account may have simulated in an hour before its hand-ins wait behind another one of everybody else. */
const EVENTS_A_TURN = 20_000_000;

/**
 * What a hand-in of an account has to wait behind: one turn for each of its own that is not graded yet, and one for each
 * `EVENTS_A_TURN` that its grades of the last hour took. So nobody's second one comes before anybody's first.
 */
async function turnsBefore(tx: Prisma.TransactionClient, userId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ waiting: number; events: number }[]>`
    SELECT (SELECT count(*)::int FROM "Submission"
            WHERE "userId" = ${userId}::uuid AND "state" IN ('queued', 'grading')) AS "waiting",
           (SELECT COALESCE(SUM("Grade"."events"), 0)::float8 FROM "Grade"
            JOIN "Submission" ON "Submission"."id" = "Grade"."submissionId"
            WHERE "Submission"."userId" = ${userId}::uuid AND "Grade"."cause" = 'hand-in'
              AND "Grade"."createdAt" > now() - interval '1 hour') AS "events"`;
  return (row?.waiting ?? 0) + Math.floor((row?.events ?? 0) / EVENTS_A_TURN);
}

/** Refuses more of an account whose submissions take all the room one account has. What is stored compressed counts as it is stored. */
async function refuseFull(tx: Prisma.TransactionClient, userId: string): Promise<void> {
  const [row] = await tx.$queryRaw<{ bytes: number }[]>`
    SELECT COALESCE(SUM(pg_column_size("diagram") + COALESCE(pg_column_size("log"), 0)), 0)::float8 AS "bytes"
    FROM "Submission" WHERE "userId" = ${userId}::uuid`;
  const room = accountBytes();
  if ((row?.bytes ?? 0) < room) return;
  throw new AppError(
    'conflict',
    'the room of an account is used up',
    `Your submissions take all the room that an account has on this site (${room / 1_000_000} MB). Your drawing is kept; ask the administrator for more room.`,
  );
}

/**
 * Stores what the viewer hands in together with its restore point and the job that will grade it, all or nothing; under a
 * key used before it stores nothing and returns the first one's id. Throws `conflict` when the account has no room left. `queue` puts the job into the same transaction.
 */
export async function insertSubmission(
  data: { mission: string; diagram: Diagram; idempotencyKey: string; log: Command[] | null },
  queue: (tx: Prisma.TransactionClient, id: string, priority: number) => Promise<void>,
): Promise<{ id: string; known: boolean }> {
  const viewer = await signedInViewer();
  const { mission, diagram, idempotencyKey, log } = data;
  try {
    const id = await db().$transaction(async (tx) => {
      await refuseFull(tx, viewer.id);
      const priority = -(await turnsBefore(tx, viewer.id));
      const row = await tx.submission.create({
        data: {
          userId: viewer.id,
          mission,
          diagram,
          idempotencyKey,
          log: logValue(log),
          priority,
        },
        select: { id: true },
      });
      await insertPointIn(tx, viewer.id, {
        id: randomUUID(),
        mission,
        name: null,
        reason: 'submitted',
        diagram,
      });
      await settleWork(tx, viewer.id, 'mission', [mission]);
      await queue(tx, row.id, priority);
      return row.id;
    });
    return { id, known: false };
  } catch (error) {
    const first = isUniqueViolation(error)
      ? await selectOptionalSubmissionId(idempotencyKey)
      : null;
    if (first === null) throw error;
    return { id: first, known: true };
  }
}
