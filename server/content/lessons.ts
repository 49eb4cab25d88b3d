import 'server-only';
import { directiveProblems } from '@/core/lessons/directives';
import { figureWordsProblems } from '@/core/lessons/figure-words';
import { type Lesson, LessonMetaSchema } from '@/core/lessons/lesson-schema';
import type { Problem } from '@/core/shared/problem';
import { problemsOf } from '@/core/shared/zod-problems';
import { ContentError, problemLines } from './content-error';
import { isSlug, listContent, readContent } from './content-folder';
import { splitFrontMatter } from './front-matter';
import { once } from './once';

/** A lesson by its slug; null when there is none. Throws a `ContentError` when its file is broken. */
export const loadLesson = once(async (slug: string): Promise<Lesson | null> => {
  if (!isSlug(slug)) return null;
  const text = await readContent('lessons', `${slug}.md`);
  return text === null ? null : parseLesson(slug, text);
});

/** All lessons, in the order of their `orderIndex`. */
export async function listLessons(): Promise<Lesson[]> {
  const names = (await listContent('lessons')).filter((name) => name.endsWith('.md'));
  const lessons = await Promise.all(names.map((name) => loadLesson(name.replace(/\.md$/, ''))));
  return lessons.filter((lesson) => lesson !== null).sort((a, b) => a.orderIndex - b.orderIndex);
}

/** Reads a lesson's file text. Throws a `ContentError` with every problem of front matter and directives. */
export function parseLesson(slug: string, text: string): Lesson {
  const file = `content/lessons/${slug}.md`;
  const split = splitFrontMatter(text);
  if (split === null) {
    throw new ContentError(problemLines(file, [{ path: '', message: 'has no front matter' }]));
  }
  const { value, body, headLines } = split;
  const problems: Problem[] = [...split.problems];
  const meta = LessonMetaSchema.safeParse(value);
  if (split.problems.length === 0 && !meta.success) problems.push(...problemsOf(meta.error));
  if (meta.success && meta.data.slug !== slug) {
    problems.push({ path: 'slug', message: `must be the file's name, "${slug}"` });
  }
  for (const { path, message } of [...directiveProblems(body), ...figureWordsProblems(body)]) {
    const line = Number(path.replace('line ', '')) + headLines;
    problems.push({ path: `line ${line}`, message });
  }
  if (!meta.success || problems.length > 0) {
    throw new ContentError(problemLines(file, problems));
  }
  return { ...meta.data, body };
}
