import Link from 'next/link';
import { LocalTime } from '@/components/ui/local-time';

/** One thing done; `at` in ISO 8601, UTC. */
export interface Past {
  at: string;
  what: string;
  outcome: string;
  href: string;
}

/** What was done, newest first. */
export function HistoryList({ history }: { history: Past[] }) {
  if (history.length === 0) return null;
  return (
    <section aria-label="History">
      <h2 className="mb-3 text-xl font-semibold">History</h2>
      <ul className="divide-y divide-line rounded-sheet border border-line bg-sheet">
        {history.map(({ at, what, outcome, href }) => (
          <li key={`${at} ${href}`}>
            <Link
              href={href}
              className="flex flex-wrap items-baseline gap-x-4 px-4 py-2.5 text-sm hover:bg-sunk"
            >
              <span className="font-medium">{what}</span>
              <span className="num">{outcome}</span>
              <LocalTime at={at} className="num ml-auto text-xs text-ink-faint" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
