import Link from 'next/link';
import { LocalTime } from '@/components/ui/local-time';

/** A learner with something that needs a look. */
export interface AttentionLine {
  key: string;
  name: string;
  href: string;
  what: string;
  why: string;
  /** ISO 8601, UTC; null for none. */
  at: string | null;
}

/** What needs the staff of a class, of one kind: the first few, and the way to all. */
export function AttentionList({
  title,
  count,
  lines,
  all,
  nothing,
}: {
  title: string;
  count: number | null;
  lines: AttentionLine[];
  all: string;
  nothing: string;
}) {
  return (
    <section aria-label={title} className="rounded-sheet border border-line bg-sheet p-4">
      <div className="flex items-baseline justify-between gap-3">
        <h2 className="text-lg font-semibold">
          {title} {count !== null && <span className="num text-ink-soft">{count}</span>}
        </h2>
        {lines.length > 0 && (
          <Link
            href={all}
            prefetch={false}
            className="text-sm text-accent underline underline-offset-2"
          >
            All<span className="sr-only">: {title}</span>
          </Link>
        )}
      </div>
      {lines.length === 0 ? (
        <p className="mt-2 text-sm text-ink-soft">{nothing}</p>
      ) : (
        <ul className="mt-2 divide-y divide-line text-sm">
          {lines.map((line) => (
            <li key={line.key} className="py-2">
              <Link href={line.href} prefetch={false} className="font-medium hover:underline">
                {line.name}
              </Link>{' '}
              <span className="text-ink-soft">{line.what}</span>
              <span className="block text-xs text-ink-faint">
                {line.why}
                {line.at && (
                  <>
                    , <LocalTime at={line.at} className="num" />
                  </>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
