'use client';

import { SearchField } from '@/components/ui/search-field';
import { type FoundType, findTypes } from '@/core/components/find-types';
import { COMPONENTS } from '@/core/components/registry';
import { COMPONENT_TYPES, type ComponentTypeId } from '@/core/contracts/component-type';
import { HandbookLink } from './handbook-link';

/** How much is found. */
function countWords(query: string, found: readonly FoundType[]): string {
  if (query.trim() === '') return '';
  if (found.length === 0) return `Nothing to add here is called “${query.trim()}”.`;
  return found.length === 1 ? '1 component' : `${found.length} components`;
}

/** The field over the palette: narrows it down by name and by the names of products, and leads to the handbook. */
export function PaletteSearch({
  query,
  types,
  found,
  onQuery,
  onFirst,
}: {
  query: string;
  /** What the mission has. */
  types: readonly ComponentTypeId[];
  found: readonly FoundType[];
  onQuery: (query: string) => void;
  /** Enter: adds what was found first. */
  onFirst: () => void;
}) {
  const others = COMPONENT_TYPES.filter((type) => !types.includes(type));
  const elsewhere = query.trim() === '' || found.length > 0 ? [] : findTypes(others, query);
  return (
    <div className="mb-2">
      <SearchField
        label="Search the components"
        small
        value={query}
        placeholder="Redis, queue …"
        onChange={(event) => onQuery(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && query.trim() !== '') onFirst();
          if (event.key === 'Escape' && query !== '') {
            event.stopPropagation();
            onQuery('');
          }
        }}
      />
      <p aria-live="polite" className="mt-1 text-xs text-ink-soft">
        {countWords(query, found)}
      </p>
      {elsewhere.map(({ type }) => (
        <p key={type} className="text-xs text-ink-soft">
          This mission has no {COMPONENTS[type].plural}. <HandbookLink type={type} />
        </p>
      ))}
      {query.trim() !== '' && found.length === 1 && found[0] && (
        <HandbookLink type={found[0].type} />
      )}
    </div>
  );
}
