import 'server-only';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Prisma } from '@/generated/prisma/client';
import {
  newWorkOwner,
  optionalWorkOwner,
  type WorkOwner,
  workOwner,
} from '@/server/auth/work-owner';
import { db } from '@/server/db';
import { noteTouch } from './activity';
import { isUniqueViolation } from './prisma-errors';
import { settleWork } from './results';
import { addQuestionCards } from './review-cards';
import { takeTurn } from './take-turn';

/** One go at a quiz. */
export interface StoredAttempt {
  id: string;
  quiz: string;
  seed: string;
  total: number;
  finished: boolean;
  /** Correct answers; null until finished. */
  score: number | null;
  answers: { questionId: string; choice: string[]; correct: boolean; sure: boolean | null }[];
}

/** A finished attempt; `finishedAt` in ISO 8601, UTC. */
export interface AttemptResult {
  quiz: string;
  correct: number;
  total: number;
  finishedAt: string;
}

const HintsSchema = z.record(z.string(), z.number().int());

const ATTEMPT = {
  id: true,
  quiz: true,
  seed: true,
  total: true,
  finishedAt: true,
  score: true,
  answers: {
    select: { questionId: true, choice: true, correct: true, sure: true },
    orderBy: { answeredAt: 'asc' },
  },
} as const;

type AttemptRow = Omit<StoredAttempt, 'finished' | 'answers'> & {
  finishedAt: Date | null;
  answers: { questionId: string; choice: unknown; correct: boolean; sure: boolean | null }[];
};

function attemptOf({ finishedAt, answers, ...row }: AttemptRow): StoredAttempt {
  return {
    ...row,
    finished: finishedAt !== null,
    answers: answers.map((answer) => ({ ...answer, choice: answer.choice as string[] })),
  };
}

/**
 * The viewer's newest unfinished attempt at a quiz whose seed begins with `seedPrefix`; begins one when there is none. Of
 * several beginnings at the same moment one begins it, and the others get the same.
 */
export async function selectOrInsertAttempt(
  { quiz, total }: { quiz: string; total: number },
  seedPrefix: string,
): Promise<StoredAttempt> {
  const owner = await newWorkOwner();
  const row = await db().$transaction(async (tx) => {
    await takeTurn(tx, `attempt ${owner.userId ?? owner.visitor} ${quiz}`);
    const open = await tx.quizAttempt.findFirst({
      where: { ...owner, quiz, finishedAt: null, seed: { startsWith: seedPrefix } },
      orderBy: { startedAt: 'desc' },
      select: ATTEMPT,
    });
    const data = { ...owner, quiz, total, seed: `${seedPrefix}${randomUUID()}` };
    const attempt = open ?? (await tx.quizAttempt.create({ data, select: ATTEMPT }));
    if (owner.userId !== null) await noteTouch(tx, owner.userId, 'quiz', [quiz]);
    return attempt;
  });
  return attemptOf(row);
}

/** The viewer's own attempt; null when there is none of theirs with this id. */
export async function selectOptionalAttempt(id: string): Promise<StoredAttempt | null> {
  const owner = await workOwner();
  const row = await db().quizAttempt.findFirst({
    where: { id, ...owner },
    select: ATTEMPT,
  });
  return row && attemptOf(row);
}

const readHints = (stored: unknown) => HintsSchema.catch({}).parse(stored ?? {});

/** Notes that a hint on a question of the viewer's unfinished attempt was asked for: so many are known with it. */
export async function noteHint(
  attemptId: string,
  questionId: string,
  known: number,
): Promise<void> {
  const owner = await workOwner();
  await db().$transaction(async (tx) => {
    const open = await lockOpenAttempt(tx, attemptId, owner);
    if (open === null) return;
    const hints = readHints(open.hints);
    if ((hints[questionId] ?? 0) >= known) return;
    await tx.quizAttempt.update({
      where: { id: attemptId },
      data: { hints: { ...hints, [questionId]: known } },
      select: { id: true },
    });
  });
}

