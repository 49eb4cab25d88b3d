import type { Metadata } from 'next';
import Link from 'next/link';
import { ActionForm } from '@/components/ui/action-form';
import { Page } from '@/components/ui/page';
import { requireInstructor } from '@/server/auth/viewer';
import { selectTaughtCohorts } from '@/server/data/cohorts';
import { createCohortAction } from './actions';

export const metadata: Metadata = { title: 'Teach' };

export default async function TeachPage() {
  await requireInstructor('/teach');
  const cohorts = await selectTaughtCohorts();
  return (
    <Page title="Your classes" lead="Open one to see where each learner stands.">
      {cohorts.length === 0 ? (
        <p className="rounded-sheet border border-dashed border-line-strong p-5 text-sm text-ink-soft">
          You teach no class yet. Create one below and give its join code to your learners.
        </p>
      ) : (
        <ul className="divide-y divide-line rounded-sheet border border-line bg-sheet">
          {cohorts.map((cohort) => (
            <li key={cohort.id}>
              <Link
                href={`/teach/cohorts/${cohort.id}`}
                className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-4 py-4 hover:bg-sunk"
              >
                <span className="grow basis-full font-medium sm:basis-0">{cohort.name}</span>
                <span className="num text-sm text-ink-soft">
                  {cohort.learners === 1 ? '1 learner' : `${cohort.learners} learners`}
                </span>
                <span className="text-sm text-ink-faint">
                  code <span className="font-mono">{cohort.joinCode}</span>
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      <section aria-label="New class" className="mt-10">
        <h2 className="mb-3 text-xl font-semibold">New class</h2>
        <ActionForm
          label="Name"
          name="name"
          help="For example: Backend interviews, spring."
          button="Create the class"
          done="The class is ready."
          maxLength={80}
          action={createCohortAction}
        />
      </section>
    </Page>
  );
}
