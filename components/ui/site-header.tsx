import Link from 'next/link';
import { AccountMenu } from './account-menu';
import { HomeLink } from './home-link';
import { Logo } from './logo';
import { ThemeToggle } from './theme-toggle';

const LINKS = [
  { href: '/missions', label: 'Missions' },
  { href: '/lessons', label: 'Lessons' },
  { href: '/quizzes', label: 'Quizzes' },
];

/** The bar on top of every page. The account part asks the server once the page is there, so that pages can be prerendered. */
export function SiteHeader() {
  return (
    <header className="sticky top-0 z-30 border-b border-line bg-paper print:hidden">
      <div className="mx-auto flex h-14 w-full max-w-[90rem] items-center gap-1 px-3 sm:gap-2 sm:px-6">
        <Link
          href="/"
          className="mr-1 flex items-center gap-2 font-semibold tracking-tight sm:mr-4"
          aria-label="Backpressure, start page"
        >
          <Logo />
          <span className="hidden sm:inline">Backpressure</span>
        </Link>
        <nav aria-label="Main" className="flex items-center text-sm">
          <HomeLink />
          {LINKS.map((link) => (
            <Link
              key={link.href}
              href={link.href}
              prefetch={false}
              className="rounded px-2 py-2 text-ink-soft hover:text-ink sm:px-3"
            >
              {link.label}
            </Link>
          ))}
        </nav>
        <div className="ml-auto flex items-center gap-1">
          <ThemeToggle />
          <AccountMenu />
        </div>
      </div>
    </header>
  );
}
