import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Defence } from '@/components/report/defence';
import { Page } from '@/components/ui/page';
import { publicMission } from '@/core/missions/public-mission';
import { requireUser } from '@/server/auth/viewer';
import { loadMission } from '@/server/content/missions';
import { selectSubmission } from '@/server/services/submissions';

export const metadata: Metadata = { title: 'Defend your design' };

export default async function DefendPage({ params }: PageProps<'/submissions/[id]/defend'>) {
  const { id } = await params;
  await requireUser(`/submissions/${id}/defend`);
  const submission = await selectSubmission(id);
  if (!submission?.own || !submission.passed) notFound();
  const loaded = await loadMission(submission.mission);
  if (!loaded) notFound();
  return (
    <Page
      title="Defend your design"
      lead="One thing in your own diagram is changed. Say which promises break, then see what the run says."
    >
      <Defence
        mission={publicMission(loaded.mission)}
        missionSlug={loaded.slug}
        diagram={submission.diagram}
        findings={submission.report.findings}
        runs={submission.report.scenarios}
        seed={id}
        submissionId={id}
      />
    </Page>
  );
}
