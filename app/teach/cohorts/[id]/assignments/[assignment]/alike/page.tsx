import type { Metadata } from 'next';
import Link from 'next/link';
import { SharedMistakes, scoreWords } from '@/components/teach/alike-group';
import { Empty } from '@/components/teach/empty';
import { listGroups } from '@/server/services/alike';
import { AssignmentHeading } from '../../../_components/assignment-heading';
import { ClassFrame } from '../../../_components/class-frame';
import { openAssignmentPage } from '../../../_components/open-assignment-page';

export const metadata: Metadata = { title: 'Alike designs' };

export default async function AlikePage({
  params,
}: PageProps<'/teach/cohorts/[id]/assignments/[assignment]/alike'>) {
  const { id, assignment: assignmentId } = await params;
  const { open, assignment, back } = await openAssignmentPage(id, assignmentId, '/alike');
  const { mission, groups, more, counted } = await listGroups(id, assignment);
  return (
    <ClassFrame open={open}>
      <AssignmentHeading back={back} title={assignment.title}>
        Alike designs
      </AssignmentHeading>
      <p className="mt-1 max-w-prose text-sm text-ink-soft">
        Of each learner the try that counts. Designs stand together when the same things are
        connected in the same way and the same promises are broken by the same causes. Settings may
        differ within a group.
      </p>
      <div className="mt-6 max-w-3xl">
        {mission === null && (
          <Empty>
            This mission is not part of the content any more, so what its designs have in common
            cannot be told.
          </Empty>
        )}
        {mission !== null && groups.length === 0 && (
          <Empty>Nothing has been graded yet. Groups appear here with the first grade.</Empty>
        )}
        {groups.length > 0 && (
          <p className="text-sm">
            <span className="num">{counted}</span> {counted === 1 ? 'design' : 'designs'} in{' '}
            <span className="num">{groups.length + more}</span>{' '}
            {groups.length + more === 1 ? 'group' : 'groups'}
          </p>
        )}
        <ul className="divide-y divide-line text-sm">
          {groups.map((group) => (
            <li key={group.key} className="py-4">
              <h3 className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4">
                <Link
                  href={`${back}/alike/${group.key}`}
                  prefetch={false}
                  className="text-base font-semibold text-accent underline underline-offset-2"
                >
                  {group.members.length === 1
                    ? group.typical.name
                    : `${group.members.length} learners`}
                </Link>
                <span className="num text-ink-soft">{scoreWords(group.members)}</span>
              </h3>
              <SharedMistakes mistakes={group.mistakes} many={group.members.length > 1} />
              <p className="mt-2 text-xs text-ink-faint">
                {group.parts.join(', ') || 'Nothing was drawn.'}
              </p>
            </li>
          ))}
        </ul>
        {more > 0 && (
          <p className="mt-3 text-sm text-ink-soft">
            And {more} more {more === 1 ? 'group' : 'groups'}, each no larger than the last one
            here.
          </p>
        )}
      </div>
    </ClassFrame>
  );
}
