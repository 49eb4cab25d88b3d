import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { Markdown } from '@/components/lesson/markdown';
import { GiveUp } from '@/components/report/give-up';
import { ReferenceCard } from '@/components/report/reference-card';
import { keptBackWords } from '@/components/report/reference-words';
import { buttonClass } from '@/components/ui/button';
import { LocalTime } from '@/components/ui/local-time';
import { Page } from '@/components/ui/page';
import { requireUser } from '@/server/auth/viewer';
import { loadMission } from '@/server/content/missions';
import { selectReferences } from '@/server/services/references';
import { giveUpAction } from './actions';

export const metadata: Metadata = { title: 'Reference solutions' };

export default async function SolutionsPage({ params }: PageProps<'/missions/[slug]/solutions'>) {
  const { slug } = await params;
  await requireUser(`/missions/${slug}/solutions`);
  const loaded = await loadMission(slug);
  if (!loaded) notFound();
  const { due, keptBack, walkthrough, stagesPassed, gaveUpAt, own } =
    await selectReferences(loaded);
  const stages = loaded.mission.stages.map(({ title }) => title);
  return (
    <Page
      title="Reference solutions"
      lead={`${loaded.mission.title}. Our own designs. Each keeps every promise of its stages, and others may as well.`}
      wide
    >
      {gaveUpAt !== null && (
        <p className="mb-6 text-sm text-ink-soft">
          You gave this mission up on <LocalTime at={gaveUpAt} className="num" />. Your grades stay
          as they were, and what you hand in is graded as before.
        </p>
      )}
      <div className="flex flex-col gap-12">
        {due.map((reference) => (
          <ReferenceCard key={reference.title} reference={reference} own={own} stages={stages} />
        ))}
      </div>
      {walkthrough !== null && (
        <section aria-labelledby="walkthrough" className="mt-12 border-t border-line pt-8">
          <h2 id="walkthrough" className="text-xl font-semibold">
            How a strong candidate talks it through
          </h2>
          <p className="mt-1 mb-4 max-w-[68ch] text-sm text-ink-faint">
            Not the only way, and no one says it this smoothly. Figures in bold are those of our own
            runs, of these designs and of worse ones.
          </p>
          <Markdown text={walkthrough} />
        </section>
      )}
      {keptBack.length > 0 && (
        <section
          aria-label="Kept back"
          className={`max-w-[68ch] ${due.length > 0 ? 'mt-12 border-t border-line pt-8' : ''}`}
        >
          <h2 className="text-xl font-semibold">
            {due.length === 0 ? 'Yours first' : 'There is more'}
          </h2>
          <p className="mt-2 text-ink-soft">{keptBackWords(keptBack, stagesPassed, stages)}</p>
          <div className="mt-4 flex flex-wrap gap-3">
            <Link href={`/missions/${slug}`} className={buttonClass('primary')}>
              Back to the canvas
            </Link>
            <GiveUp mission={slug} giveUp={giveUpAction} />
          </div>
        </section>
      )}
    </Page>
  );
}
