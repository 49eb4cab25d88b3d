import 'server-only';
import { termsOf } from '@/core/lessons/glossary-problems';
import type { Glossary } from '@/core/lessons/glossary-schema';
import type { SearchSection } from '@/core/lessons/search-section';
import { setText } from '@/core/shared/set-text';

/** The terms of the glossary for the search, each with its other names. */
export function glossarySections(glossary: Glossary): SearchSection[] {
  return termsOf(glossary).map(({ id, term, plain, also, says }) => ({
    id: `/glossary#${id}`,
    lesson: 'Glossary',
    heading: setText(term),
    text: setText([plain, also, says].filter((part) => part !== undefined).join(' · ')),
  }));
}
