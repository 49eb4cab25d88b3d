import type { Question, Quiz } from '@/core/quizzes/quiz-schema';
import { contentHash, stableJson } from '@/core/shared/content-hash';
import { db } from '@/server/db';

/** One stored answer, as a slow reference computation reads it. */
export interface PlantedAnswer {
  attempt: number;
  questionId: string;
  correct: boolean;
  sure: boolean | null;
  choice: string[];
  tookMs: number;
}

/** Stores a finished attempt of each of these people, with answers that chance decides. */
export async function plantAttempts(
  slug: string,
  quiz: Quiz,
  people: readonly string[],
  assignmentId: string,
  seed = 1,
): Promise<PlantedAnswer[]> {
  const random = numbersFrom(seed);
  const now = Date.now();
  const planted: PlantedAnswer[] = [];
  for (const [attempt, userId] of people.entries()) {
    const able = random();
    const answers = quiz.questions.map(
      (question): PlantedAnswer => ({
        attempt,
        questionId: question.id,
        correct: random() < 0.2 + 0.7 * able,
        sure: random() < 0.3 ? null : random() < 0.5,
        choice: choiceOf(question, random()),
        tookMs: Math.round(1_000 + random() * 60_000),
      }),
    );
    planted.push(...answers);
    await db().quizAttempt.create({
      data: {
        userId,
        quiz: slug,
        seed: 'a/seed',
        total: answers.length,
        startedAt: new Date(now - 100_000),
        finishedAt: new Date(now),
        score: answers.filter(({ correct }) => correct).length,
        assignedTo: { create: { assignmentId } },
        answers: {
          create: answers.map(({ questionId, correct, sure, choice, tookMs }, n) => ({
            ...{ questionId, correct, sure, choice },
            version: contentHash(stableJson(quiz.questions[n])),
            shownAt: new Date(now - tookMs),
            answeredAt: new Date(now),
          })),
        },
      },
      select: { id: true },
    });
  }
  return planted;
}

const choiceOf = (question: Question, chance: number) =>
  'options' in question
    ? [question.options[Math.floor(chance * question.options.length)]?.id ?? '']
    : ['something'];

/** Numbers from 0 to 1, the same for the same seed (the minimal standard generator of Park and Miller). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
