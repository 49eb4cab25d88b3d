import rehypeSlug from 'rehype-slug';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { headingsOf } from '@/core/lessons/headings';
import { listLessons } from '@/server/content/lessons';

const lessons = await listLessons();

/** The ids that the page gives its headings. */
async function renderedIds(body: string): Promise<string[]> {
  const processor = unified().use(remarkParse).use(remarkRehype).use(rehypeSlug);
  const tree = await processor.run(processor.parse(body));
  return tree.children.flatMap((node) =>
    node.type === 'element' && /^h[1-6]$/.test(node.tagName) ? [String(node.properties.id)] : [],
  );
}

describe('anchors of lessons', () => {
  it('finds the lessons', () => {
    expect(lessons.map(({ slug }) => slug)).toContain('sync-async');
  });

  it.each(lessons.map(({ slug, body }) => ({ slug, body })))(
    'are in $slug those that the rendered page has',
    async ({ body }) => {
      expect(headingsOf(body).map(({ anchor }) => anchor)).toEqual(await renderedIds(body));
    },
  );

  it('include the one that the golden rule is linked by', () => {
    const lesson = lessons.find(({ slug }) => slug === 'sync-async');
    expect(headingsOf(lesson?.body ?? '').map(({ anchor }) => anchor)).toContain('the-golden-rule');
  });
});
