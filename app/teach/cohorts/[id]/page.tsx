import type { Metadata } from 'next';
import Link from 'next/link';
import { AttentionList } from '@/components/teach/attention-list';
import { DueTime } from '@/components/teach/due-time';
import { Empty } from '@/components/teach/empty';
import { JoinPanel } from '@/components/teach/join-panel';
import { buttonClass } from '@/components/ui/button';
import { stuckAt } from '@/core/classes/need-help';
import { workHref } from '@/core/classes/work-href';
import { selectAssignments } from '@/server/data/assignments';
import { type Attention, selectOverview } from '@/server/data/class-overview';
import { selectReviewCounts } from '@/server/data/reviews';
import { listPromises } from '@/server/services/activities';
import { joinAddress } from '@/server/services/join-address';
import { ClassFrame } from './_components/class-frame';
import { openClassPage } from './_components/open-class-page';
import { changeJoiningAction } from './actions';

export const metadata: Metadata = { title: 'Class' };

export default async function ClassPage({ params }: PageProps<'/teach/cohorts/[id]'>) {
  const { id } = await params;
  const root = `/teach/cohorts/${id}`;
  const open = await openClassPage(id, root);
  const { cohort, powers } = open;
  const [overview, assignments, promises, reviews] = await Promise.all([
    selectOverview(id),
    selectAssignments(id),
    listPromises(),
    selectReviewCounts(id),
  ]);
  const questions = [...reviews.values()].reduce((sum, { asked }) => sum + asked, 0);
  const now = Date.now();
  const why = (one: Attention) => {
    const stuck = stuckAt(one, now);
    if (stuck === 'same-check') {
      const promise = promises[`${one.slug}/${one.stuckOn}`] ?? one.stuckOn;
      return `failed ${one.stuckTimes} times in a row: ${promise?.replace(/\.$/, '')}`;
    }
    return stuck === 'stopped' ? 'began and stopped before handing in' : '';
  };
  const line = (one: Attention, said: string, at: string | null) => ({
    key: `${one.userId} ${one.assignmentId}`,
    name: one.name,
    href: workHref(root, one.kind, one.latestId, one.userId),
    what: `${one.title}, ${one.kind}`,
    why: said,
    at,
  });
  const standings = new Map(overview.standings.map((one) => [one.assignmentId, one]));
  const nobody = overview.learners === 0;
  return (
    <ClassFrame open={open}>
      {(nobody || assignments.length === 0) && (
        <div className="mb-6">
          <Empty>
            <p>
              {nobody
                ? 'No one has joined yet. Show the code or the QR code below, or send the link.'
                : 'Nothing is set to this class yet. Set a mission, a quiz or a lesson, with or without dates, and this page shows who needs you.'}
            </p>
            {powers.assign && (
              <Link href={`${root}/assignments`} className={buttonClass('plain', 'mt-3')}>
                Set the first assignment
              </Link>
            )}
          </Empty>
        </div>
      )}
      <p className="num mb-4 text-sm text-ink-soft">
        {overview.learners === 1 ? '1 learner' : `${overview.learners} learners`}
        {overview.expected > 0 && `, ${overview.expected} expected`}
        {' · '}
        <Link href={`${root}/matrix?show=silent`} className="underline underline-offset-2">
          {overview.silent} silent for 7 days
        </Link>
        {questions > 0 &&
          ` · ${questions === 1 ? '1 learner waits' : `${questions} learners wait`} for an answer`}
      </p>
      <div className="grid gap-4 lg:grid-cols-3">
        <AttentionList
          title="Stuck"
          count={overview.stuck}
          all={`${root}/matrix?show=stuck`}
          nothing="No one is stuck. You see here who began and stopped, and who fails the same check again and again."
          lines={overview.stuckFirst.map((one) => line(one, why(one), one.touchedAt))}
        />
        <AttentionList
          title="Late"
          count={overview.late}
          all={`${root}/matrix?show=late`}
          nothing="Nothing was handed in late."
          lines={overview.lateFirst.map((one) =>
            line(one, one.handedInAt ? 'received' : 'waits for its grade', one.handedInAt),
          )}
        />
        <AttentionList
          title="Handed in lately"
          count={null}
          all={`${root}/matrix?sort=last&dir=desc`}
          nothing="Nothing was handed in yet."
          lines={overview.newest.map((one) =>
            line(one, one.score === null ? 'not graded yet' : `${one.score} points`, one.touchedAt),
          )}
        />
      </div>
      {assignments.length > 0 && (
        <section aria-label="Assignments" className="mt-8">
          <h2 className="mb-2 text-lg font-semibold">Assignments</h2>
          <ul className="divide-y divide-line text-sm">
            {assignments.map((one) => {
              const standing = standings.get(one.id);
              const begun =
                (standing?.done ?? 0) +
                (standing?.waiting ?? 0) +
                (standing?.notPassed ?? 0) +
                (standing?.begun ?? 0);
              return (
                <li key={one.id} className="flex flex-wrap items-baseline gap-x-4 py-2">
                  <Link
                    href={`${root}/assignments/${one.id}`}
                    prefetch={false}
                    className="grow basis-full font-medium hover:underline sm:basis-0"
                  >
                    {one.title} <span className="font-normal text-ink-faint">{one.kind}</span>
                  </Link>
                  {(reviews.get(one.id)?.waiting ?? 0) > 0 && (
                    <Link
                      href={`${root}/assignments/${one.id}/review`}
                      prefetch={false}
                      className="num py-1 text-accent underline underline-offset-2"
                    >
                      {reviews.get(one.id)?.waiting} to review
                    </Link>
                  )}
                  {(reviews.get(one.id)?.asked ?? 0) > 0 && (
                    <Link
                      href={`${root}/assignments/${one.id}/review?show=asked`}
                      prefetch={false}
                      className="num py-1 text-accent underline underline-offset-2"
                    >
                      {reviews.get(one.id)?.asked} asked
                    </Link>
                  )}
                  <span className="num text-ink-soft">
                    {standing?.done ?? 0} done, {standing?.notPassed ?? 0} not passed,{' '}
                    {Math.max(0, overview.learners - begun)} not begun
                  </span>
                  <span className="text-ink-faint">
                    {one.dueAt ? <DueTime at={one.dueAt} zone={one.timeZone} bare /> : 'no date'}
                  </span>
                </li>
              );
            })}
          </ul>
        </section>
      )}
      <div className="mt-8">
        <JoinPanel
          cohort={cohort}
          {...joinAddress(cohort.joinCode)}
          change={powers.settings && cohort.archivedAt === null ? changeJoiningAction : null}
        />
      </div>
    </ClassFrame>
  );
}
