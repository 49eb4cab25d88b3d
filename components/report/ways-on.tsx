import { ArrowRight } from 'lucide-react';
import Link from 'next/link';
import type { WayOn } from './after-verdict';

/** What to do after the verdict, the most pressing first. */
export function WaysOn({ ways }: { ways: readonly WayOn[] }) {
  if (ways.length === 0) return null;
  return (
    <section aria-label="What next">
      <h2 className="mb-2 text-xl font-semibold">What next</h2>
      <ol className="grid grid-cols-[repeat(auto-fill,minmax(15rem,1fr))] gap-3">
        {ways.map(({ href, title, why }) => (
          <li key={href}>
            <Link
              href={href}
              className="flex h-full flex-col rounded-sheet border border-line bg-sheet px-4 py-3 hover:border-line-strong"
            >
              <span className="flex items-center justify-between gap-2 font-medium">
                {title} <ArrowRight size={16} aria-hidden="true" className="shrink-0" />
              </span>
              <span className="mt-1 text-sm text-ink-soft">{why}</span>
            </Link>
          </li>
        ))}
      </ol>
    </section>
  );
}
