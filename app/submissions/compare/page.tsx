import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Comparison } from '@/components/report/comparison';
import { Page } from '@/components/ui/page';
import { requireUser } from '@/server/auth/viewer';
import { loadMission } from '@/server/content/missions';
import { selectSubmission } from '@/server/services/submissions';

export const metadata: Metadata = { title: 'Compare submissions' };

const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : '');

export default async function ComparePage({ searchParams }: PageProps<'/submissions/compare'>) {
  const { before: beforeId, after: afterId } = await searchParams;
  const query = new URLSearchParams({ before: one(beforeId), after: one(afterId) });
  await requireUser(`/submissions/compare?${query}`);
  const [before, after] = await Promise.all([
    selectSubmission(one(beforeId)),
    selectSubmission(one(afterId)),
  ]);
  if (!before || !after || before.mission !== after.mission) notFound();
  const loaded = await loadMission(after.mission);
  return (
    <Page
      title="Two designs side by side"
      lead={`${loaded?.mission.title ?? after.mission}, ${after.owner.name}`}
      wide
    >
      <Comparison before={before} after={after} />
    </Page>
  );
}