/** Holds an unfinished attempt of this owner, so that finishing and answering wait for each other; null without one. */
async function lockOpenAttempt(
  tx: Prisma.TransactionClient,
  id: string,
  { userId, visitor }: WorkOwner,
): Promise<{ startedAt: Date; hints: unknown } | null> {
  const open = await tx.$queryRaw<{ startedAt: Date; hints: unknown }[]>`
    SELECT "startedAt", "hints" FROM "QuizAttempt"
    WHERE "id" = ${id}::uuid AND "finishedAt" IS NULL
      AND ("userId" = ${userId}::uuid OR "visitor" = ${visitor}::text)
    FOR UPDATE`;
  return open[0] ?? null;
}

/**
 * Stores an answer of the viewer's unfinished attempt. False when the question was answered before or the attempt is
 * finished or not theirs: the first answer counts, once.
 */
export async function insertAnswer({
  ref,
  shownMs,
  ...data
}: {
  attemptId: string;
  questionId: string;
  choice: string[];
  correct: boolean;
  sure: boolean | null;
  /** Changes with anything in the question. */
  version: string;
  /** For how long the browser has shown the question, ms; null when it did not tell. */
  shownMs: number | null;
  /** The card to add when the answer was wrong or unsure. */
  ref: string;
}): Promise<boolean> {
  const owner = await workOwner();
  try {
    return await db().$transaction(async (tx) => {
      const open = await lockOpenAttempt(tx, data.attemptId, owner);
      if (open === null) return false;
      const shown =
        shownMs === null ? null : Math.max(open.startedAt.getTime(), Date.now() - shownMs);
      const shownAt = shown === null ? null : new Date(shown);
      const hints = readHints(open.hints)[data.questionId] ?? 0;
      await tx.quizAnswer.create({ data: { ...data, shownAt, hints } });
      const known = data.correct && data.sure !== false;
      if (!known && owner.userId !== null) await addQuestionCards(tx, owner.userId, [ref]);
      return true;
    });
  } catch (error) {
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}

/** Finishes the viewer's attempt with the answers given so far; nothing changes when it is finished already. */
export async function finishStoredAttempt(id: string): Promise<void> {
  const owner = await workOwner();
  await db().$transaction(async (tx) => {
    if ((await lockOpenAttempt(tx, id, owner)) === null) return;
    const score = await tx.quizAnswer.count({ where: { attemptId: id, correct: true } });
    const { quiz } = await tx.quizAttempt.update({
      where: { id },
      data: { score, finishedAt: new Date() },
      select: { quiz: true },
    });
    if (owner.userId !== null) await settleWork(tx, owner.userId, 'quiz', [quiz]);
  });
}

/** The viewer's or visitor's latest finished attempt at each quiz, newest first. */
export async function selectOwnLatestResults(): Promise<AttemptResult[]> {
  const owner = await optionalWorkOwner();
  if (owner === null) return [];
  const rows = await db().$queryRaw<Parameters<typeof resultOf>[0][]>`
    SELECT DISTINCT ON ("quiz") "quiz", "score", "total", "finishedAt" FROM "QuizAttempt"
    WHERE ("userId" = ${owner.userId}::uuid OR "visitor" = ${owner.visitor}::text) AND "finishedAt" IS NOT NULL
    ORDER BY "quiz", "finishedAt" DESC`;
  return rows.map(resultOf).sort((a, b) => (a.finishedAt < b.finishedAt ? 1 : -1));
}

/** A finished attempt as a result. */
export function resultOf(row: {
  quiz: string;
  score: number | null;
  total: number;
  finishedAt: Date | null;
}): AttemptResult {
  return {
    quiz: row.quiz,
    correct: row.score ?? 0,
    total: row.total,
    finishedAt: row.finishedAt?.toISOString() ?? '',
  };
}
