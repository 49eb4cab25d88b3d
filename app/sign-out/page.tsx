import type { Metadata } from 'next';
import { addPointAction } from '@/app/missions/[slug]/actions';
import { Page } from '@/components/ui/page';
import { SignOutButton } from './_components/sign-out-button';

export const metadata: Metadata = { title: 'Sign out' };

export default function SignOutPage() {
  return (
    <Page title="Sign out" lead="Your work stays with your account, and leaves this browser.">
      <SignOutButton addPoint={addPointAction} />
    </Page>
  );
}
