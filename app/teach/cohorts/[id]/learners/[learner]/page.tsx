import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { SubmissionList } from '@/components/report/submission-list';
import { Empty } from '@/components/teach/empty';
import { LearnerResults } from '@/components/teach/learner-results';
import { LocalTime } from '@/components/ui/local-time';
import { selectOptionalClassLearner } from '@/server/data/class-learner';
import { listPromises } from '@/server/services/activities';
import { withQuizTitles } from '@/server/services/quizzes';
import { withMissionTitles } from '@/server/services/submissions';
import { ClassFrame } from '../../_components/class-frame';
import { openClassPage } from '../../_components/open-class-page';
import { extendAction } from '../../actions';

export const metadata: Metadata = { title: 'Learner' };

export default async function LearnerPage({
  params,
}: PageProps<'/teach/cohorts/[id]/learners/[learner]'>) {
  const { id, learner: userId } = await params;
  const root = `/teach/cohorts/${id}`;
  const open = await openClassPage(id, `${root}/learners/${userId}`);
  if (!z.uuid().safeParse(userId).success) notFound();
  const learner = await selectOptionalClassLearner(id, userId);
  if (learner === null) notFound();
  const [submissions, promises, quizzes] = await Promise.all([
    withMissionTitles(learner.submissions),
    listPromises(),
    withQuizTitles(learner.quizzes),
  ]);
  const may = open.powers.assign && open.cohort.archivedAt === null && learner.status === 'active';
  return (
    <ClassFrame open={open}>
      <h2 className="text-xl font-semibold">{learner.name}</h2>
      <p className="mt-1 text-sm text-ink-soft">
        {[learner.email, learner.section && `section ${learner.section}`, learner.externalId]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p className="num text-sm text-ink-faint">
        {learner.status === 'active'
          ? 'In the class since '
          : 'Not in the class any more. Only what was handed in to its assignments is shown. Joined '}
        <LocalTime at={learner.joinedAt} />
        {learner.lastAt && (
          <>
            , last active <LocalTime at={learner.lastAt} />
          </>
        )}
        , {Math.round(learner.points * 100) / 100} points
      </p>
      <section aria-label="Assignments" className="mt-6">
        <h3 className="mb-2 text-lg font-semibold">Assignments</h3>
        {learner.assignments.length === 0 ? (
          <Empty>Nothing is set to this class yet.</Empty>
        ) : (
          <LearnerResults
            root={root}
            learner={learner}
            promises={promises}
            now={Date.now()}
            extend={may ? extendAction : null}
          />
        )}
      </section>
      <section aria-label="Designs" className="mt-8">
        <h3 className="mb-2 text-lg font-semibold">Designs handed in</h3>
        {submissions.length === 0 ? (
          <Empty>No design has been handed in since joining.</Empty>
        ) : (
          <SubmissionList submissions={submissions} />
        )}
      </section>
      <section aria-label="Quizzes" className="mt-8">
        <h3 className="mb-2 text-lg font-semibold">Quizzes finished</h3>
        {quizzes.length === 0 ? (
          <Empty>No quiz has been finished since joining.</Empty>
        ) : (
          <ul className="max-w-xl divide-y divide-line text-sm">
            {quizzes.map((quiz) => (
              <li key={quiz.id} className="flex items-baseline justify-between gap-3 py-2">
                <Link
                  href={`${root}/attempts/${quiz.id}`}
                  prefetch={false}
                  className="font-medium hover:underline"
                >
                  {quiz.title}
                </Link>
                <span className="num text-ink-soft">
                  {quiz.correct} of {quiz.total}, <LocalTime at={quiz.finishedAt} />
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
    </ClassFrame>
  );
}
