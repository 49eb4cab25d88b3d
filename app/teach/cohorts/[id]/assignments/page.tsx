import type { Metadata } from 'next';
import Link from 'next/link';
import { NewAssignments } from '@/components/teach/assignment-forms';
import { DueTime } from '@/components/teach/due-time';
import { Empty } from '@/components/teach/empty';
import { selectAssignments } from '@/server/data/assignments';
import { fatesOf, listActivities } from '@/server/services/activities';
import { ClassFrame } from '../_components/class-frame';
import { openClassPage } from '../_components/open-class-page';
import { setAssignmentsAction } from '../actions';

export const metadata: Metadata = { title: 'Assignments' };

const FATES = {
  there: null,
  changed: 'its rules have changed since it was set',
  gone: 'it is not part of the content any more; what was handed in still counts',
} as const;

export default async function AssignmentsPage({
  params,
}: PageProps<'/teach/cohorts/[id]/assignments'>) {
  const { id } = await params;
  const root = `/teach/cohorts/${id}`;
  const open = await openClassPage(id, `${root}/assignments`);
  const [assignments, activities] = await Promise.all([selectAssignments(id), listActivities()]);
  const fates = await fatesOf(assignments);
  const set = new Set(assignments.map(({ kind, slug }) => `${kind} ${slug}`));
  const left = activities.filter(({ kind, slug }) => !set.has(`${kind} ${slug}`));
  return (
    <ClassFrame open={open}>
      {assignments.length === 0 ? (
        <Empty>
          Nothing is set yet. What you choose below appears on the learners’ page of this class,
          with its dates.
        </Empty>
      ) : (
        <ul className="divide-y divide-line rounded-sheet border border-line bg-sheet text-sm">
          {assignments.map((one) => {
            const fate = FATES[fates[one.id] ?? 'there'];
            return (
              <li key={one.id} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-4 py-3">
                <Link
                  href={`${root}/assignments/${one.id}`}
                  prefetch={false}
                  className="grow basis-full font-medium hover:underline sm:basis-0"
                >
                  {one.title} <span className="font-normal text-ink-faint">{one.kind}</span>
                </Link>
                <span className="text-ink-soft">
                  {one.dueAt ? (
                    <>
                      due <DueTime at={one.dueAt} zone={one.timeZone} />
                    </>
                  ) : (
                    'no due date'
                  )}
                </span>
                <span className="num text-ink-faint">{one.points} points</span>
                {fate && <span className="basis-full text-trouble">Note: {fate}.</span>}
              </li>
            );
          })}
        </ul>
      )}
      {open.powers.assign && open.cohort.archivedAt === null && left.length > 0 && (
        <section aria-label="Set work" className="mt-10">
          <h2 className="mb-3 text-lg font-semibold">Set work</h2>
          <NewAssignments
            cohort={open.cohort}
            activities={left.map(({ kind, slug, title }) => ({ kind, slug, title }))}
            set={setAssignmentsAction}
          />
        </section>
      )}
    </ClassFrame>
  );
}
