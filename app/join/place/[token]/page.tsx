import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { takePlaceAction } from '@/app/classes/actions';
import { JoinClass } from '@/components/teach/join-class';
import { WhatAClassSees } from '@/components/teach/what-a-class-sees';
import { buttonClass } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { getViewer } from '@/server/auth/viewer';
import { AppError } from '@/server/errors';
import { openPlace } from '@/server/services/roster-places';

export const metadata: Metadata = {
  title: 'Your place in a class',
  robots: { index: false },
  referrer: 'no-referrer',
};

/** The place behind the link; the reason in its place when this address asks too often. */
async function opened(token: string) {
  try {
    return await openPlace(token);
  } catch (error) {
    if (error instanceof AppError && error.code === 'too-many') return error.reader;
    throw error;
  }
}

export default async function PlacePage({ params }: PageProps<'/join/place/[token]'>) {
  const { token } = await params;
  const [place, viewer] = await Promise.all([opened(token), getViewer()]);
  if (typeof place === 'string') {
    return (
      <Page title="Join a class">
        <Notice kind="trouble">{place}</Notice>
      </Page>
    );
  }
  if (place === null) notFound();
  const next = encodeURIComponent(`/join/place/${token}`);
  return (
    <Page title={place.className} lead={`This link is for ${place.name} and works once.`}>
      <h2 className="mb-2 text-lg font-semibold">What joining shows of you</h2>
      <WhatAClassSees retentionDays={place.retentionDays} />
      <div className="mt-6">
        {viewer === null ? (
          <div className="flex flex-wrap gap-3">
            <Link href={`/register?next=${next}`} className={buttonClass('primary', 'min-h-11')}>
              Create an account and join
            </Link>
            <Link href={`/sign-in?next=${next}`} className={buttonClass('plain', 'min-h-11')}>
              Sign in and join
            </Link>
          </div>
        ) : (
          <>
            <p className="mb-3 text-sm text-ink-soft">
              You are signed in as {viewer.name}, {viewer.email}.
            </p>
            <JoinClass code={token} join={takePlaceAction} words={`Join as ${place.name}`} />
          </>
        )}
      </div>
    </Page>
  );
}
