import Link from 'next/link';
import { REVIEW_SHOWS, type ReviewQuery, reviewSearch } from '@/core/classes/review-query';

const LABELS = { waiting: 'To review', asked: 'Questions', all: 'All' } as const;

/** What a queue shows, as links. */
export function ReviewFilter({ root, query }: { root: string; query: ReviewQuery }) {
  return (
    <nav aria-label="Shown" className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
      {REVIEW_SHOWS.map((show) => (
        <Link
          key={show}
          href={`${root}${reviewSearch({ ...query, show, page: 1 })}`}
          prefetch={false}
          aria-current={show === query.show ? 'page' : undefined}
          className="py-1 text-accent underline underline-offset-2 aria-[current=page]:font-semibold aria-[current=page]:text-ink aria-[current=page]:no-underline"
        >
          {LABELS[show]}
        </Link>
      ))}
      {query.group !== null && (
        <Link
          href={`${root}${reviewSearch({ ...query, group: null, page: 1 })}`}
          prefetch={false}
          className="py-1 text-accent underline underline-offset-2"
        >
          of one group ×<span className="sr-only"> Show every group</span>
        </Link>
      )}
    </nav>
  );
}
