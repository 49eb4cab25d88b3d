'use client';

import Link from 'next/link';
import { useState } from 'react';
import { SearchField } from '@/components/ui/search-field';
import { findTerms, type ListedTerm, type TermGroup } from './find-terms';

const LINK = 'inline-block min-h-6 leading-6 text-accent underline underline-offset-2';

function Term({ term, onLeave }: { term: ListedTerm; onLeave: () => void }) {
  return (
    <div id={term.id} className="scroll-mt-20 px-4 py-4 target:bg-sync-soft sm:px-6">
      <dt>
        <span className="font-semibold">{term.term}</span>
        {term.plain && <span className="text-ink-soft"> — here also: {term.plain}</span>}
        {term.also && <span className="text-sm text-ink-faint"> · {term.also}</span>}
      </dt>
      <dd className="mt-1 max-w-[68ch] text-ink-soft">
        {term.says}
        <span className="mt-1 flex flex-wrap items-baseline gap-x-4 gap-y-1 text-sm">
          {term.lesson && (
            <Link href={`/lessons/${term.lesson.to}`} prefetch={false} className={LINK}>
              Lesson: {term.lesson.title}
            </Link>
          )}
          {term.see.length > 0 && (
            <span className="flex flex-wrap items-baseline gap-x-2 gap-y-1 text-ink-faint">
              See also
              {term.see.map((other) => (
                <a key={other.id} href={`#${other.id}`} onClick={onLeave} className={LINK}>
                  {other.term}
                </a>
              ))}
            </span>
          )}
        </span>
      </dd>
    </div>
  );
}

function countOf(query: string, groups: readonly TermGroup[]): string {
  const count = groups.reduce((sum, { terms }) => sum + terms.length, 0);
  if (query.trim() === '') return `${count} terms`;
  if (count === 0) return `No term has “${query.trim()}” in it. Try fewer or other words.`;
  return count === 1 ? '1 term' : `${count} terms`;
}

/** All terms in their groups, and a field that narrows them down. */
export function TermList({ groups }: { groups: TermGroup[] }) {
  const [query, setQuery] = useState('');
  const found = findTerms(groups, query);
  return (
    <>
      <SearchField
        label="Search the glossary"
        value={query}
        placeholder="Search the glossary"
        onChange={(event) => setQuery(event.target.value)}
      />
      <p role="status" className="mt-2 text-sm text-ink-soft">
        {countOf(query, found)}
      </p>
      <nav aria-label="Groups of terms" className="mt-3 flex flex-wrap gap-x-4 gap-y-1 text-sm">
        {found.map(({ id, title }) => (
          <a key={id} href={`#group-${id}`} className={LINK}>
            {title}
          </a>
        ))}
        <a href="#brokers" className={LINK}>
          Brokers side by side
        </a>
      </nav>
      {found.map(({ id, title, terms }) => (
        <section key={id} aria-labelledby={`group-${id}`} className="mt-8">
          <h2 id={`group-${id}`} className="scroll-mt-20 text-xl font-semibold">
            {title}
          </h2>
          <dl className="mt-3 divide-y divide-line rounded-sheet border border-line bg-sheet">
            {terms.map((term) => (
              // A term that is led to may have been searched away.
              <Term key={term.id} term={term} onLeave={() => setQuery('')} />
            ))}
          </dl>
        </section>
      ))}
    </>
  );
}
