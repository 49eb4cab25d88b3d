import 'server-only';
import { formatRef } from '@/core/review/card-ref';
import { db } from '@/server/db';
import { settleWork } from './results';
import { addQuestionCards } from './review-cards';

/**
 * Gives a visitor's attempts to an account that has just proved who it is, with a card for each answer that was wrong or
 * unsure. One statement takes them, so that of several claims one gets each attempt and the others get nothing.
 */
export async function claimAttempts(visitor: string, userId: string): Promise<number> {
  return db().$transaction(async (tx) => {
    const claimed = await tx.$queryRaw<{ id: string; quiz: string }[]>`
      UPDATE "QuizAttempt" SET "userId" = ${userId}::uuid, "visitor" = NULL
      WHERE "visitor" = ${visitor} RETURNING "id", "quiz"`;
    const answers = await tx.quizAnswer.findMany({
      where: {
        attemptId: { in: claimed.map(({ id }) => id) },
        OR: [{ correct: false }, { sure: false }],
      },
      select: { questionId: true, attempt: { select: { quiz: true } } },
    });
    const refs = answers.map(({ questionId, attempt }) =>
      formatRef({ kind: 'question', quiz: attempt.quiz, question: questionId }),
    );
    await addQuestionCards(tx, userId, [...new Set(refs)]);
    const quizzes = [...new Set(claimed.map(({ quiz }) => quiz))];
    if (quizzes.length > 0) await settleWork(tx, userId, 'quiz', quizzes);
    return claimed.length;
  });
}

/** Removes attempts of visitors that began before an instant; nobody claimed them. */
export async function deleteUnclaimedAttempts(before: Date): Promise<void> {
  await db().quizAttempt.deleteMany({
    where: { visitor: { not: null }, startedAt: { lt: before } },
  });
}
