import type { Metadata } from 'next';
import Link from 'next/link';
import { REGRADE_ACTIONS } from '@/app/teach/cohorts/[id]/assignments/[assignment]/regrade/regrade-actions';
import { AdminNav } from '@/components/admin/admin-nav';
import { RegradeView } from '@/components/teach/regrade-view';
import { Page } from '@/components/ui/page';
import { requireAdmin } from '@/server/auth/viewer';
import { loadMission } from '@/server/content/missions';
import { selectRegradeView } from '@/server/services/regrades';

export const metadata: Metadata = { title: 'Grade anew' };

export default async function AdminRegradePage({
  params,
  searchParams,
}: PageProps<'/admin/regrades/[mission]'>) {
  const { mission } = await params;
  const here = `/admin/regrades/${encodeURIComponent(mission)}`;
  await requireAdmin(here);
  const scope = { mission };
  const [view, loaded] = await Promise.all([
    selectRegradeView(scope, mission, await searchParams),
    loadMission(mission),
  ]);
  return (
    <Page
      title={loaded?.mission.title ?? mission}
      wide
      lead="Grade anew what counts in all classes that run, by the rules of today and with the random numbers of then. First as a dry run: nothing changes until you apply it."
    >
      <AdminNav here="/admin/regrades" />
      <p className="text-sm">
        <Link
          href="/admin/regrades"
          prefetch={false}
          className="text-accent underline underline-offset-2"
        >
          All missions
        </Link>
      </p>
      <RegradeView {...view} scope={scope} classes actions={REGRADE_ACTIONS} here={here} />
    </Page>
  );
}
