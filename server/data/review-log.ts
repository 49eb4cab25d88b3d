import 'server-only';
import type { Grade } from '@/core/contracts/grades';
import { type Schedule, ScheduleSchema } from '@/core/review/schedule';
import { Prisma } from '@/generated/prisma/client';
import { signedInViewer } from '@/server/auth/guards';
import { db } from '@/server/db';
import { takeTurn } from './take-turn';

interface LockedCard {
  schedule: unknown;
  due: Date;
  choice: string[] | null;
  ref: string;
}

/** Holds a card of this person until the transaction ends; null when it is not theirs or was graded meanwhile. */
async function lockCard(
  tx: Prisma.TransactionClient,
  id: string,
  userId: string,
  reps: number,
): Promise<LockedCard | null> {
  const [row] = await tx.$queryRaw<LockedCard[]>`
    SELECT "schedule", "due", "choice", "ref" FROM "ReviewCard"
    WHERE "id" = ${id}::uuid AND "userId" = ${userId}::uuid AND "reps" = ${reps} FOR UPDATE`;
  return row ?? null;
}

/**
 * Grades the answered card of the viewer, whose `reps`-th repetition this is, and logs it. False when it has no answer,
 * was graded already, or is not theirs: a grade sent twice counts once.
 */
export async function storeGrade(input: {
  id: string;
  reps: number;
  grade: Grade;
  correct: boolean;
  day: string;
  now: Date;
  next: (schedule: Schedule | null) => Schedule;
}): Promise<boolean> {
  const viewer = await signedInViewer();
  const { id, reps, grade, correct, day, now, next } = input;
  return db().$transaction(async (tx) => {
    await takeTurn(tx, `review ${viewer.id}`);
    const card = await lockCard(tx, id, viewer.id, reps);
    if (card === null || card.choice === null) return false;
    const before = card.schedule === null ? null : ScheduleSchema.parse(card.schedule);
    const schedule = next(before);
    await tx.reviewLog.create({
      data: {
        cardId: id,
        userId: viewer.id,
        grade,
        correct,
        choice: card.choice,
        day,
        before: before ?? Prisma.DbNull,
        dueBefore: card.due,
        reviewedAt: now,
      },
    });
    await tx.reviewCard.update({
      where: { id },
      data: { schedule, due: new Date(schedule.dueAt), reps: reps + 1, choice: Prisma.DbNull },
    });
    return true;
  });
}

/**
 * Takes the viewer's last grade of this local day back: the card is as it was, with its answer given and waiting, unless it
 * shows a newer run by now. Null when there is none; else the card's id.
 */
export async function undoLastGrade(day: string): Promise<string | null> {
  const viewer = await signedInViewer();
  return db().$transaction(async (tx) => {
    // In turn with grades, so that the last one stays the last until it is taken back.
    await takeTurn(tx, `review ${viewer.id}`);
    const log = await tx.reviewLog.findFirst({
      where: { userId: viewer.id, day },
      orderBy: [{ reviewedAt: 'desc' }, { id: 'desc' }],
      include: { card: { select: { submission: { select: { createdAt: true } } } } },
    });
    if (!log) return null;
    const run = log.card.submission;
    // The card shows a newer run by now: the answer was about another one.
    const outdated = run !== null && run.createdAt > log.reviewedAt;
    await tx.reviewCard.update({
      where: { id: log.cardId },
      data: {
        schedule: log.before === null ? Prisma.DbNull : (log.before as Prisma.InputJsonValue),
        due: log.dueBefore,
        reps: { decrement: 1 },
        choice: outdated ? Prisma.DbNull : (log.choice as Prisma.InputJsonValue),
      },
    });
    await tx.reviewLog.delete({ where: { id: log.id } });
    return log.cardId;
  });
}

/** Whether the viewer graded anything on this local day. */
export async function hasGrades(day: string): Promise<boolean> {
  const viewer = await signedInViewer();
  return (
    (await db().reviewLog.findFirst({
      where: { userId: viewer.id, day },
      select: { id: true },
    })) !== null
  );
}
