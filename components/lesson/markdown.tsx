import { toJsxRuntime } from 'hast-util-to-jsx-runtime';
import { Fragment, jsx, jsxs } from 'react/jsx-runtime';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import rehypeSlug from 'rehype-slug';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import type { GlossaryTerm } from '@/core/lessons/glossary-schema';
import { setText } from '@/core/shared/set-text';
import { CodeBlock } from './code-block';
import { Directive } from './directive';
import { linkTerms } from './link-terms';
import { remarkDirectiveElements } from './remark-directive-elements';
import { remarkFigureWords } from './remark-figure-words';
import { remarkTypography } from './remark-typography';
import { ScrollTable } from './scroll-table';
import { TermLayer } from './term-layer';
import './prose.css';

const schema = {
  ...defaultSchema,
  // Ids come from headings of our own content and are linked to as they are.
  clobberPrefix: '',
  tagNames: [...(defaultSchema.tagNames ?? []), 'aside'],
  attributes: {
    ...defaultSchema.attributes,
    a: [...(defaultSchema.attributes?.a ?? []), 'dataTerm'],
    aside: ['dataDirective', 'dataTitle', 'dataName'],
  },
};

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkDirective)
  .use(remarkDirectiveElements)
  .use(remarkFigureWords)
  .use(remarkTypography)
  .use(remarkRehype)
  .use(rehypeSlug)
  .use(rehypeSanitize, schema)
  .freeze();

interface MarkdownProps {
  text: string;
  /** Set smaller, for texts beside a canvas. */
  compact?: boolean;
  /** The glossary, where the first use of each of its terms is to be linked. */
  terms?: readonly GlossaryTerm[];
}

/** Markdown with the allow-listed directives, sanitised, as React elements. Raw HTML in it is dropped. */
export function Markdown({ text, compact = false, terms = [] }: MarkdownProps) {
  const parsed = processor.parse(text);
  const cards = linkTerms(parsed, terms).map(({ id, term, also, says }) => {
    return { id, term, also, says: setText(says) };
  });
  const content = toJsxRuntime(processor.runSync(parsed, text), {
    Fragment,
    jsx,
    jsxs,
    components: { aside: Directive, pre: CodeBlock, table: ScrollTable },
  });
  return (
    <div className={compact ? 'prose prose-compact' : 'prose'}>
      {content}
      {cards.length > 0 && <TermLayer terms={cards} />}
    </div>
  );
}
