import 'server-only';
import { signedInViewer } from '@/server/auth/guards';
import { db } from '@/server/db';
import { attemptsIn, selectSight } from './sight';
import { noteReading } from './trace';

/** A finished quiz of somebody as staff see it; instants in ISO 8601, UTC. */
export interface SeenAttempt {
  id: string;
  quiz: string;
  /** The version of the quiz's questions with which it was begun. */
  version: string;
  total: number;
  score: number;
  startedAt: string;
  finishedAt: string;
  owner: { id: string; name: string };
  answers: {
    questionId: string;
    version: string | null;
    choice: string[];
    correct: boolean;
    sure: boolean | null;
    hints: number | null;
    /** How long the question was shown before the answer, ms; null when that is not known. */
    tookMs: number | null;
  }[];
}

/** A finished attempt that lies within what the viewer may see; null for any other. An admin leaves a trace. */
export async function selectOptionalSeenAttempt(id: string): Promise<SeenAttempt | null> {
  const viewer = await signedInViewer();
  const found = await db().quizAttempt.findUnique({ where: { id }, select: { userId: true } });
  if (!found?.userId) return null;
  const sight = await selectSight(viewer, found.userId);
  const row = await db().quizAttempt.findFirst({
    where: { id, finishedAt: { not: null }, ...attemptsIn(sight) },
    include: {
      user: { select: { id: true, name: true } },
      answers: { orderBy: { answeredAt: 'asc' } },
    },
  });
  if (!row?.user || row.finishedAt === null) return null;
  await noteReading(viewer, sight, { kind: 'quiz attempt', id, owner: row.user });
  return {
    id,
    quiz: row.quiz,
    version: row.seed.split('.')[0] ?? '',
    total: row.total,
    score: row.score ?? 0,
    startedAt: row.startedAt.toISOString(),
    finishedAt: row.finishedAt.toISOString(),
    owner: row.user,
    answers: row.answers.map(({ questionId, version, choice, correct, sure, hints, ...at }) => ({
      questionId,
      version,
      choice: choice as string[],
      correct,
      sure,
      hints,
      tookMs: at.shownAt === null ? null : at.answeredAt.getTime() - at.shownAt.getTime(),
    })),
  };
}
