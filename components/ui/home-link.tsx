'use client';

import Link from 'next/link';
import { useViewer } from './viewer';

/** The ways to one's classes and to one's own page, for people who have them; on phones the account menu has them. */
export function HomeLink() {
  const viewer = useViewer();
  if (!viewer) return null;
  const link = 'hidden rounded px-3 py-2 text-ink-soft hover:text-ink sm:block';
  return (
    <>
      {viewer.teaches && (
        <Link href="/teach" prefetch={false} className={link}>
          Classes
        </Link>
      )}
      <Link href="/home" prefetch={false} className={link}>
        Home
      </Link>
    </>
  );
}
