import { toJsxRuntime } from 'hast-util-to-jsx-runtime';
import { Fragment, jsx, jsxs } from 'react/jsx-runtime';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import rehypeSlug from 'rehype-slug';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { Directive } from './directive';
import { remarkDirectiveElements } from './remark-directive-elements';
import { remarkFigureWords } from './remark-figure-words';
import { remarkTypography } from './remark-typography';
import { ScrollTable } from './scroll-table';
import './prose.css';

const schema = {
  ...defaultSchema,
  // Ids come from headings of our own content and are linked to as they are.
  clobberPrefix: '',
  tagNames: [...(defaultSchema.tagNames ?? []), 'aside'],
  attributes: {
    ...defaultSchema.attributes,
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

/**
 * Markdown with the allow-listed directives, sanitised, as React elements. Raw HTML in it is dropped. `compact` sets it
 * smaller, for texts beside a canvas.
 */
export function Markdown({ text, compact = false }: { text: string; compact?: boolean }) {
  const tree = processor.runSync(processor.parse(text), text);
  const content = toJsxRuntime(tree, {
    Fragment,
    jsx,
    jsxs,
    components: { aside: Directive, table: ScrollTable },
  });
  return <div className={compact ? 'prose prose-compact' : 'prose'}>{content}</div>;
}
