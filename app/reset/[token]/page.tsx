import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DeadLink } from '@/components/ui/dead-link';
import { Page } from '@/components/ui/page';
import { AppError } from '@/server/errors';
import { canReset } from '@/server/services/one-time-links';
import { ResetForm } from './_components/reset-form';
import { resetPasswordAction } from './actions';

export const metadata: Metadata = {
  title: 'New password',
  robots: { index: false, follow: false },
  referrer: 'no-referrer',
};

/** Sets a new password, for whoever holds the link; says nothing about whose. */
export default async function ResetPage({ params }: PageProps<'/reset/[token]'>) {
  const { token } = await params;
  const works = await canReset(token).catch((error) => {
    if (error instanceof AppError && error.code === 'too-many') return error;
    throw error;
  });
  if (works instanceof AppError) return <DeadLink title="New password" says={works.reader} />;
  if (!works) notFound();
  return (
    <Page
      title="New password"
      lead="It takes the place of the old one. Every browser that is signed in to the account is signed out."
    >
      <ResetForm token={token} reset={resetPasswordAction} />
    </Page>
  );
}
