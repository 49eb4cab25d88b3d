import 'server-only';
import { z } from 'zod';
import { publicQuestion } from '@/core/quizzes/public-question';
import type { ReadAnswer } from '@/core/quizzes/read-answer';
import { contentHash, stableJson } from '@/core/shared/content-hash';
import { loadQuiz } from '@/server/content/quizzes';
import { type SeenAttempt, selectOptionalSeenAttempt } from '@/server/data/class-attempts';

/** A finished quiz that the viewer may see, with the words of its questions; null for any other. */
export async function selectSeenAttempt(id: string): Promise<
  | (Omit<SeenAttempt, 'answers'> & {
      title: string;
      answers: ReadAnswer[];
      unanswered: number;
    })
  | null
> {
  if (!z.uuid().safeParse(id).success) return null;
  const attempt = await selectOptionalSeenAttempt(id);
  if (attempt === null) return null;
  const quiz = (await loadQuiz(attempt.quiz))?.quiz;
  const answers = attempt.answers.map(({ version, choice, ...answer }) => {
    const question = quiz?.questions.find((one) => one.id === answer.questionId);
    const same =
      question !== undefined && (version === null || version === contentHash(stableJson(question)));
    const options = same ? publicQuestion(question, '').options : [];
    const words = new Map(options.map((option) => [option.id, option.text]));
    return {
      ...answer,
      prompt: question?.prompt ?? answer.questionId,
      answered: same ? choice.map((part) => words.get(part) ?? part) : null,
    };
  });
  return {
    ...attempt,
    title: quiz?.title ?? attempt.quiz,
    answers,
    unanswered: Math.max(0, attempt.total - answers.length),
  };
}
