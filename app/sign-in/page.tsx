import type { Metadata } from 'next';
import { ProviderButton } from '@/components/account/provider-button';
import { providerTrouble } from '@/components/account/provider-trouble';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { safePath } from '@/core/access/safe-path';
import { oidcSettings } from '@/server/auth/oidc';
import { hasSessionCookie } from '@/server/auth/session';
import { getSession } from '@/server/auth/viewer';
import { mailSettings } from '@/server/mail/settings';
import { SignInForm } from './_components/sign-in-form';

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const { next, new: fresh, reset, error } = await searchParams;
  const trouble = providerTrouble(error);
  const provider = oidcSettings();
  // Whoever brings a session that opens nothing any more did not sign out.
  const ended =
    !fresh &&
    !reset &&
    trouble === null &&
    (await hasSessionCookie()) &&
    (await getSession()) === null;
  return (
    <Page
      title="Sign in"
      lead="Your drafts, submissions and quiz results are kept with your account."
    >
      {fresh === '1' && (
        <div className="mb-4 max-w-sm">
          <Notice kind="good">Your account is ready. Sign in to go on.</Notice>
        </div>
      )}
      {reset === '1' && (
        <div className="mb-4 max-w-sm">
          <Notice kind="good">Your password is set. Sign in with it.</Notice>
        </div>
      )}
      {trouble !== null && (
        <div className="mb-4 max-w-sm">
          <Notice kind="trouble">{trouble}</Notice>
        </div>
      )}
      {provider !== null && (
        <div className="mb-8 max-w-sm border-b border-line pb-8">
          <ProviderButton next={safePath(next, '/home')}>
            Sign in through {provider.name}
          </ProviderButton>
        </div>
      )}
      {ended && (
        <div className="mb-4 max-w-sm">
          <Notice kind="info">
            Your session has ended: it was not used for a while, was ended in another browser, or
            this site was updated. Your work is where it was. Sign in to go on.
          </Notice>
        </div>
      )}
      <SignInForm next={safePath(next, '/start')} sendsMail={mailSettings() !== null} />
    </Page>
  );
}
