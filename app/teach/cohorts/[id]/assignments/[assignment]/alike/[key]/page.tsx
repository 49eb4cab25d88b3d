import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { readAction, replyAction, resolveAction, withdrawAction } from '@/app/inbox/actions';
import { missionNames } from '@/components/report/report-titles';
import { MarkedFigure } from '@/components/talk/marked-figure';
import { SharedMistakes, scoreWords } from '@/components/teach/alike-group';
import { GroupTalk } from '@/components/teach/group-talk';
import { SettingsSpread } from '@/components/teach/settings-spread';
import { loadMission } from '@/server/content/missions';
import { selectOptionalGroup } from '@/server/services/alike';
import { AssignmentHeading } from '../../../../_components/assignment-heading';
import { ClassFrame } from '../../../../_components/class-frame';
import { openAssignmentPage } from '../../../../_components/open-assignment-page';
import { commentAction, forgetTextAction } from '../../review/actions';

const ACTIONS = {
  comment: commentAction,
  forget: forgetTextAction,
  reply: replyAction,
  resolve: resolveAction,
  withdraw: withdrawAction,
  read: readAction,
};

export const metadata: Metadata = { title: 'A group of alike designs' };

export default async function AlikeGroupPage({
  params,
}: PageProps<'/teach/cohorts/[id]/assignments/[assignment]/alike/[key]'>) {
  const { id, assignment: assignmentId, key } = await params;
  const path = `/alike/${encodeURIComponent(key)}`;
  const { open, assignment, back } = await openAssignmentPage(id, assignmentId, path);
  const [found, loaded] = await Promise.all([
    selectOptionalGroup(id, assignment, key),
    loadMission(assignment.slug),
  ]);
  if (found === null) notFound();
  const { group, diagram, spread, threads, bank } = found;
  const { members, designs } = group;
  const many = members.length > 1;
  return (
    <ClassFrame open={open}>
      <AssignmentHeading back={`${back}/alike`} title={`Alike designs of ${assignment.title}`}>
        {many ? `${members.length} learners` : group.typical.name}
      </AssignmentHeading>
      <p className="mt-1 text-sm text-ink-soft">
        <span className="num">{scoreWords(members)}</span> points
        {many &&
          (designs === 1
            ? ' · the settings are the same in all'
            : ` · ${designs} designs that differ in their settings`)}
      </p>
      <section aria-label="What they share" className="mt-5 max-w-3xl text-sm">
        <h3 className="mb-2 text-lg font-semibold">{many ? 'What they share' : 'What happened'}</h3>
        <SharedMistakes mistakes={group.mistakes} many={many} />
      </section>
      <section aria-label="Typical design" className="mt-8">
        <h3 className="mb-2 text-lg font-semibold">{many ? 'A typical design' : 'The design'}</h3>
        <MarkedFigure
          diagram={diagram}
          title={many ? 'A typical design' : 'The design'}
          threads={threads}
        />
      </section>
      {spread.length > 0 && (
        <section aria-label="Settings" className="mt-8">
          <h3 className="mb-1 text-lg font-semibold">Settings</h3>
          {designs > 1 && (
            <p className="mb-3 text-sm text-ink-soft">
              Where members differ, each value stands with how many chose it.
            </p>
          )}
          <SettingsSpread spread={spread} />
        </section>
      )}
      <section aria-label="Comments" className="mt-8 max-w-3xl">
        <h3 className="mb-2 text-lg font-semibold">
          {many ? 'What is said to all of them' : 'What is said'}
        </h3>
        <p className="mb-3 text-sm text-ink-soft">
          Each member finds it on their own diagram. Whoever hands in a design like these later
          finds it too. A learner whose next design is better loses it.
        </p>
        <GroupTalk
          of={{
            assignmentId,
            submissionId: group.typical.submissionId,
            diagram,
            checks: group.mistakes.map((mistake) => mistake.id),
            names: missionNames(loaded?.mission),
            group: { key: group.key, members: members.length },
            who: null,
          }}
          threads={threads}
          bank={bank}
          closed={open.cohort.archivedAt !== null}
          actions={ACTIONS}
        />
      </section>
      <section aria-label="Members" className="mt-8">
        <h3 className="mb-2 text-lg font-semibold">{many ? 'Their designs' : 'Its review'}</h3>
        <ul className="max-w-xl divide-y divide-line text-sm">
          {members.map(({ submissionId, name, earned, total }) => (
            <li key={submissionId} className="flex items-baseline justify-between gap-4 py-2">
              <Link
                href={`/teach/cohorts/${id}/assignments/${assignmentId}/review/${submissionId}?show=all&group=${group.key}`}
                prefetch={false}
                className="font-medium hover:underline"
              >
                {name}
              </Link>
              <span className="num text-ink-soft">
                {earned} of {total}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </ClassFrame>
  );
}
