import 'server-only';
import { parseQuiz } from '@/core/quizzes/parse-quiz';
import type { Quiz } from '@/core/quizzes/quiz-schema';
import { contentHash, stableJson } from '@/core/shared/content-hash';
import { ContentError, problemLines } from './content-error';
import { isSlug, listContent, readContent } from './content-folder';
import { listLessons } from './lessons';
import { once } from './once';
import { parseYaml } from './yaml';

export interface LoadedQuiz {
  slug: string;
  quiz: Quiz;
  /** Changes with anything in the quiz. */
  version: string;
}

/** A quiz with its answers, for the server only; null when there is none. Throws a `ContentError` when it is broken. */
export const loadQuiz = once(async (slug: string): Promise<LoadedQuiz | null> => {
  if (!isSlug(slug)) return null;
  const file = `content/quizzes/${slug}.yaml`;
  const text = await readContent('quizzes', `${slug}.yaml`);
  if (text === null) return null;
  const yaml = parseYaml(text);
  if (!yaml.ok) throw new ContentError(problemLines(file, yaml.problems));
  const quiz = parseQuiz(yaml.value);
  if (!quiz.ok) throw new ContentError(problemLines(file, quiz.problems));
  return { slug, quiz: quiz.value, version: contentHash(stableJson(quiz.value)) };
});

/** All quizzes, in the order of their lessons. */
export async function listQuizzes(): Promise<LoadedQuiz[]> {
  const names = (await listContent('quizzes')).filter((name) => name.endsWith('.yaml'));
  const quizzes = await Promise.all(names.map((name) => loadQuiz(name.replace(/\.yaml$/, ''))));
  const order = new Map((await listLessons()).map(({ slug, orderIndex }) => [slug, orderIndex]));
  const place = ({ quiz }: LoadedQuiz) => order.get(quiz.lesson) ?? Number.POSITIVE_INFINITY;
  return quizzes.filter((quiz) => quiz !== null).sort((a, b) => place(a) - place(b) || 0);
}
