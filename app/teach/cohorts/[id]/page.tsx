import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { makeResetLinkAction, setCohortPremiumAction } from '@/app/teach/actions';
import { MemberTable } from '@/components/teach/member-table';
import { PremiumSwitch } from '@/components/teach/premium-switch';
import { Page } from '@/components/ui/page';
import { requireInstructor } from '@/server/auth/viewer';
import { selectCohortOverview } from '@/server/services/cohorts';

export const metadata: Metadata = { title: 'Class' };

export default async function CohortPage({ params }: PageProps<'/teach/cohorts/[id]'>) {
  const { id } = await params;
  const viewer = await requireInstructor(`/teach/cohorts/${id}`);
  const overview = await selectCohortOverview(id);
  if (!overview) notFound();
  const { cohort, members } = overview;
  return (
    <Page
      title={cohort.name}
      wide
      lead={
        <>
          Learners join with the code <strong className="font-mono">{cohort.joinCode}</strong> on
          their account page.
        </>
      }
    >
      {members.length === 0 ? (
        <p className="rounded-sheet border border-dashed border-line-strong p-5 text-sm text-ink-soft">
          No one has joined yet.
        </p>
      ) : (
        <MemberTable members={members} makeResetLink={makeResetLinkAction} />
      )}
      <PremiumSwitch
        cohortId={cohort.id}
        premium={cohort.premium}
        action={viewer.role === 'admin' ? setCohortPremiumAction : null}
      />
      <p className="mt-8">
        <Link href="/teach" className="text-sm text-accent underline underline-offset-2">
          All classes
        </Link>
      </p>
    </Page>
  );
}
