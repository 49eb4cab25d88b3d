import 'server-only';
import { z } from 'zod';
import { headingsOf } from '@/core/lessons/headings';
import type { SectionReference } from '@/core/lessons/reading';
import { listLessons } from '@/server/content/lessons';
import { insertReadSections, selectReadSections } from '@/server/data/reading';

/** Sections that the browser knows to be read, `slug#anchor` each; none to only ask. */
export const ReadingSchema = z.strictObject({
  sections: z.array(z.string().min(3).max(200)).max(500),
});

/**
 * Adds what the browser knows to what the viewer has read, and gives all of it in the order of reading. Sections that no
 * lesson has (any more) are left out: a browser may remember a heading that has changed since.
 */
export async function syncReading({
  sections,
}: z.infer<typeof ReadingSchema>): Promise<SectionReference[]> {
  if (sections.length > 0) {
    const lessons = await listLessons();
    const known = new Set(
      lessons.flatMap(({ slug, body }) =>
        headingsOf(body).map(({ anchor }) => `${slug}#${anchor}`),
      ),
    );
    const found = [...new Set(sections)].filter((reference) => known.has(reference));
    await insertReadSections(
      found.map((reference) => {
        const [lesson = '', section = ''] = reference.split('#');
        return { lesson, section };
      }),
    );
  }
  return selectReadSections();
}
