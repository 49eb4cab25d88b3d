import { notFound } from 'next/navigation';
import type { ActivityKind } from '@/core/classes/terms';
import { type AssignmentRow, selectAssignments } from '@/server/data/assignments';
import type { OpenClass } from '@/server/data/class-access';
import { openClassPage } from './open-class-page';

/** A page of an assignment of these kinds, for staff; `path` is what follows its address. To anybody else, and of other kinds, it does not exist. */
export async function openAssignmentPage(
  cohortId: string,
  assignmentId: string,
  path: string,
  kinds: readonly ActivityKind[] = ['mission'],
): Promise<{ open: OpenClass; assignment: AssignmentRow; back: string }> {
  const back = `/teach/cohorts/${cohortId}/assignments/${assignmentId}`;
  const open = await openClassPage(cohortId, `${back}${path}`);
  const assignment = (await selectAssignments(cohortId)).find(({ id }) => id === assignmentId);
  if (assignment === undefined || !kinds.includes(assignment.kind)) notFound();
  return { open, assignment, back };
}
