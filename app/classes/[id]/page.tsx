import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { CalendarPanel } from '@/components/teach/calendar-panel';
import { LearnerClass } from '@/components/teach/learner-class';
import { LeaveClass } from '@/components/teach/leave-class';
import { todosOf } from '@/components/teach/todo';
import { WhatAClassSees } from '@/components/teach/what-a-class-sees';
import { Page } from '@/components/ui/page';
import { requireUser } from '@/server/auth/viewer';
import { hasCalendarFeed } from '@/server/data/calendar-feeds';
import { selectOwnAssignments } from '@/server/data/own-classes';
import { fatesOf } from '@/server/services/activities';
import { endCalendarAction, leaveClassAction, makeCalendarAction } from '../actions';

export const metadata: Metadata = { title: 'Class' };

export default async function LearnerClassPage({ params }: PageProps<'/classes/[id]'>) {
  const { id } = await params;
  await requireUser(`/classes/${id}`);
  if (!z.uuid().safeParse(id).success) notFound();
  const [[own], calendar] = await Promise.all([selectOwnAssignments(id), hasCalendarFeed()]);
  if (own === undefined) notFound();
  const fates = await fatesOf(own.assignments);
  return (
    <Page
      title={own.name}
      lead={
        own.archived
          ? 'This class is over.'
          : own.teachers.length > 0
            ? `Taught by ${own.teachers.join(', ')}.`
            : undefined
      }
      wide
    >
      <LearnerClass todos={todosOf({ ...own, fates }, Date.now())} points={own.points} />
      <CalendarPanel there={calendar} make={makeCalendarAction} end={endCalendarAction} />
      <section aria-label="Leaving" className="mt-10">
        <h2 className="mb-2 text-lg font-semibold">What the class sees of you</h2>
        <WhatAClassSees retentionDays={own.retentionDays} />
        <div className="mt-4">
          <LeaveClass cohort={own} to="/home" leave={leaveClassAction} />
        </div>
      </section>
    </Page>
  );
}
