import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { joinClassAction } from '@/app/classes/actions';
import { JoinClass } from '@/components/teach/join-class';
import { WhatAClassSees } from '@/components/teach/what-a-class-sees';
import { buttonClass } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { getViewer } from '@/server/auth/viewer';
import { AppError } from '@/server/errors';
import { openJoinLink } from '@/server/services/cohorts';

export const metadata: Metadata = { title: 'Join a class', robots: { index: false } };

const CLOSED = {
  closed: 'This class takes no new members at the moment. Ask your instructor.',
  expired: 'This link has expired. Ask your instructor for a new one.',
  over: 'This class is over.',
} as const;

/** The class behind the link; the reason in its place when this address asks too often. */
async function opened(code: string) {
  try {
    return await openJoinLink(code);
  } catch (error) {
    if (error instanceof AppError && error.code === 'too-many') return error.reader;
    throw error;
  }
}

export default async function JoinPage({ params }: PageProps<'/join/[code]'>) {
  const { code } = await params;
  const [cohort, viewer] = await Promise.all([opened(code), getViewer()]);
  if (typeof cohort === 'string') {
    return (
      <Page title="Join a class">
        <Notice kind="trouble">{cohort}</Notice>
      </Page>
    );
  }
  if (cohort === null) notFound();
  const next = encodeURIComponent(`/join/${code}`);
  return (
    <Page
      title={cohort.name}
      lead={cohort.teachers.length > 0 ? `Taught by ${cohort.teachers.join(', ')}.` : undefined}
    >
      {cohort.role !== null ? (
        <Notice kind="info">
          You are in this class already.{' '}
          <Link
            href={
              cohort.role === 'learner' ? `/classes/${cohort.id}` : `/teach/cohorts/${cohort.id}`
            }
            className="font-medium text-accent underline underline-offset-2"
          >
            Open it
          </Link>
        </Notice>
      ) : cohort.closed !== null ? (
        <Notice kind="trouble">{CLOSED[cohort.closed]}</Notice>
      ) : (
        <>
          <h2 className="mb-2 text-lg font-semibold">What joining shows of you</h2>
          <WhatAClassSees retentionDays={cohort.retentionDays} />
          <div className="mt-6">
            {viewer === null ? (
              <div className="flex flex-wrap gap-3">
                <Link
                  href={`/register?next=${next}`}
                  className={buttonClass('primary', 'min-h-11')}
                >
                  Create an account and join
                </Link>
                <Link href={`/sign-in?next=${next}`} className={buttonClass('plain', 'min-h-11')}>
                  Sign in and join
                </Link>
              </div>
            ) : (
              <JoinClass code={code} join={joinClassAction} />
            )}
          </div>
        </>
      )}
    </Page>
  );
}
