import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { Empty } from '@/components/teach/empty';
import { NewClassForm } from '@/components/teach/new-class-form';
import { Page } from '@/components/ui/page';
import { requireUser } from '@/server/auth/viewer';
import { selectTaughtCohorts, teachesAnything } from '@/server/data/cohorts';
import { createCohortAction } from './actions';

export const metadata: Metadata = { title: 'Classes' };

export default async function TeachPage() {
  const viewer = await requireUser('/teach');
  if (!(await teachesAnything())) notFound();
  const cohorts = await selectTaughtCohorts();
  return (
    <Page title="Classes" lead="Open one to see who is fine, who is stuck, and on what." wide>
      {cohorts.length === 0 ? (
        <Empty>
          You teach no class yet. Create one below; its page shows the link, the code and the QR
          code by which learners join.
        </Empty>
      ) : (
        <ul className="divide-y divide-line rounded-sheet border border-line bg-sheet">
          {cohorts.map((cohort) => (
            <li key={cohort.id}>
              <Link
                href={`/teach/cohorts/${cohort.id}`}
                className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-4 py-4 hover:bg-sunk"
              >
                <span className="grow basis-full font-medium sm:basis-0">
                  {cohort.name}
                  {cohort.invented && <span className="text-ink-faint"> (invented)</span>}
                  {cohort.archived && <span className="text-ink-faint"> (archived)</span>}
                </span>
                <span className="num text-sm text-ink-soft">
                  {cohort.learners === 1 ? '1 learner' : `${cohort.learners} learners`},{' '}
                  {cohort.assignments === 1 ? '1 assignment' : `${cohort.assignments} assignments`}
                </span>
                <span className="text-sm text-ink-faint">
                  {cohort.role ?? 'admin'}, code{' '}
                  <span className="font-mono">{cohort.joinCode}</span>
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {viewer.role !== 'learner' && (
        <section aria-label="New class" className="mt-10">
          <h2 className="mb-3 text-xl font-semibold">New class</h2>
          <NewClassForm create={createCohortAction} />
        </section>
      )}
    </Page>
  );
}
