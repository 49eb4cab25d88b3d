'use client';

import Link from 'next/link';
import { type ReactNode, useState } from 'react';
import { SearchField } from '@/components/ui/search-field';
import type { Piece, SearchResult } from './search';
import { useLessonSearch } from './use-lesson-search';

function Marked({ pieces }: { pieces: Piece[] }) {
  let at = 0;
  return pieces.map(({ text, found }) => {
    at += text.length;
    return found ? (
      <mark key={at} className="rounded-xs bg-sync-soft font-medium text-ink">
        {text}
      </mark>
    ) : (
      <span key={at}>{text}</span>
    );
  });
}

function Result({ result }: { result: SearchResult }) {
  return (
    <li>
      <Link href={result.id} className="block px-4 py-3 hover:bg-sunk sm:px-6">
        <span className="block text-xs text-ink-faint">{result.lesson}</span>
        <span className="block font-medium">
          <Marked pieces={result.heading} />
        </span>
        <span className="mt-0.5 block text-sm text-ink-soft">
          <Marked pieces={result.excerpt} />
        </span>
      </Link>
    </li>
  );
}

function summaryOf(query: string, results: SearchResult[] | null): string {
  if (query.trim() === '' || results === null) return '';
  if (results.length === 0)
    return `No section has “${query.trim()}” in it. Try fewer or other words.`;
  return results.length === 1 ? '1 section' : `${results.length} sections, the best first`;
}

/** A search over all lessons; `children`, the list of lessons, gives way to the results while something is looked for. */
export function LessonSearch({ children }: { children: ReactNode }) {
  const { query, results, failed, look, load } = useLessonSearch();
  const [hint, setHint] = useState(true);
  const looking = query.trim() !== '';
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: <search> is not known to every browser this runs in. */}
      <form role="search" onSubmit={(event) => event.preventDefault()} className="mb-4">
        <SearchField
          id="lesson-search"
          label="Search the lessons"
          value={query}
          placeholder="Search the lessons"
          aria-keyshortcuts="/"
          onFocus={() => {
            setHint(false);
            load();
          }}
          onBlur={() => setHint(true)}
          onChange={(event) => look(event.target.value)}
        >
          {hint && !looking && (
            <kbd
              aria-hidden
              className="pointer-events-none absolute top-1/2 right-3 hidden -translate-y-1/2 rounded border border-line px-1.5 text-xs text-ink-faint sm:block"
            >
              /
            </kbd>
          )}
        </SearchField>
      </form>
      <p role="status" className={looking ? 'mb-2 text-sm text-ink-soft' : 'sr-only'}>
        {failed
          ? 'The search could not be loaded. Check your connection and type again.'
          : summaryOf(query, results)}
      </p>
      {!looking && children}
      {looking && results !== null && results.length > 0 && (
        <ol className="divide-y divide-line rounded-sheet border border-line bg-sheet">
          {results.map((result) => (
            <Result key={result.id} result={result} />
          ))}
        </ol>
      )}
    </>
  );
}
