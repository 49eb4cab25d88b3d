import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Workbench } from '@/components/canvas/workspace/workbench';
import { Markdown } from '@/components/lesson/markdown';
import { LocalTime } from '@/components/ui/local-time';
import { parseReviewQuery, reviewSearch } from '@/core/classes/review-query';
import { publicMission } from '@/core/missions/public-mission';
import { loadMission } from '@/server/content/missions';
import { selectOptionalHandedInTo } from '@/server/services/reviews';
import { openClassPage } from '../../../../../_components/open-class-page';

export const metadata: Metadata = { title: 'A submission on the canvas' };

/** A submitted design on the canvas of its mission, to be changed and run by who reviews it; nothing is kept. */
export default async function TryOutPage({
  params,
  searchParams,
}: PageProps<'/teach/cohorts/[id]/assignments/[assignment]/review/[submission]/canvas'>) {
  const { id, assignment, submission: submissionId } = await params;
  const review = `/teach/cohorts/${id}/assignments/${assignment}/review/${encodeURIComponent(submissionId)}`;
  await openClassPage(id, `${review}/canvas`);
  const found = await selectOptionalHandedInTo(id, assignment, submissionId);
  const loaded = found && (await loadMission(found.submission.mission));
  if (!loaded) notFound();
  const { slug, version, mission, brief } = loaded;
  const { diagram, createdAt } = found.submission;
  const search = reviewSearch({ ...parseReviewQuery(await searchParams), page: 1 });
  return (
    <div className="flex flex-1 flex-col">
      <h1 className="sr-only">
        {mission.title}: the design of {found.reviewed.name}
      </h1>
      <Workbench
        mission={{ slug, version, mission: publicMission(mission) }}
        hinted={[]}
        hint={null}
        starts={[]}
        predictions={null}
        points={null}
        lent={{ diagram, back: { href: `${review}${search}`, label: 'Back to the review' } }}
        brief={
          <>
            <p className="mb-4 border-b border-line pb-4">
              This is what {found.reviewed.name} handed in on <LocalTime at={createdAt} />. Change
              it and run it as you like: nothing is kept, and no one sees it.
            </p>
            <Markdown text={brief} compact />
          </>
        }
      />
    </div>
  );
}
