import Link from 'next/link';

const SECTIONS = [
  { href: '/admin/people', label: 'People' },
  { href: '/admin/jobs', label: 'Jobs' },
  { href: '/admin/regrades', label: 'Grade anew' },
  { href: '/admin/storage', label: 'Storage' },
  { href: '/admin/audit', label: 'Audit log' },
] as const;

/** The ways between the pages of admins. */
export function AdminNav({ here }: { here: (typeof SECTIONS)[number]['href'] }) {
  return (
    <nav aria-label="Administration" className="mb-8 flex flex-wrap gap-x-1 border-b border-line">
      {SECTIONS.map(({ href, label }) => (
        <Link
          key={href}
          href={href}
          aria-current={href === here ? 'page' : undefined}
          className="-mb-px min-h-11 border-b-2 border-transparent px-3 py-2.5 text-sm font-medium text-ink-soft hover:text-ink aria-[current=page]:border-accent aria-[current=page]:text-ink"
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
