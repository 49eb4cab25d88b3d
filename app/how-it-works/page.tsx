import type { Metadata } from 'next';
import { Markdown } from '@/components/lesson/markdown';
import { FoldedContents, TableOfContents } from '@/components/lesson/table-of-contents';
import { headingsOf } from '@/core/lessons/headings';
import { loadSimulationDocument } from '@/server/content/documents';

export const metadata: Metadata = { title: 'How a run is computed' };

export default async function HowItWorksPage() {
  const text = await loadSimulationDocument();
  const body = text.replace(/^# .*\n/, '');
  const headings = headingsOf(body);
  return (
    <div className="mx-auto grid w-full max-w-6xl gap-8 px-4 py-8 sm:px-6 sm:py-12 lg:grid-cols-[minmax(0,1fr)_15rem] lg:gap-16">
      <article className="min-w-0">
        <h1 className="mb-6 text-3xl font-semibold sm:text-4xl">How a run is computed</h1>
        <FoldedContents headings={headings} />
        <Markdown text={body} />
      </article>
      <TableOfContents headings={headings} />
    </div>
  );
}
