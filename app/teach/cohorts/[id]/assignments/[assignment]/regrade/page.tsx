import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { RegradeView } from '@/components/teach/regrade-view';
import { selectAssignments } from '@/server/data/assignments';
import { selectRegradeView } from '@/server/services/regrades';
import { ClassFrame } from '../../../_components/class-frame';
import { openClassPage } from '../../../_components/open-class-page';
import {
  applyRegradeAction,
  cancelRegradeAction,
  startRegradeAction,
  undoRegradeAction,
} from './actions';

export const metadata: Metadata = { title: 'Grade anew' };

const ACTIONS = {
  start: startRegradeAction,
  cancel: cancelRegradeAction,
  apply: applyRegradeAction,
  undo: undoRegradeAction,
};

export default async function RegradePage({
  params,
  searchParams,
}: PageProps<'/teach/cohorts/[id]/assignments/[assignment]/regrade'>) {
  const { id, assignment: assignmentId } = await params;
  const back = `/teach/cohorts/${id}/assignments/${assignmentId}`;
  const open = await openClassPage(id, `${back}/regrade`);
  const assignment = (await selectAssignments(id)).find((one) => one.id === assignmentId);
  if (assignment?.kind !== 'mission' || !open.powers.assign) notFound();
  const scope = { assignmentId };
  const view = await selectRegradeView(scope, assignment.slug, await searchParams);
  return (
    <ClassFrame open={open}>
      <p className="text-sm">
        <Link href={back} prefetch={false} className="text-accent underline underline-offset-2">
          {assignment.title}
        </Link>
      </p>
      <h2 className="mt-1 text-xl font-semibold">Grade anew</h2>
      <p className="mt-1 max-w-prose text-sm text-ink-soft">
        When the rules of a mission or the simulation change, earlier grades stay. Here the tries
        that count are graded by the rules of today, with the random numbers of then, first as a dry
        run. Nothing changes until you apply it, and learners are told what differs and why.
      </p>
      <RegradeView
        {...view}
        scope={scope}
        classes={false}
        actions={open.cohort.archivedAt === null ? ACTIONS : null}
        here={`${back}/regrade`}
      />
    </ClassFrame>
  );
}
