import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { leaveClassAction } from '@/app/classes/actions';
import { setCohortPremiumAction } from '@/app/teach/actions';
import { ClassEnd, ClassSettingsForm } from '@/components/teach/class-settings';
import { LeaveClass } from '@/components/teach/leave-class';
import { PremiumSwitch } from '@/components/teach/premium-switch';
import { ClassFrame } from '../_components/class-frame';
import { openClassPage } from '../_components/open-class-page';
import { archiveCohortAction, changeCohortAction, deleteCohortAction } from '../actions';

export const metadata: Metadata = { title: 'Class settings' };

export default async function SettingsPage({ params }: PageProps<'/teach/cohorts/[id]/settings'>) {
  const { id } = await params;
  const open = await openClassPage(id, `/teach/cohorts/${id}/settings`);
  const { cohort, powers, viewer, role } = open;
  if (!powers.settings) notFound();
  return (
    <ClassFrame open={open}>
      <section aria-label="Class">
        <ClassSettingsForm cohort={cohort} change={changeCohortAction} />
      </section>
      <PremiumSwitch
        cohortId={id}
        premium={cohort.premium}
        action={viewer.role === 'admin' ? setCohortPremiumAction : null}
      />
      {role !== null && (
        <section aria-label="Leaving" className="mt-10">
          <h2 className="mb-3 text-lg font-semibold">Leave</h2>
          <LeaveClass cohort={cohort} to="/teach" leave={leaveClassAction} />
        </section>
      )}
      <section aria-label="The end" className="mt-10">
        <h2 className="mb-3 text-lg font-semibold">
          Archive{powers.own && !cohort.invented && ' or delete'}
        </h2>
        <ClassEnd
          cohort={{ id, name: cohort.name, archived: cohort.archivedAt !== null }}
          archive={archiveCohortAction}
          // An example is removed by the button above; its learners do not keep what they made.
          remove={powers.own && !cohort.invented ? deleteCohortAction : null}
        />
      </section>
    </ClassFrame>
  );
}
