import { lessonSections } from '@/server/content/lesson-sections';
import { listLessons } from '@/server/content/lessons';

export const dynamic = 'force-static';

/** What the search over the lessons looks through: the sections of all lessons, as far as everybody may read them. */
export async function GET(): Promise<Response> {
  const lessons = await listLessons();
  return Response.json(lessons.flatMap(lessonSections));
}
