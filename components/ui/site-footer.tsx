import Link from 'next/link';

const LINKS = [
  { href: '/glossary', label: 'Glossary' },
  { href: '/components', label: 'Components' },
  { href: '/how-it-works', label: 'How it works' },
];

/** Foot of every page; leaves the canvas pages alone by staying small. */
export function SiteFooter() {
  return (
    <footer className="border-t border-line px-4 py-6 text-center text-xs text-ink-faint print:hidden">
      <p>Backpressure — system design you can run.</p>
      <p className="mt-2 flex justify-center gap-6">
        {LINKS.map(({ href, label }) => (
          <Link key={href} href={href} prefetch={false} className="underline underline-offset-2">
            {label}
          </Link>
        ))}
      </p>
    </footer>
  );
}
