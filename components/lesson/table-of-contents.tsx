import type { Heading } from '@/core/lessons/headings';
import { ReadMark } from './reading-marks';

interface ContentsProps {
  /** The slug of a lesson; those of its sections that were read are ticked. */
  slug?: string;
  headings: Heading[];
}

function Sections({ slug, headings }: ContentsProps) {
  return (
    <ol className="border-l border-line text-sm">
      {headings
        .filter((heading) => heading.depth === 2)
        .map((heading) => (
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
  );
}

/** The sections of a text, as links, on a screen with room for a second column. */
export function TableOfContents(props: ContentsProps) {
  return (
    <div className="hidden lg:block">
      <nav aria-label="On this page" className="sticky top-20">
        <p className="mb-2 text-xs font-semibold text-ink-faint">On this page</p>
        <Sections {...props} />
      </nav>
    </div>
  );
}

/** The same on a narrow screen: folded, above the text. */
export function FoldedContents(props: ContentsProps) {
  return (
    <details className="mb-8 max-w-[68ch] rounded-sheet border border-line bg-sheet lg:hidden">
      <summary className="min-h-11 px-4 py-2.5 text-sm font-medium">On this page</summary>
      <nav aria-label="On this page" className="px-4 pb-3">
        <Sections {...props} />
      </nav>
    </details>
  );
}
