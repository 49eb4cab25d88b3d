import 'server-only';
import { COMPONENTS } from '@/core/components/registry';
import type { ComponentPage } from '@/core/lessons/component-page';
import type { SearchSection } from '@/core/lessons/search-section';

/** The pages of components for the search, each with the names of products that it is looked for by. */
export function componentSections(pages: readonly ComponentPage[]): SearchSection[] {
  return pages.map(({ type }) => {
    const { name, summary, alsoCalled } = COMPONENTS[type];
    return {
      id: `/components/${type}`,
      lesson: 'Components',
      heading: name,
      text: `${summary} ${alsoCalled.join(' · ')}`,
    };
  });
}
