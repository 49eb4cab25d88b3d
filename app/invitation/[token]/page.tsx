import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DeadLink } from '@/components/ui/dead-link';
import { Page } from '@/components/ui/page';
import { AppError } from '@/server/errors';
import { openInvitation } from '@/server/services/one-time-links';
import { InvitationForm } from './_components/invitation-form';
import { acceptInvitationAction } from './actions';

export const metadata: Metadata = {
  title: 'Invitation',
  robots: { index: false, follow: false },
  referrer: 'no-referrer',
};

const AS = { learner: 'a learner', instructor: 'an instructor', admin: 'an administrator' };

/** Makes the account that an invitation offers, for whoever holds the link. */
export default async function InvitationPage({ params }: PageProps<'/invitation/[token]'>) {
  const { token } = await params;
  const invitation = await openInvitation(token).catch((error) => {
    if (error instanceof AppError && error.code === 'too-many') return error;
    throw error;
  });
  if (invitation instanceof AppError)
    return <DeadLink title="Invitation" says={invitation.reader} />;
  if (invitation === null) notFound();
  const { email, role, className } = invitation;
  const inClass =
    className && `, ${role === 'learner' ? 'in' : 'teaching'} the class “${className}”`;
  return (
    <Page title="Make your account" lead={`You are invited as ${AS[role]}${inClass ?? ''}.`}>
      <InvitationForm token={token} email={email} accept={acceptInvitationAction} />
    </Page>
  );
}
