import type { Metadata } from 'next';
import Link from 'next/link';
import { ActionForm } from '@/components/ui/action-form';
import { Page } from '@/components/ui/page';
import { requireUser } from '@/server/auth/viewer';
import { selectOwnCohorts } from '@/server/data/cohorts';
import { hasSecondFactor } from '@/server/data/second-factor';
import { EmailForm } from './_components/email-form';
import { LeaveButton } from './_components/leave-button';
import { NameForm } from './_components/name-form';
import { OwnData } from './_components/own-data';
import { PasswordForm } from './_components/password-form';
import {
  changeEmailAction,
  changeNameAction,
  changePasswordAction,
  confirmPasswordAction,
  deleteAccountAction,
  joinCohortAction,
  leaveCohortAction,
  mayExportAction,
} from './actions';

export const metadata: Metadata = { title: 'Account' };

export default async function AccountPage() {
  const viewer = await requireUser('/account');
  const [cohorts, secondFactor] = await Promise.all([
    selectOwnCohorts(),
    hasSecondFactor(viewer.id),
  ]);
  const mayHaveSecondFactor = viewer.role !== 'learner' || secondFactor;
  return (
    <Page title="Account" lead={`${viewer.name}, ${viewer.email}, ${viewer.role}`}>
      <section aria-label="You" className="mb-12">
        <h2 className="mb-4 text-xl font-semibold">You</h2>
        <div className="flex flex-col gap-8">
          <NameForm name={viewer.name} change={changeNameAction} />
          <EmailForm
            email={viewer.email}
            change={changeEmailAction}
            confirm={confirmPasswordAction}
          />
        </div>
      </section>
      <section aria-label="Classes">
        <h2 className="text-xl font-semibold">Classes</h2>
        <p className="mt-1 mb-4 max-w-[68ch] text-sm text-ink-soft">
          The instructors of your classes see your quiz results and submissions
          {viewer.role === 'learner' &&
            ', and can make a link to set a new password should you forget yours'}
          .
        </p>
        {cohorts.length > 0 && (
          <ul className="mb-6 max-w-xl divide-y divide-line rounded-sheet border border-line bg-sheet">
            {cohorts.map((cohort) => (
              <li key={cohort.id} className="flex items-center justify-between gap-4 px-4 py-2">
                {cohort.name}
                <LeaveButton cohort={cohort} leave={leaveCohortAction} />
              </li>
            ))}
          </ul>
        )}
        <ActionForm
          label="Join code"
          name="code"
          help="Your instructor gives it to you."
          button="Join the class"
          done="You are in the class."
          maxLength={40}
          action={joinCohortAction}
        />
      </section>
      <section aria-label="Password" className="mt-12">
        <h2 className="mb-4 text-xl font-semibold">Password</h2>
        <PasswordForm change={changePasswordAction} />
      </section>
      <section aria-label="Sessions" className="mt-12">
        <h2 className="text-xl font-semibold">Sessions</h2>
        <p className="mt-1 mb-4 max-w-[68ch] text-sm text-ink-soft">
          “Sign out” ends the session of one browser.{' '}
          <Link href="/account/sessions" className="text-accent underline underline-offset-2">
            See where you are signed in
          </Link>
          , and end what you do not use.
        </p>
        {mayHaveSecondFactor && (
          <p className="max-w-[68ch] text-sm text-ink-soft">
            With a second factor your password alone opens nothing.{' '}
            <Link
              href="/account/second-factor"
              className="text-accent underline underline-offset-2"
            >
              {secondFactor ? 'Your second factor is on' : 'Switch it on'}
            </Link>
            .
          </p>
        )}
      </section>
      <section aria-label="Your data" className="mt-12">
        <h2 className="mb-4 text-xl font-semibold">Your data</h2>
        <OwnData
          id={viewer.id}
          inClass={cohorts.length > 0}
          mayExport={mayExportAction}
          remove={deleteAccountAction}
          confirm={confirmPasswordAction}
        />
      </section>
    </Page>
  );
}
