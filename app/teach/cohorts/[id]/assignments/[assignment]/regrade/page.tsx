import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { RegradeView } from '@/components/teach/regrade-view';
import { selectRegradeView } from '@/server/services/regrades';
import { AssignmentHeading } from '../../../_components/assignment-heading';
import { ClassFrame } from '../../../_components/class-frame';
import { openAssignmentPage } from '../../../_components/open-assignment-page';
import { REGRADE_ACTIONS } from './regrade-actions';

export const metadata: Metadata = { title: 'Grade anew' };

export default async function RegradePage({
  params,
  searchParams,
}: PageProps<'/teach/cohorts/[id]/assignments/[assignment]/regrade'>) {
  const { id, assignment: assignmentId } = await params;
  const { open, assignment, back } = await openAssignmentPage(id, assignmentId, '/regrade');
  if (!open.powers.assign) notFound();
  const scope = { assignmentId };
  const view = await selectRegradeView(scope, assignment.slug, await searchParams);
  return (
    <ClassFrame open={open}>
      <AssignmentHeading back={back} title={assignment.title}>
        Grade anew
      </AssignmentHeading>
      <p className="mt-1 max-w-prose text-sm text-ink-soft">
        When the rules of a mission or the simulation change, earlier grades stay. Here the tries
        that count are graded by the rules of today, with the random numbers of then, first as a dry
        run. Nothing changes until you apply it, and learners are told what differs and why.
      </p>
      <RegradeView
        {...view}
        scope={scope}
        classes={false}
        actions={open.cohort.archivedAt === null ? REGRADE_ACTIONS : null}
        here={`${back}/regrade`}
      />
    </ClassFrame>
  );
}
