import type { Metadata } from 'next';
import Link from 'next/link';
import { Page } from '@/components/ui/page';
import { listMissions } from '@/server/content/missions';

export const metadata: Metadata = { title: 'Missions' };

export default async function MissionsPage() {
  const missions = await listMissions();
  return (
    <Page title="Missions" lead="Draw an architecture, run it under the real load, hand it in.">
      <ul className="grid gap-4 sm:grid-cols-2">
        {missions.map(({ slug, mission }) => (
          <li key={slug}>
            <Link
              href={`/missions/${slug}`}
              className="flex h-full flex-col gap-2 rounded-sheet border border-line bg-sheet p-5 hover:border-line-strong"
            >
              <span className="text-lg font-semibold">{mission.title}</span>
              <span className="num text-sm text-ink-soft">
                {mission.stages.length} stages · {mission.scenarios.length} scenarios · about{' '}
                {mission.minutes} min
              </span>
              <span className="mt-1 text-sm text-ink-faint">
                {mission.stages.map((stage) => stage.title).join(' → ')}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  );
}
