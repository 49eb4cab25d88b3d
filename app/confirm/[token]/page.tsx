import type { Metadata } from 'next';
import { LinkButton } from '@/components/account/link-button';
import { Page } from '@/components/ui/page';
import { confirmEmailAction } from './actions';

export const metadata: Metadata = {
  title: 'Confirm your e-mail',
  robots: { index: false, follow: false },
  referrer: 'no-referrer',
};

/** Confirms an e-mail by a button: programs that look at mail open every link in it, so opening this page must change nothing. */
export default async function ConfirmPage({ params }: PageProps<'/confirm/[token]'>) {
  const { token } = await params;
  return (
    <Page
      title="Confirm your e-mail"
      lead="So that links to a new password, and what your instructors send you, reach you."
    >
      <LinkButton
        token={token}
        act={confirmEmailAction}
        words={{
          button: 'Confirm this e-mail',
          busy: 'Confirming …',
          done: 'Your e-mail is confirmed.',
        }}
        then={{ href: '/home', label: 'Go to your practice' }}
      />
    </Page>
  );
}
