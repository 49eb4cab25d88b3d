'use client';

import { CircleUser } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { useViewer } from './viewer';

const ITEM = 'block rounded px-3 py-2 text-sm hover:bg-sunk';

/** Sign-in link for visitors; for people signed in, the way to their own pages. */
export function AccountMenu() {
  const viewer = useViewer();
  const pathname = usePathname();
  const details = useRef<HTMLDetailsElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes the menu
  useEffect(() => {
    if (details.current) details.current.open = false;
  }, [pathname]);

  useEffect(() => {
    const close = (event: Event) => {
      const menu = details.current;
      if (!menu?.open) return;
      const escaped = event instanceof KeyboardEvent && event.key === 'Escape';
      const outside = event.type === 'pointerdown' && !menu.contains(event.target as Node);
      if (escaped || outside) menu.open = false;
      if (escaped) menu.querySelector('summary')?.focus();
    };
    document.addEventListener('keydown', close);
    document.addEventListener('pointerdown', close);
    return () => {
      document.removeEventListener('keydown', close);
      document.removeEventListener('pointerdown', close);
    };
  }, []);

  if (viewer === undefined) return <span className="inline-block h-9 w-16" aria-hidden="true" />;
  if (viewer === null) {
    const onAuthPage = pathname === '/sign-in' || pathname === '/register';
    const next = onAuthPage || pathname === '/' ? '' : `?next=${encodeURIComponent(pathname)}`;
    return (
      <Link
        href={`/sign-in${next}`}
        className="rounded bg-ink px-3 py-2 text-sm font-medium text-paper hover:opacity-90"
      >
        Sign in
      </Link>
    );
  }
  return (
    <details ref={details} className="relative">
      <summary
        className="flex h-9 list-none items-center gap-2 rounded px-2 text-sm hover:bg-sunk [&::-webkit-details-marker]:hidden"
        aria-label={`Account of ${viewer.name}`}
      >
        <CircleUser size={20} aria-hidden="true" />
        <span className="hidden max-w-32 truncate sm:inline">{viewer.name}</span>
      </summary>
      <div className="absolute right-0 mt-1 w-52 rounded-sheet border border-line bg-sheet p-1 shadow-sheet">
        <p className="truncate px-3 py-2 text-xs text-ink-faint">{viewer.email}</p>
        <Link className={ITEM} href="/home">
          My practice
        </Link>
        <Link className={ITEM} href="/review">
          Review
        </Link>
        {viewer.role !== 'learner' && (
          <Link className={ITEM} href="/teach">
            Teach
          </Link>
        )}
        <Link className={ITEM} href="/account">
          Account
        </Link>
        <Link className={ITEM} href="/sign-out" prefetch={false}>
          Sign out
        </Link>
      </div>
    </details>
  );
}
