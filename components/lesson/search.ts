import MiniSearch from 'minisearch';
import type { SearchSection } from '@/core/lessons/search-section';

/** A piece of text; `found` when it matches what was looked for. */
export interface Piece {
  text: string;
  found: boolean;
}

export interface SearchResult {
  id: string;
  lesson: string;
  heading: Piece[];
  excerpt: Piece[];
}

export type LessonSearch = (query: string) => SearchResult[];

const MOST_RESULTS = 20;
const EXCERPT_BEFORE = 60;
const EXCERPT_LENGTH = 200;

/** Cuts a text into pieces at the places where one of the words begins a word of it. */
export function markWords(text: string, words: readonly string[]): Piece[] {
  const patterns = words
    .filter((word) => word !== '')
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  if (patterns.length === 0) return [{ text, found: false }];
  const parts = text.split(new RegExp(`(?<![\\p{L}\\p{N}])(${patterns.join('|')})`, 'giu'));
  return parts
    .map((part, index) => ({ text: part, found: index % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}

/** The surroundings of the first word found, cut at spaces; the beginning of the text when none is in it. */
function excerptOf(text: string, words: readonly string[]): Piece[] {
  const first = markWords(text, words).findIndex((piece) => piece.found);
  const before = markWords(text, words).slice(0, Math.max(0, first));
  const at = before.reduce((length, piece) => length + piece.text.length, 0);
  const from = at <= EXCERPT_BEFORE ? 0 : text.indexOf(' ', at - EXCERPT_BEFORE) + 1;
  const end = from + EXCERPT_LENGTH;
  const to = end >= text.length ? text.length : text.lastIndexOf(' ', end);
  const cut = `${from > 0 ? '… ' : ''}${text.slice(from, to)}${to < text.length ? ' …' : ''}`;
  return markWords(cut, words);
}

/**
 * Makes sections searchable. A query finds the sections that hold all its words, beginnings of words and small slips of
 * the pen included; words in a heading or in a lesson's title weigh more. At most 20 results, the best first; none for a query
 * without a word.
 */
export function lessonSearch(sections: readonly SearchSection[]): LessonSearch {
  const index = new MiniSearch<SearchSection>({
    fields: ['heading', 'lesson', 'text'],
    searchOptions: {
      combineWith: 'AND',
      prefix: (term) => term.length > 1,
      fuzzy: (term) => (term.length > 4 ? 0.2 : 0),
      boost: { heading: 3, lesson: 2 },
    },
  });
  index.addAll(sections);
  const byId = new Map(sections.map((section) => [section.id, section]));
  return (query) =>
    index
      .search(query)
      .slice(0, MOST_RESULTS)
      .flatMap(({ id, terms }) => {
        const section = byId.get(String(id));
        if (section === undefined) return [];
        return {
          id: section.id,
          lesson: section.lesson,
          heading: markWords(section.heading, terms),
          excerpt: excerptOf(section.text, terms),
        };
      });
}
