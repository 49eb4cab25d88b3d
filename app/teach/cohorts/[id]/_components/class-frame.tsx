import Link from 'next/link';
import type { ReactNode } from 'react';
import { ClassTabs } from '@/components/teach/class-tabs';
import { InventedNotice } from '@/components/teach/invented-notice';
import { Notice } from '@/components/ui/notice';
import type { OpenClass } from '@/server/data/class-access';
import { deleteCohortAction } from '../actions';

/** What every page of a class for its staff has: its name, its pages, and what is odd about it. */
export function ClassFrame({ open, children }: { open: OpenClass; children: ReactNode }) {
  const { cohort, powers } = open;
  return (
    <div className="mx-auto w-full max-w-[90rem] px-4 py-6 sm:px-6">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div>
          <p className="text-sm">
            <Link href="/teach" className="text-accent underline underline-offset-2">
              Classes
            </Link>
          </p>
          <h1 className="mt-1 text-2xl font-semibold">{cohort.name}</h1>
        </div>
        <Link
          href={`/teach/cohorts/${cohort.id}/preview`}
          prefetch={false}
          className="text-sm text-accent underline underline-offset-2"
        >
          See it as a learner
        </Link>
      </div>
      <ClassTabs id={cohort.id} people={powers.people} settings={powers.settings} />
      <div className="mt-6">
        {cohort.invented && (
          <div className="mb-4">
            <InventedNotice cohortId={cohort.id} remove={powers.own ? deleteCohortAction : null} />
          </div>
        )}
        {cohort.archivedAt !== null && (
          <div className="mb-4">
            <Notice kind="info">This class is archived. It takes no more work.</Notice>
          </div>
        )}
        {children}
      </div>
    </div>
  );
}
