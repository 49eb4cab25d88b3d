import { listComponentPages } from '@/server/content/component-pages';
import { componentSections } from '@/server/content/component-sections';
import { loadGlossary } from '@/server/content/glossary';
import { glossarySections } from '@/server/content/glossary-sections';
import { lessonSections } from '@/server/content/lesson-sections';
import { listLessons } from '@/server/content/lessons';

export const dynamic = 'force-static';

/** What the search looks through: the sections of all lessons, as far as everybody may read them, the glossary, and the components. */
export async function GET(): Promise<Response> {
  const [lessons, glossary, components] = await Promise.all([
    listLessons(),
    loadGlossary(),
    listComponentPages(),
  ]);
  return Response.json([
    ...lessons.flatMap(lessonSections),
    ...glossarySections(glossary),
    ...componentSections(components),
  ]);
}
