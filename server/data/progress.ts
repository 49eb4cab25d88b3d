import 'server-only';
import type { LastMeeting } from '@/core/progress/mastery';
import type { Calibration } from '@/core/quizzes/calibration';
import { signedInViewer } from '@/server/auth/guards';
import { db } from '@/server/db';

type Met = { correct: boolean; at: Date };
const instant = <T extends Met>({ at, ...rest }: T) => ({ ...rest, at: at.toISOString() });

/** The viewer's last answer to each question of the quizzes; instants in ISO 8601, UTC. */
export async function selectLastAnswers(): Promise<LastMeeting[]> {
  const viewer = await signedInViewer();
  const rows = await db().$queryRaw<(Met & Omit<LastMeeting, 'at'>)[]>`
    SELECT DISTINCT ON (t."quiz", a."questionId")
      t."quiz", a."questionId" AS "question", a."correct", a."sure", a."answeredAt" AS "at"
    FROM "QuizAnswer" a JOIN "QuizAttempt" t ON t."id" = a."attemptId"
    WHERE t."userId" = ${viewer.id}::uuid
    ORDER BY t."quiz", a."questionId", a."answeredAt" DESC`;
  return rows.map(instant);
}

/** The viewer's last answer to each card of a question; instants in ISO 8601, UTC. */
export async function selectLastReviews(): Promise<
  { ref: string; correct: boolean; at: string }[]
> {
  const viewer = await signedInViewer();
  const rows = await db().$queryRaw<(Met & { ref: string })[]>`
    SELECT DISTINCT ON (l."cardId") c."ref", l."correct", l."reviewedAt" AS "at"
    FROM "ReviewLog" l JOIN "ReviewCard" c ON c."id" = l."cardId"
    WHERE l."userId" = ${viewer.id}::uuid AND c."ref" LIKE 'question:%'
    ORDER BY l."cardId", l."reviewedAt" DESC`;
  return rows.map(instant);
}

/** How many of the answers that the viewer was sure or unsure of were right. */
export async function selectCalibration(): Promise<Calibration> {
  const viewer = await signedInViewer();
  const rows = await db().$queryRaw<{ sure: boolean; right: number; answers: number }[]>`
    SELECT a."sure", count(*) FILTER (WHERE a."correct")::int AS "right", count(*)::int AS "answers"
    FROM "QuizAnswer" a JOIN "QuizAttempt" t ON t."id" = a."attemptId"
    WHERE t."userId" = ${viewer.id}::uuid AND a."sure" IS NOT NULL GROUP BY a."sure"`;
  const said = (sure: boolean) => {
    const row = rows.find((one) => one.sure === sure);
    return { right: row?.right ?? 0, answers: row?.answers ?? 0 };
  };
  return { sure: said(true), unsure: said(false) };
}

/** Days on which the viewer reviewed, newest first: the local day, and how many cards were right. */
export async function selectReviewDays(
  take: number,
): Promise<{ day: string; cards: number; right: number; at: string }[]> {
  const viewer = await signedInViewer();
  const rows = await db().$queryRaw<{ day: string; cards: number; right: number; at: Date }[]>`
    SELECT "day", count(*)::int AS "cards", count(*) FILTER (WHERE "correct")::int AS "right",
      max("reviewedAt") AS "at"
    FROM "ReviewLog" WHERE "userId" = ${viewer.id}::uuid
    GROUP BY "day" ORDER BY "day" DESC LIMIT ${take}`;
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}

/** The viewer's finished quizzes, newest first; instants in ISO 8601, UTC. */
export async function selectFinishedAttempts(
  take: number,
): Promise<{ quiz: string; correct: number; total: number; at: string }[]> {
  const viewer = await signedInViewer();
  const rows = await db().quizAttempt.findMany({
    where: { userId: viewer.id, finishedAt: { not: null } },
    orderBy: { finishedAt: 'desc' },
    take,
    select: { quiz: true, score: true, total: true, finishedAt: true },
  });
  return rows.map(({ quiz, score, total, finishedAt }) => ({
    quiz,
    correct: score ?? 0,
    total,
    at: finishedAt?.toISOString() ?? '',
  }));
}
