import 'server-only';
import { localDay, mondayOf } from '@/core/review/local-day';
import { type DoneSoFar, portion } from '@/core/review/plan';
import { type Schedule, ScheduleSchema } from '@/core/review/schedule';
import type { Prisma } from '@/generated/prisma/client';
import { signedInViewer } from '@/server/auth/guards';
import { db } from '@/server/db';

/** A card as the scheduler needs it. */
export interface StoredCard {
  id: string;
  ref: string;
  submissionId: string | null;
  schedule: Schedule | null;
  reps: number;
  /** The answer that waits for its grade. */
  choice: string[] | null;
}

const CARD = {
  id: true,
  ref: true,
  submissionId: true,
  schedule: true,
  reps: true,
  choice: true,
} as const;

type CardRow = Prisma.ReviewCardGetPayload<{ select: typeof CARD }>;

function cardOf({ schedule, choice, ...row }: CardRow): StoredCard {
  return {
    ...row,
    schedule: schedule === null ? null : ScheduleSchema.parse(schedule),
    choice: choice as string[] | null,
  };
}

/** Adds a card for each question reference, due at once; what is there already stays as it is. */
export async function addQuestionCards(
  tx: Prisma.TransactionClient,
  userId: string,
  refs: readonly string[],
): Promise<void> {
  if (refs.length === 0) return;
  const due = new Date();
  await tx.reviewCard.createMany({
    data: refs.map((ref) => ({ userId, ref, due })),
    skipDuplicates: true,
  });
}

/**
 * The viewer's next card: a repetition that is due, then a new one, then a repetition that comes due by `ahead`, so that what
 * was seen a moment ago waits until the others are done; null when the portions are used up or nothing is left. Index: userId,
 * due.
 */
export async function selectNextCard(
  now: Date,
  ahead: Date,
  allowed: { reviews: boolean; fresh: boolean },
): Promise<StoredCard | null> {
  const viewer = await signedInViewer();
  const find = (by: Date, more: Prisma.ReviewCardWhereInput) =>
    db().reviewCard.findFirst({
      where: { userId: viewer.id, due: { lte: by }, ...more },
      orderBy: [{ due: 'asc' }, { id: 'asc' }],
      select: CARD,
    });
  const row =
    (allowed.reviews ? await find(now, { reps: { gt: 0 } }) : null) ??
    (allowed.fresh ? await find(ahead, { reps: 0 }) : null) ??
    (allowed.reviews ? await find(ahead, { reps: { gt: 0 } }) : null);
  return row && cardOf(row);
}

/** The viewer's own card, due or not; null when there is none of theirs with this id. */
export async function selectOptionalCard(id: string): Promise<(StoredCard & { due: Date }) | null> {
  const viewer = await signedInViewer();
  const row = await db().reviewCard.findFirst({
    where: { id, userId: viewer.id },
    select: { ...CARD, due: true },
  });
  if (row === null) return null;
  const { due, ...card } = row;
  return { ...cardOf(card), due };
}

/** Cards of the viewer that are due by an instant, and all there are. */
export async function countCards(
  by: Date,
): Promise<{ reviews: number; fresh: number; all: number }> {
  const viewer = await signedInViewer();
  const [row] = await db().$queryRaw<{ reviews: number; fresh: number; all: number }[]>`
    SELECT count(*) FILTER (WHERE "reps" > 0 AND "due" <= ${by})::int AS "reviews",
           count(*) FILTER (WHERE "reps" = 0 AND "due" <= ${by})::int AS "fresh",
           count(*)::int AS "all"
    FROM "ReviewCard" WHERE "userId" = ${viewer.id}::uuid`;
  return row ?? { reviews: 0, fresh: 0, all: 0 };
}

/** What the viewer did on a local day and in its week; a log without a schedule before it was a new card. */
export async function countDone(day: string): Promise<DoneSoFar> {
  const viewer = await signedInViewer();
  const [row] = await db().$queryRaw<DoneSoFar[]>`
    SELECT count(*) FILTER (WHERE "day" = ${day} AND "before" IS NULL)::int AS "newToday",
           count(*) FILTER (WHERE "day" = ${day} AND "before" IS NOT NULL)::int AS "reviewsToday",
           count(*)::int AS "thisWeek"
    FROM "ReviewLog"
    WHERE "userId" = ${viewer.id}::uuid AND "day" >= ${mondayOf(day)} AND "day" <= ${day}`;
  return row ?? { newToday: 0, reviewsToday: 0, thisWeek: 0 };
}

/** Keeps the answer to a card until it is graded. False when it was answered or graded before, or is not the viewer's. */
export async function storeChoice(id: string, reps: number, choice: string[]): Promise<boolean> {
  const viewer = await signedInViewer();
  // One statement, so that the first of several answers counts.
  const rows = await db().$queryRaw<unknown[]>`
    UPDATE "ReviewCard" SET "choice" = ${JSON.stringify(choice)}::json
    WHERE "id" = ${id}::uuid AND "userId" = ${viewer.id}::uuid AND "reps" = ${reps} AND "choice" IS NULL
    RETURNING 1`;
  return rows.length === 1;
}

/** Removes a card of the viewer whose question is gone. */
export async function deleteCard(id: string): Promise<void> {
  const viewer = await signedInViewer();
  await db().reviewCard.deleteMany({ where: { id, userId: viewer.id } });
}

/**
 * How many cards may be reviewed now, for the start page. It does not know where the learner is, so its day is that of UTC; the
 * review itself goes by the learner's.
 */
export async function countDue(): Promise<number> {
  const now = Date.now();
  const [due, done] = await Promise.all([
    countCards(new Date(now)),
    countDone(localDay(now, 'UTC')),
  ]);
  const { reviews, fresh } = portion(due, done);
  return reviews + fresh;
}
