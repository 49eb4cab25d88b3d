import type { Metadata } from 'next';
import Link from 'next/link';
import { ComponentIcon } from '@/components/drawing/component-icon';
import { Page } from '@/components/ui/page';
import { inGroups } from '@/core/components/find-types';
import { COMPONENTS } from '@/core/components/registry';
import { listComponentPages } from '@/server/content/component-pages';

export const metadata: Metadata = {
  title: 'Components',
  description:
    'What every box of the canvas does, what can be set, and what happens when it is full or fails.',
};

export default async function ComponentsPage() {
  const pages = await listComponentPages();
  return (
    <Page
      title="Components"
      lead="What every box of the canvas does, what can be set about it, what happens when it is full or fails, and what real products make of it."
    >
      {inGroups(pages).map(({ id, title, found }) => (
        <section key={id} aria-labelledby={`group-${id}`} className="mb-8">
          <h2 id={`group-${id}`} className="text-xl font-semibold">
            {title}
          </h2>
          <ul className="mt-3 divide-y divide-line rounded-sheet border border-line bg-sheet">
            {found.map(({ type }) => (
              <li key={type}>
                <Link
                  href={`/components/${type}`}
                  prefetch={false}
                  className="flex gap-4 px-4 py-4 hover:bg-sunk sm:px-6"
                >
                  <span className="pt-0.5 text-ink-soft">
                    <ComponentIcon type={type} size={20} />
                  </span>
                  <span className="min-w-0">
                    <span className="font-medium">{COMPONENTS[type].name}</span>
                    <span className="block text-sm text-ink-soft">{COMPONENTS[type].summary}</span>
                    <span className="block text-sm text-ink-faint">
                      {COMPONENTS[type].alsoCalled.slice(0, 5).join(' · ')}
                    </span>
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Page>
  );
}
