import 'server-only';
import type { Nodes } from 'mdast';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { headingsOf } from '@/core/lessons/headings';
import type { Lesson } from '@/core/lessons/lesson-schema';
import type { SearchSection } from '@/core/lessons/search-section';
import { setText } from '@/core/shared/set-text';

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkDirective).freeze();

/** The words of a piece of Markdown, without its marks; blocks and cells are set apart by a space. */
function wordsOf(node: Nodes): string {
  if (node.type === 'text') return setText(node.value);
  if ('value' in node) return node.type === 'html' ? '' : node.value;
  if (!('children' in node)) return '';
  const title = node.type === 'containerDirective' ? (node.attributes?.title ?? '') : '';
  const inline = node.type === 'paragraph' || node.type === 'heading';
  const words = node.children.map(wordsOf).join(inline ? '' : ' ');
  return `${title} ${words}`.trim();
}

/**
 * The sections of a lesson for the search, cut at its headings. Of a premium lesson only title and summary: what is
 * searched is sent to everybody.
 */
export function lessonSections(lesson: Lesson): SearchSection[] {
  const { slug, title, summary, premium, body } = lesson;
  const sections = [{ id: `/lessons/${slug}`, lesson: title, heading: title, text: summary }];
  if (premium) return sections;
  const headings = headingsOf(body);
  for (const node of parser.parse(body).children) {
    if (node.type === 'heading') {
      const heading = headings.shift();
      if (heading === undefined) continue;
      const id = `/lessons/${slug}#${heading.anchor}`;
      sections.push({ id, lesson: title, heading: heading.text, text: '' });
    } else {
      const section = sections.at(-1);
      if (section) section.text = `${section.text} ${wordsOf(node).replace(/\s+/g, ' ')}`.trim();
    }
  }
  return sections;
}
