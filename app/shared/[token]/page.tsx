import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { GradeView } from '@/components/report/grade-view';
import { reportTitles } from '@/components/report/report-titles';
import { buttonClass } from '@/components/ui/button';
import { LocalTime } from '@/components/ui/local-time';
import { loadMission } from '@/server/content/missions';
import { selectShared } from '@/server/services/share-links';

export const metadata: Metadata = {
  title: 'Shared report',
  robots: { index: false, follow: false },
  referrer: 'no-referrer',
};

/** One submission, for whoever holds the link: the diagram and its report, and nothing about who drew it. */
export default async function SharedPage({ params }: PageProps<'/shared/[token]'>) {
  const shared = await selectShared((await params).token);
  if (!shared) notFound();
  const loaded = await loadMission(shared.mission);
  return (
    <div className="mx-auto w-full max-w-6xl px-4 py-8 sm:px-6 sm:py-12">
      <header className="mb-6 flex flex-wrap items-end justify-between gap-4">
        <div>
          <p className="text-sm text-ink-faint">
            A shared grade report, read-only · <LocalTime at={shared.createdAt} className="num" />
          </p>
          <h1 className="mt-1 text-3xl font-semibold">{loaded?.mission.title ?? shared.mission}</h1>
        </div>
        {loaded && (
          <Link href={`/missions/${loaded.slug}`} className={buttonClass('plain')}>
            Try this mission
          </Link>
        )}
      </header>
      <GradeView
        report={shared.report}
        diagram={shared.diagram}
        titles={reportTitles(loaded?.mission, shared.report)}
      />
    </div>
  );
}
