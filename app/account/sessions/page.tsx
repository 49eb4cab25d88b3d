import type { Metadata } from 'next';
import Link from 'next/link';
import { addPointAction } from '@/app/missions/[slug]/actions';
import { Page } from '@/components/ui/page';
import { requireUser } from '@/server/auth/viewer';
import { selectOwnSessions } from '@/server/data/own-sessions';
import { SessionList } from './_components/session-list';
import { SignOutEverywhere } from './_components/sign-out-everywhere';
import { endSessionAction, signOutEverywhereAction } from './actions';

export const metadata: Metadata = { title: 'Sessions' };

export default async function SessionsPage() {
  const viewer = await requireUser('/account/sessions');
  const sessions = await selectOwnSessions();
  return (
    <Page
      title="Sessions"
      lead={`The browsers in which you are signed in. A session ends after 30 days, or when it was not used for ${
        viewer.role === 'learner' ? '7 days' : '12 hours'
      }.`}
    >
      <SessionList sessions={sessions} end={endSessionAction} />
      <section aria-label="All sessions" className="mt-10">
        <p className="mb-4 max-w-[68ch] text-sm text-ink-soft">
          Do you see a browser that is not yours? End its session and change your password. This
          ends all of them, this one included:
        </p>
        <SignOutEverywhere end={signOutEverywhereAction} addPoint={addPointAction} />
      </section>
      <p className="mt-8">
        <Link href="/account" className="text-sm text-accent underline underline-offset-2">
          Account
        </Link>
      </p>
    </Page>
  );
}
