import type { Heading } from '@/core/lessons/headings';

/** The sections of a lesson, as links. */
export function TableOfContents({ headings }: { headings: Heading[] }) {
  const sections = headings.filter((heading) => heading.depth === 2);
  return (
    <nav aria-label="In this lesson">
      <p className="mb-2 text-xs font-semibold text-ink-faint">In this lesson</p>
      <ol className="border-l border-line text-sm">
        {sections.map((heading) => (
          <li key={heading.anchor}>
            <a
              href={`#${heading.anchor}`}
              className="-ml-px block border-l border-transparent py-1.5 pl-4 text-ink-soft hover:border-accent hover:text-ink"
            >
              {heading.text}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
