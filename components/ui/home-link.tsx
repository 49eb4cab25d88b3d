'use client';

import Link from 'next/link';
import { useViewer } from './viewer';

/** The way to one's own page, for people who have one; on phones the account menu has it. */
export function HomeLink() {
  const viewer = useViewer();
  if (!viewer) return null;
  return (
    <Link
      href="/home"
      prefetch={false}
      className="hidden rounded px-3 py-2 text-ink-soft hover:text-ink sm:block"
    >
      Home
    </Link>
  );
}
