import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { SpreadTable } from '@/components/interview/spread-table';
import { ChangeAssignment } from '@/components/teach/assignment-forms';
import { DueTime } from '@/components/teach/due-time';
import { Pages } from '@/components/teach/matrix-controls';
import { ResultMark } from '@/components/teach/result-mark';
import { RubricForm } from '@/components/teach/rubric-form';
import { Notice } from '@/components/ui/notice';
import { activityHref } from '@/core/classes/activity-href';
import {
  FIRST_MATRIX,
  MATRIX_COLUMNS,
  MATRIX_ROWS,
  parseMatrixQuery,
} from '@/core/classes/matrix-query';
import { resultWords } from '@/core/classes/result-words';
import { workHref } from '@/core/classes/work-href';
import { localIn } from '@/core/shared/zoned-instant';
import { selectSpread } from '@/server/data/assigned-rounds';
import { type AssignmentRow, selectAssignments } from '@/server/data/assignments';
import { selectStandings } from '@/server/data/class-overview';
import { selectMatrix } from '@/server/data/matrix';
import { selectReviewCounts } from '@/server/data/reviews';
import { selectRubric } from '@/server/data/rubrics';
import { fatesOf, listPromises } from '@/server/services/activities';
import { ClassFrame } from '../../_components/class-frame';
import { openClassPage } from '../../_components/open-class-page';
import { changeAssignmentAction, removeAssignmentAction } from '../../actions';
import { saveRubricAction } from './review/actions';

export const metadata: Metadata = { title: 'Assignment' };

/** The terms as the form has them. */
function termsOf(one: AssignmentRow) {
  const local = (at: string | null) => (at === null ? null : localIn(one.timeZone, Date.parse(at)));
  const { attempts, lateRule, latePercent, points, counts, release, anonymous } = one;
  return {
    opens: local(one.opensAt),
    due: local(one.dueAt),
    closes: local(one.closesAt),
    zone: one.timeZone,
    attempts,
    lateRule,
    latePercent,
    points,
    counts,
    release,
    releases: local(one.releaseAt),
    anonymous,
  };
}

