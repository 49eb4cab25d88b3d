import type { Metadata } from 'next';
import Link from 'next/link';
import { Empty } from '@/components/teach/empty';
import { Pages } from '@/components/teach/matrix-controls';
import { ReleasePanel } from '@/components/teach/release-panel';
import { ReviewFilter } from '@/components/teach/review-filter';
import { LocalTime } from '@/components/ui/local-time';
import { isReleased } from '@/core/classes/release';
import { parseReviewQuery, reviewSearch } from '@/core/classes/review-query';
import type { AssignmentRow } from '@/server/data/assignments';
import { REVIEW_PAGE } from '@/server/data/reviews';
import { listReviews } from '@/server/services/reviews';
import { AssignmentHeading } from '../../../_components/assignment-heading';
import { ClassFrame } from '../../../_components/class-frame';
import { openAssignmentPage } from '../../../_components/open-assignment-page';
import { releaseAction } from './actions';

export const metadata: Metadata = { title: 'Review' };

const NOTHING = {
  waiting: 'Nothing waits. Each design that counts has a comment or was looked through.',
  asked: 'No learner waits for an answer.',
  all: 'Nothing has been graded yet.',
} as const;

const ms = (at: string | null) => (at === null ? null : Date.parse(at));

/** The instant from which learners see their results. */
const RELEASED_AT = {
  atOnce: () => null,
  afterDue: ({ dueAt }: AssignmentRow) => dueAt,
  onDate: ({ releaseAt }: AssignmentRow) => releaseAt,
  byHand: ({ releasedAt }: AssignmentRow) => releasedAt,
};

export default async function ReviewQueuePage({
  params,
  searchParams,
}: PageProps<'/teach/cohorts/[id]/assignments/[assignment]/review'>) {
  const { id, assignment: assignmentId } = await params;
  const { open, assignment, back } = await openAssignmentPage(id, assignmentId, '/review');
  const root = `${back}/review`;
  const query = parseReviewQuery(await searchParams);
  const { lines, count } = await listReviews(id, assignment, query);
  const search = reviewSearch({ ...query, page: 1 });
  const pages = Math.max(1, Math.ceil(count / REVIEW_PAGE));
  return (
    <ClassFrame open={open}>
      <AssignmentHeading back={back} title={assignment.title}>
        Review
      </AssignmentHeading>
      <p className="mt-1 max-w-prose text-sm text-ink-soft">
        Of each learner the try that counts, in the order in which they were handed in. A word to a
        group of{' '}
        <Link
          href={`${back}/alike`}
          prefetch={false}
          className="text-accent underline underline-offset-2"
        >
          alike designs
        </Link>{' '}
        does for all of them.
      </p>
      <ReleasePanel
        assignmentId={assignmentId}
        by={assignment.release}
        released={isReleased(
          {
            release: assignment.release,
            dueAt: ms(assignment.dueAt),
            releaseAt: ms(assignment.releaseAt),
            releasedAt: ms(assignment.releasedAt),
          },
          Date.now(),
        )}
        at={RELEASED_AT[assignment.release](assignment)}
        change={open.powers.assign && open.cohort.archivedAt === null ? releaseAction : null}
      />
      <div className="mt-4 flex flex-wrap items-center justify-between gap-3">
        <ReviewFilter root={root} query={query} />
        <Pages
          label="Submissions"
          page={Math.min(query.page, pages)}
          pages={pages}
          href={(page) => `${root}${reviewSearch({ ...query, page })}`}
        />
      </div>
      <div className="mt-4 max-w-3xl">
        {lines.length === 0 ? (
          <Empty>{NOTHING[query.show]}</Empty>
        ) : (
          <ol className="divide-y divide-line text-sm">
            {lines.map((line) => (
              <li key={line.submissionId} className="flex flex-wrap items-baseline gap-x-4 py-2">
                <Link
                  href={`${root}/${line.submissionId}${search}`}
                  prefetch={false}
                  className="min-w-40 font-medium hover:underline"
                >
                  {line.name}
                </Link>
                <span className="num text-ink-soft">
                  {line.earned === null ? 'not graded' : `${line.earned} of ${line.total}`}
                </span>
                {line.asks && <span className="text-accent">asks</span>}
                {line.reviewed && <span className="text-good">✓ reviewed</span>}
                <LocalTime at={line.handedInAt} className="num ml-auto text-xs text-ink-faint" />
              </li>
            ))}
          </ol>
        )}
      </div>
    </ClassFrame>
  );
}
