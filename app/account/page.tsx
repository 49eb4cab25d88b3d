import type { Metadata } from 'next';
import Link from 'next/link';
import { ProviderButton } from '@/components/account/provider-button';
import { providerTrouble } from '@/components/account/provider-trouble';
import { ActionForm } from '@/components/ui/action-form';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { oidcSettings } from '@/server/auth/oidc';
import { requireUser } from '@/server/auth/viewer';
import { selectOwnCohorts } from '@/server/data/cohorts';
import { selectOwnConnection } from '@/server/data/identities';
import { selectNewsByMail } from '@/server/data/news';
import { selectOwnConfirmation } from '@/server/data/own-account';
import { hasSecondFactor } from '@/server/data/second-factor';
import { mailSettings } from '@/server/mail/settings';
import { Disconnect } from './_components/disconnect';
import { EmailForm } from './_components/email-form';
import { EmailState } from './_components/email-state';
import { LeaveButton } from './_components/leave-button';
import { NameForm } from './_components/name-form';
import { NewsSwitch } from './_components/news-switch';
import { OwnData } from './_components/own-data';
import { PasswordForm } from './_components/password-form';
import {
  changeEmailAction,
  changeNameAction,
  changePasswordAction,
  chooseNewsAction,
  confirmPasswordAction,
  deleteAccountAction,
  disconnectAction,
  joinCohortAction,
  leaveCohortAction,
  mayExportAction,
  sendConfirmationAction,
} from './actions';

export const metadata: Metadata = { title: 'Account' };

export default async function AccountPage({ searchParams }: PageProps<'/account'>) {
  const viewer = await requireUser('/account');
  const trouble = providerTrouble((await searchParams).error);
  const provider = oidcSettings();
  const connection = await selectOwnConnection(provider?.issuer ?? '');
  const [cohorts, secondFactor, confirmedAt, news] = await Promise.all([
    selectOwnCohorts(),
    hasSecondFactor(viewer.id),
    selectOwnConfirmation(),
    selectNewsByMail(),
  ]);
  const mayHaveSecondFactor = viewer.role !== 'learner' || secondFactor;
  return (
    <Page title="Account" lead={`${viewer.name}, ${viewer.email}, ${viewer.role}`}>
      {trouble !== null && (
        <div className="mb-8 max-w-xl">
          <Notice kind="trouble">{trouble}</Notice>
        </div>
      )}
      <section aria-label="You" className="mb-12">
        <h2 className="mb-4 text-xl font-semibold">You</h2>
        <div className="flex flex-col gap-8">
          <NameForm name={viewer.name} change={changeNameAction} />
          <EmailForm
            email={viewer.email}
            change={changeEmailAction}
            confirm={confirmPasswordAction}
          />
          {mailSettings() !== null && (
            <>
              <EmailState confirmed={confirmedAt !== null} send={sendConfirmationAction} />
              <NewsSwitch on={news} confirmed={confirmedAt !== null} choose={chooseNewsAction} />
            </>
          )}
        </div>
      </section>
      <section aria-label="Classes">
        <h2 className="text-xl font-semibold">Classes</h2>
        <p className="mt-1 mb-4 max-w-[68ch] text-sm text-ink-soft">
          The staff of your classes see what you hand in to their assignments, and instructors also
          what you finish beside that while you are in the class
          {viewer.role === 'learner' &&
            '. They can make a link to set a new password should you forget yours'}
          . The page behind a join link says all of it.
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
        {connection.hasPassword ? (
          <PasswordForm change={changePasswordAction} />
        ) : (
          <p className="max-w-[68ch] text-sm text-ink-soft">
            This account has none. Ask your instructor, or the administrator of this site, for a
            link to set one.
          </p>
        )}
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
      {provider !== null && (
        <section aria-label={provider.name} className="mt-12">
          <h2 className="mb-2 text-xl font-semibold">{provider.name}</h2>
          <p className="mb-4 max-w-[68ch] text-sm text-ink-soft">
            {connection.connected
              ? `You can sign in through ${provider.name}.`
              : `Connect this account, and you can sign in through ${provider.name} too.`}
          </p>
          {connection.connected ? (
            <Disconnect
              hasPassword={connection.hasPassword}
              disconnect={disconnectAction}
              confirm={confirmPasswordAction}
            />
          ) : (
            <ProviderButton next="/account">Connect</ProviderButton>
          )}
        </section>
      )}
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
