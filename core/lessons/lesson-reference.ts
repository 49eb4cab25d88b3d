import { headingsOf } from './headings';
import type { Lesson } from './lesson-schema';

/** Why a reference `slug` or `slug#heading` leads nowhere; null when it leads to a lesson, or to a heading of it. */
export function referenceProblem(
  lessons: readonly Pick<Lesson, 'slug' | 'body'>[],
  reference: string,
): string | null {
  const [slug = '', anchor] = reference.split('#');
  const lesson = lessons.find((candidate) => candidate.slug === slug);
  if (!lesson) return `there is no lesson "${slug}"`;
  if (anchor === undefined) return null;
  const anchors = headingsOf(lesson.body).map((heading) => heading.anchor);
  if (anchors.includes(anchor)) return null;
  return `the lesson "${slug}" has no heading "${anchor}"; it has ${anchors.join(', ')}`;
}
