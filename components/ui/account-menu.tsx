'use client';

import { CircleUser } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { MenuButton } from './menu-button';
import { useViewer } from './viewer';

/** Sign-in link for visitors; for people signed in, the way to their own pages. */
export function AccountMenu() {
  const viewer = useViewer();
  const pathname = usePathname();
  if (viewer === undefined) return <span className="inline-block h-9 w-16" aria-hidden="true" />;
  if (viewer === null) {
    // The addresses of the last two are keys, which no other address may carry.
    const onAuthPage = /^\/(sign-in|register|reset|invitation)(\/|$)/.test(pathname);
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
    <MenuButton
      label={`Account of ${viewer.name}${viewer.unread > 0 ? `, ${viewer.unread} unread` : ''}`}
      align="end"
      head={viewer.email}
      button={
        <>
          <span className="relative">
            <CircleUser size={20} aria-hidden="true" />
            {viewer.unread > 0 && (
              // A mark, not text: the name of the button has to contain what is written on it.
              <span
                aria-hidden="true"
                data-unread={viewer.unread}
                className="num absolute -top-2 -right-2 grid min-w-4 place-items-center rounded-full bg-accent px-1 text-[11px] leading-4 font-bold text-accent-ink after:content-[attr(data-unread)]"
              />
            )}
          </span>
          <span className="hidden max-w-32 truncate sm:inline">{viewer.name}</span>
        </>
      }
      items={[
        { label: 'My practice', href: '/home' },
        { label: 'Review', href: '/review' },
        { label: viewer.unread > 0 ? `Inbox (${viewer.unread} new)` : 'Inbox', href: '/inbox' },
        viewer.teaches
          ? { label: 'Classes', href: '/teach' }
          : { label: 'My classes', href: '/classes' },
        ...(viewer.role === 'admin' ? [{ label: 'Administration', href: '/admin/people' }] : []),
        { label: 'Account', href: '/account' },
        { label: 'Sign out', href: '/sign-out', prefetch: false },
      ]}
    />
  );
}
