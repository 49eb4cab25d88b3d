import type { Metadata } from 'next';
import Link from 'next/link';
import { Empty } from '@/components/teach/empty';
import { CheckItems, PredictionItems, SamePairs } from '@/components/teach/mission-items';
import { QuestionItems } from '@/components/teach/question-items';
import { selectBehind, selectMissionItems, selectQuestionItems } from '@/server/services/items';
import { AssignmentHeading } from '../../../_components/assignment-heading';
import { ClassFrame } from '../../../_components/class-frame';
import { openAssignmentPage } from '../../../_components/open-assignment-page';

export const metadata: Metadata = { title: 'Where the class thinks wrong' };

export default async function ItemsPage({
  params,
  searchParams,
}: PageProps<'/teach/cohorts/[id]/assignments/[assignment]/items'>) {
  const { id, assignment: assignmentId } = await params;
  const { open, assignment, back } = await openAssignmentPage(id, assignmentId, '/items', [
    'quiz',
    'mission',
  ]);
  const root = `/teach/cohorts/${id}`;
  const here = `${back}/items`;
  const { kind, slug } = assignment;
  const [behind, questions, mission] = await Promise.all([
    selectBehind(id, assignment, await searchParams),
    kind === 'quiz' ? selectQuestionItems(id, assignmentId, slug) : null,
    kind === 'mission' ? selectMissionItems(id, assignmentId, slug) : null,
  ]);
  return (
    <ClassFrame open={open}>
      <div className="mb-6">
        <AssignmentHeading back={back} title={assignment.title}>
          Where the class thinks wrong
        </AssignmentHeading>
      </div>
      {behind && (
        <section
          id="behind"
          aria-label="Behind the figure"
          className="mb-8 max-w-3xl rounded-sheet border border-line bg-sheet p-4 text-sm"
        >
          <h3 className="font-semibold">{behind.what}</h3>
          <ul className="mt-2 columns-1 gap-8 sm:columns-2">
            {behind.lines.map((line, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place
              <li key={index} className="py-1">
                {line.id === null ? (
                  line.name
                ) : (
                  <Link
                    href={
                      kind === 'quiz'
                        ? `${root}/attempts/${line.id}`
                        : `${back}/review/${line.id}?show=all`
                    }
                    prefetch={false}
                    className="text-accent underline underline-offset-2"
                  >
                    {line.name}
                  </Link>
                )}{' '}
                <span className="text-ink-soft">{line.note}</span>
              </li>
            ))}
          </ul>
          {behind.lines.length === 0 && <p className="mt-2">Nobody any more.</p>}
          <p className="mt-3">
            <Link href={here} prefetch={false} className="text-accent underline underline-offset-2">
              Close the list
            </Link>
          </p>
        </section>
      )}
      {questions === null && mission === null && (
        <Empty>This {kind} is not part of the content any more.</Empty>
      )}
      {questions && <QuestionItems items={questions} here={here} />}
      {mission && (
        <>
          <section aria-label="Promises">
            <h3 className="mb-2 text-lg font-semibold">Promises</h3>
            <CheckItems checks={mission.checks} here={here} review={`${back}/review`} />
            {mission.others > 0 && (
              <p className="mt-3 text-sm text-ink-soft">
                {mission.others === 1 ? '1 try was' : `${mission.others} tries were`} graded by
                other rules than today’s, and left out here.
              </p>
            )}
          </section>
          <section aria-label="Predictions" className="mt-10">
            <h3 className="mb-2 text-lg font-semibold">Predictions</h3>
            <PredictionItems
              items={mission.predictions}
              scenarios={mission.scenarios}
              here={here}
            />
          </section>
          <section aria-label="Equal designs" className="mt-10">
            <h3 className="mb-1 text-lg font-semibold">
              Equal designs without a drawing of their own
            </h3>
            <p className="mb-3 max-w-prose text-sm text-ink-soft">
              Two learners whose counted designs have the same parts, connections and settings,
              where the steps of drawing are missing of one, or the same in both. That happens
              without anybody copying, for example with an import or after a lesson. Ask before you
              conclude anything.
            </p>
            <SamePairs pairs={mission.pairs} review={`${back}/review`} />
          </section>
        </>
      )}
    </ClassFrame>
  );
}
