import type { Metadata } from 'next';
import Link from 'next/link';
import { MissionStanding, WithStanding } from '@/components/standing/standing';
import { Page } from '@/components/ui/page';
import { listLessons } from '@/server/content/lessons';
import { listMissions } from '@/server/content/missions';
import { standingAction } from './actions';

export const metadata: Metadata = { title: 'Missions' };

export default async function MissionsPage() {
  const [missions, lessons] = await Promise.all([listMissions(), listLessons()]);
  const topics = new Map(lessons.map(({ slug, title }) => [slug, title]));
  return (
    <Page title="Missions" lead="Draw an architecture, run it under the real load, hand it in.">
      <WithStanding ask={standingAction}>
        <ul className="grid gap-4 sm:grid-cols-2">
          {missions.map(({ slug, mission }) => (
            <li key={slug}>
              <Link
                href={`/missions/${slug}`}
                className="flex h-full flex-col gap-2 rounded-sheet border border-line bg-sheet p-5 hover:border-line-strong"
              >
                <span className="text-lg font-semibold">{mission.title}</span>
                <MissionStanding slug={slug} />
                <span className="num text-sm text-ink-soft">
                  {mission.stages.length} stages · {mission.scenarios.length} scenarios · about{' '}
                  {mission.minutes} min
                </span>
                <span className="mt-1 text-sm text-ink-soft">
                  {mission.stages.map((stage) => stage.title).join(' → ')}
                </span>
                <span className="mt-auto pt-1 text-xs text-ink-faint">
                  {mission.lessons.flatMap((lesson) => topics.get(lesson) ?? []).join(' · ')}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </WithStanding>
    </Page>
  );
}
