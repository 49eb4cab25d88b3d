import type { Metadata } from 'next';
import { LinkButton } from '@/components/account/link-button';
import { Page } from '@/components/ui/page';
import { stopNewsAction } from './actions';

export const metadata: Metadata = {
  title: 'No more letters about comments',
  robots: { index: false, follow: false },
  referrer: 'no-referrer',
};

/** Ends letters about news by a button: programs that look at mail open every link in it, so opening this page must change nothing. */
export default async function StopNewsPage({ params }: PageProps<'/inbox/stop/[token]'>) {
  const { token } = await params;
  return (
    <Page
      title="No more letters about comments"
      lead="What is said about your designs stays in your inbox; no letter tells you of it any more."
    >
      <LinkButton
        token={token}
        act={stopNewsAction}
        words={{
          button: 'Send me no more of them',
          busy: 'Stopping …',
          done: 'You get no more letters about comments.',
        }}
        then={{ href: '/inbox', label: 'Go to your inbox' }}
      />
    </Page>
  );
}
