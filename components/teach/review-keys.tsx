'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { buttonClass } from '@/components/ui/button';
import { isTyping } from '@/components/ui/is-typing';

/** The ways to the submissions before and after this one, also by the keys K and J. The next is fetched ahead. */
export function ReviewKeys({
  before,
  after,
  ahead,
}: {
  before: string | null;
  after: string | null;
  /** Whether the next page is fetched before it is asked for. */
  ahead: boolean;
}) {
  const router = useRouter();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      const to = event.key === 'j' ? after : event.key === 'k' ? before : null;
      if (to === null) return;
      event.preventDefault();
      router.push(to);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [before, after, router]);
  const way = (to: string | null, label: string, key: string, fetch: boolean) =>
    to === null ? (
      <span aria-disabled="true" className={buttonClass('plain')}>
        {label}
      </span>
    ) : (
      <Link href={to} prefetch={fetch} className={buttonClass('plain')} aria-keyshortcuts={key}>
        {label} <kbd className="text-xs text-ink-faint">{key}</kbd>
      </Link>
    );
  return (
    <nav aria-label="Submissions" className="flex gap-2">
      {way(before, 'Previous', 'K', false)}
      {way(after, 'Next', 'J', ahead)}
    </nav>
  );
}
