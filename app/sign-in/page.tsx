import type { Metadata } from 'next';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { safePath } from '@/core/access/safe-path';
import { hasSessionCookie } from '@/server/auth/session';
import { getViewer } from '@/server/auth/viewer';
import { SignInForm } from './_components/sign-in-form';

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const { next, new: fresh, reset } = await searchParams;
  // Whoever brings a session that opens nothing any more did not sign out.
  const ended = !fresh && !reset && (await hasSessionCookie()) && (await getViewer()) === null;
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
      {ended && (
        <div className="mb-4 max-w-sm">
          <Notice kind="info">
            Your session has ended: it was not used for a while, was ended in another browser, or
            this site was updated. Your work is where it was. Sign in to go on.
          </Notice>
        </div>
      )}
      <SignInForm next={safePath(next, '/home')} />
    </Page>
  );
}
