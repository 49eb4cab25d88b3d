import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { ComponentIcon } from '@/components/drawing/component-icon';
import { ComponentFacts } from '@/components/handbook/component-facts';
import { HANDBOOK_LINK } from '@/components/handbook/component-links';
import { ComponentUses } from '@/components/handbook/component-uses';
import { Markdown } from '@/components/lesson/markdown';
import { COMPONENTS } from '@/core/components/registry';
import { figureOfLessons } from '@/core/lessons/component-page';
import { termsOf } from '@/core/lessons/glossary-problems';
import { headingsOf } from '@/core/lessons/headings';
import type { Lesson } from '@/core/lessons/lesson-schema';
import { setText } from '@/core/shared/set-text';
import { listComponentPages, loadComponentPage } from '@/server/content/component-pages';
import { loadGlossary } from '@/server/content/glossary';
import { listLessons } from '@/server/content/lessons';
import { listMissions } from '@/server/content/missions';

export const dynamicParams = false;

export async function generateStaticParams() {
  return (await listComponentPages()).map(({ type }) => ({ type }));
}

export async function generateMetadata({
  params,
}: PageProps<'/components/[type]'>): Promise<Metadata> {
  const page = await loadComponentPage((await params).type);
  if (!page) return {};
  const { name, summary } = COMPONENTS[page.type];
  return { title: name, description: summary };
}

/** A lesson, or a section of it, by its name; a premium lesson names no sections. */
function lessonLead(lessons: readonly Lesson[], reference: string) {
  const [slug, anchor] = reference.split('#');
  const lesson = lessons.find((candidate) => candidate.slug === slug);
  const heading = lesson?.premium
    ? undefined
    : headingsOf(lesson?.body ?? '').find((candidate) => candidate.anchor === anchor);
  const title = lesson?.title ?? reference;
  return {
    href: `/lessons/${lesson?.premium ? slug : reference}`,
    words: heading ? `${title}: ${heading.text}` : title,
  };
}

/** Everything about one component type, prerendered for everybody. */
export default async function ComponentTypePage({ params }: PageProps<'/components/[type]'>) {
  const page = await loadComponentPage((await params).type);
  if (!page) notFound();
  const [lessons, missions, glossary] = await Promise.all([
    listLessons(),
    listMissions(),
    loadGlossary(),
  ]);
  const { type, body } = page;
  const { name, summary, alsoCalled } = COMPONENTS[type];
  const terms = termsOf(glossary);
  const figure = page.figure === undefined ? null : figureOfLessons(lessons, page.figure);
  const using = missions.filter(
    ({ mission }) =>
      mission.palette.includes(type) || mission.given.some((given) => given.type === type),
  );
  return (
    <article className="mx-auto w-full max-w-3xl px-4 py-8 sm:px-6 sm:py-12">
      <p className="text-sm">
        <Link href="/components" className={HANDBOOK_LINK}>
          Components
        </Link>
      </p>
      <h1 className="mt-1 flex items-center gap-3 text-3xl font-semibold sm:text-4xl">
        <span className="text-ink-soft">
          <ComponentIcon type={type} size={32} />
        </span>
        {name}
      </h1>
      <p className="mt-3 max-w-[68ch] text-lg text-ink-soft">{summary}</p>
      <p className="mt-2 mb-8 max-w-[68ch] text-sm text-ink-faint">
        You may know it as {alsoCalled.join(' · ')}
      </p>
      <Markdown text={figure === null ? body : `${body}\n\n## Try it\n\n${figure}`} terms={terms} />
      <ComponentFacts type={type} />
      <ComponentUses
        groups={[
          { title: 'Lessons', leads: page.lessons.map((lesson) => lessonLead(lessons, lesson)) },
          {
            title: 'Missions',
            leads: using.map(({ slug, mission }) => ({
              href: `/missions/${slug}`,
              words: mission.title,
            })),
          },
          {
            title: 'Words of the trade',
            leads: terms
              .filter(({ id }) => page.terms.includes(id))
              .map(({ id, term }) => ({ href: `/glossary#${id}`, words: setText(term) })),
          },
        ]}
      />
    </article>
  );
}
