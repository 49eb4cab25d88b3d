import type { Metadata } from 'next';
import Link from 'next/link';
import { LearnerClass } from '@/components/teach/learner-class';
import { todosOf } from '@/components/teach/todo';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { selectAssignments } from '@/server/data/assignments';
import { fatesOf } from '@/server/services/activities';
import { openClassPage } from '../_components/open-class-page';

export const metadata: Metadata = { title: 'As a learner' };

export default async function PreviewPage({ params }: PageProps<'/teach/cohorts/[id]/preview'>) {
  const { id } = await params;
  const { cohort } = await openClassPage(id, `/teach/cohorts/${id}/preview`);
  const assignments = await selectAssignments(id);
  const fates = await fatesOf(assignments);
  const todos = todosOf({ assignments, results: [], extensions: [], fates }, Date.now());
  return (
    <Page title={cohort.name} wide>
      <div className="mb-6">
        <Notice kind="info">
          This is the class as a learner sees it who has just joined. What you do from here counts
          for no assignment and is seen by nobody else.{' '}
          <Link
            href={`/teach/cohorts/${id}`}
            className="font-medium text-accent underline underline-offset-2"
          >
            Back to the class
          </Link>
        </Notice>
      </div>
      <LearnerClass todos={todos} points={0} />
    </Page>
  );
}
