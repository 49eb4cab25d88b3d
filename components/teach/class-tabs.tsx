'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';

/** The pages of a class for its staff. */
export function ClassTabs({
  id,
  people,
  settings,
}: {
  id: string;
  people: boolean;
  settings: boolean;
}) {
  const pathname = usePathname();
  const root = `/teach/cohorts/${id}`;
  const tabs = [
    { href: root, label: 'Overview' },
    { href: `${root}/matrix`, label: 'Matrix' },
    { href: `${root}/assignments`, label: 'Assignments' },
    ...(people ? [{ href: `${root}/people`, label: 'People' }] : []),
    ...(settings ? [{ href: `${root}/settings`, label: 'Settings' }] : []),
  ];
  return (
    <nav aria-label="Class" className="mt-4 flex overflow-x-auto border-b border-line">
      {tabs.map(({ href, label }) => {
        const here = href === root ? pathname === root : pathname.startsWith(href);
        return (
          <Link
            key={href}
            href={href}
            prefetch={false}
            aria-current={here ? 'page' : undefined}
            className="border-b-2 border-transparent px-1.5 py-3 text-sm font-medium whitespace-nowrap text-ink-soft hover:text-ink aria-[current=page]:border-accent aria-[current=page]:text-ink sm:px-3"
          >
            {label}
          </Link>
        );
      })}
    </nav>
  );
}
