import type { Heading } from '@/core/lessons/headings';
import { ReadMark } from './reading-marks';

/** The sections of a text, as links; with the slug of a lesson, those that were read are ticked. */
export function TableOfContents({ slug, headings }: { slug?: string; headings: Heading[] }) {
  const sections = headings.filter((heading) => heading.depth === 2);
  return (
    <nav aria-label="On this page">
      <p className="mb-2 text-xs font-semibold text-ink-faint">On this page</p>
      <ol className="border-l border-line text-sm">
        {sections.map((heading) => (
          <li key={heading.anchor}>
            <a
              href={`#${heading.anchor}`}
              className="-ml-px block border-l border-transparent py-1.5 pl-4 text-ink-soft hover:border-accent hover:text-ink"
            >
              {heading.text}
              {slug !== undefined && <ReadMark section={`${slug}#${heading.anchor}`} />}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