export default async function AssignmentPage({
  params,
  searchParams,
}: PageProps<'/teach/cohorts/[id]/assignments/[assignment]'>) {
  const { id, assignment: assignmentId } = await params;
  const root = `/teach/cohorts/${id}`;
  const here = `${root}/assignments/${assignmentId}`;
  const open = await openClassPage(id, here);
  const assignments = await selectAssignments(id);
  const index = assignments.findIndex((one) => one.id === assignmentId);
  const assignment = assignments[index];
  if (assignment === undefined) notFound();
  const { page: asked } = parseMatrixQuery(await searchParams);
  const query = {
    ...FIRST_MATRIX,
    sort: assignment.id,
    descending: true,
    page: asked,
    // The page of columns on which the assignment stands.
    columns: Math.floor(index / MATRIX_COLUMNS) + 1,
  };
  const [matrix, standings, fates, promises, counts, rubric, spread] = await Promise.all([
    selectMatrix(id, query),
    selectStandings(id),
    fatesOf([assignment]),
    listPromises(),
    selectReviewCounts(id),
    selectRubric(id, assignment.id),
    assignment.kind === 'round' ? selectSpread(id, assignment.id) : null,
  ]);
  const reviews = counts.get(assignment.id);
  const standing = standings.find((one) => one.assignmentId === assignment.id);
  const now = Date.now();
  const due = assignment.dueAt === null ? null : Date.parse(assignment.dueAt);
  const pages = Math.max(1, Math.ceil(matrix.found / MATRIX_ROWS));
  const begun = standing
    ? standing.done + standing.waiting + standing.notPassed + standing.begun
    : 0;
  const figures: [string, string | number][] = [
    ['done', standing?.done ?? 0],
    ['not passed', standing?.notPassed ?? 0],
    ['being graded', standing?.waiting ?? 0],
    ['begun', standing?.begun ?? 0],
    ['not begun', Math.max(0, matrix.learners - begun)],
    ['late', standing?.late ?? 0],
    [
      'mean points',
      standing?.mean == null
        ? '–'
        : `${Math.round(standing.mean * 10) / 10} of ${assignment.points}`,
    ],
  ];
  return (
    <ClassFrame open={open}>
      <h2 className="text-xl font-semibold">
        {fates[assignment.id] === 'gone' ? (
          assignment.title
        ) : (
          <Link
            href={activityHref(assignment.kind, assignment.slug)}
            prefetch={false}
            className="hover:underline"
          >
            {assignment.title}
          </Link>
        )}{' '}
        <span className="text-base font-normal text-ink-faint">{assignment.kind}</span>
      </h2>
      <p className="mt-1 text-sm text-ink-soft">
        {assignment.dueAt ? (
          <>
            Due <DueTime at={assignment.dueAt} zone={assignment.timeZone} />
          </>
        ) : (
          'No due date'
        )}
      </p>
      {fates[assignment.id] === 'gone' && (
        <div className="mt-3">
          <Notice kind="info">
            This {assignment.kind} is not part of the content any more. What was handed in still
            counts; nothing new can be.
          </Notice>
        </div>
      )}
      {fates[assignment.id] === 'changed' && (
        <div className="mt-3">
          <Notice kind="info">
            The rules of this {assignment.kind} have changed since it was set. Earlier results were
            judged by the earlier rules
            {assignment.kind === 'mission' && open.powers.assign
              ? ', until they are graded anew'
              : ''}
            .
          </Notice>
        </div>
      )}
      <dl className="mt-4 flex flex-wrap gap-x-8 gap-y-2 text-sm">
        {figures.map(([label, value]) => (
          <div key={label}>
            <dt className="text-xs text-ink-faint">{label}</dt>
            <dd className="num font-medium">{value}</dd>
          </div>
        ))}
      </dl>
      {(assignment.kind === 'quiz' || assignment.kind === 'mission') && (
        <p className="mt-4 text-sm">
          <Link
            href={`${here}/items`}
            prefetch={false}
            className="text-accent underline underline-offset-2"
          >
            Where the class thinks wrong
          </Link>
        </p>
      )}
      {spread && (
        <section aria-labelledby="spread" className="mt-8">
          <h3 id="spread" className="mb-2 font-semibold">
            The latest round of each learner
          </h3>
          <SpreadTable spread={spread} />
        </section>
      )}
      {assignment.kind === 'mission' && (
        <p className="mt-2 flex flex-wrap gap-x-6 gap-y-1 text-sm">
          <Link
            href={`${here}/review`}
            prefetch={false}
            className="text-accent underline underline-offset-2"
          >
            Review what was handed in
            {reviews && reviews.waiting > 0 && `: ${reviews.waiting} to go`}
          </Link>
          {reviews && reviews.asked > 0 && (
            <Link
              href={`${here}/review?show=asked`}
              prefetch={false}
              className="text-accent underline underline-offset-2"
            >
              {reviews.asked === 1 ? '1 question' : `${reviews.asked} questions`} to answer
            </Link>
          )}
          <Link
            href={`${here}/alike`}
            prefetch={false}
            className="text-accent underline underline-offset-2"
          >
            Alike designs, and what they share
          </Link>
          {open.powers.assign && (
            <Link
              href={`${here}/regrade`}
              prefetch={false}
              className="text-accent underline underline-offset-2"
            >
              Grade anew
            </Link>
          )}
        </p>
      )}
      <section aria-label="Learners" className="mt-6">
        <div className="mb-2 flex items-center justify-between gap-3">
          <h3 className="text-lg font-semibold">Learners, by points</h3>
          <Pages
            label="Learners"
            page={Math.min(asked, pages)}
            pages={pages}
            href={(page) => `${here}?page=${page}`}
          />
        </div>
        <ul className="max-w-3xl divide-y divide-line text-sm">
          {matrix.rows.map((row) => {
            const result = row.cells.find((cell) => cell.assignmentId === assignment.id) ?? null;
            const overdue = due !== null && due < now && !row.extended.includes(assignment.id);
            const shown = resultWords(result, { now, overdue, points: assignment.points });
            const promise =
              result !== null && result.stuckTimes > 1
                ? promises[`${assignment.slug}/${result.stuckOn}`]
                : undefined;
            return (
              <li key={row.userId} className="flex flex-wrap items-baseline gap-x-4 py-2">
                <Link
                  href={workHref(
                    root,
                    assignment.kind,
                    result?.countedId ?? result?.latestId ?? null,
                    row.userId,
                  )}
                  prefetch={false}
                  className="min-w-48 font-medium hover:underline"
                >
                  {row.name}
                </Link>
                <span title={shown.words}>
                  <ResultMark shown={shown} />
                  <span className="sr-only">{shown.words}</span>
                </span>
                {promise && (
                  <span className="basis-full text-xs text-ink-faint">
                    {result?.stuckTimes} times in a row: {promise}
                  </span>
                )}
              </li>
            );
          })}
          {matrix.rows.length === 0 && (
            <li className="py-2 text-ink-soft">No one has joined the class yet.</li>
          )}
        </ul>
      </section>
      {open.powers.assign && open.cohort.archivedAt === null && assignment.kind === 'mission' && (
        <section id="rubric" aria-label="Rubric" className="mt-10 scroll-mt-20">
          <h3 className="mb-3 text-lg font-semibold">Rubric</h3>
          <RubricForm assignmentId={assignment.id} items={rubric} save={saveRubricAction} />
        </section>
      )}
      {open.powers.assign && open.cohort.archivedAt === null && (
        <section aria-label="Terms" className="mt-10">
          <h3 className="mb-3 text-lg font-semibold">Terms</h3>
          <ChangeAssignment
            assignment={{ id: assignment.id, title: assignment.title, terms: termsOf(assignment) }}
            back={`${root}/assignments`}
            change={changeAssignmentAction}
            remove={removeAssignmentAction}
          />
        </section>
      )}
      {open.powers.people && assignment.kind === 'mission' && (
        <p className="mt-6 text-sm">
          <a
            href={`/api/cohorts/${id}/submissions?assignment=${assignment.id}`}
            className="text-accent underline underline-offset-2"
          >
            What was handed in, as JSON
          </a>
        </p>
      )}
    </ClassFrame>
  );
}
