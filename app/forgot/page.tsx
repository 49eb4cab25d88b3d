import type { Metadata } from 'next';
import Link from 'next/link';
import { Page } from '@/components/ui/page';
import { mailSettings } from '@/server/mail/settings';
import { ForgotForm } from './_components/forgot-form';
import { forgotAction } from './actions';

export const metadata: Metadata = { title: 'Forgotten password' };
// Whether this site sends mail is known when it runs, not when it is built.
export const dynamic = 'force-dynamic';

/** Asks for a link to a new password by mail, where the site sends any; elsewhere says whom to ask. */
export default function ForgotPage() {
  const sends = mailSettings() !== null;
  return (
    <Page
      title="Forgotten password"
      lead={
        sends
          ? 'Type the e-mail you sign in with, and a link to set a new password is sent there.'
          : 'This site sends no mail.'
      }
    >
      {sends && <ForgotForm ask={forgotAction} />}
      <p className="mt-8 text-sm text-ink-soft">
        {sends && 'No mail? '}Ask your instructor, or the administrator of this site: they can make
        you a link.{' '}
        <Link href="/sign-in" className="text-accent underline underline-offset-2">
          Back to signing in
        </Link>
      </p>
    </Page>
  );
}
