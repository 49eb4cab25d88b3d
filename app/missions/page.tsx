import type { Metadata } from 'next';
import Link from 'next/link';
import { DiagramFigure } from '@/components/drawing/diagram-figure';
import { tidyPositions } from '@/components/drawing/tidy-positions';
import { PathLink } from '@/components/standing/path-link';
import { MissionStanding, WithStanding } from '@/components/standing/standing';
import { Page } from '@/components/ui/page';
import type { Diagram } from '@/core/contracts/diagram-schema';
import { initialDiagram } from '@/core/missions/initial-diagram';
import { listLessons } from '@/server/content/lessons';
import { type LoadedMission, listMissions } from '@/server/content/missions';
import { loadStarts } from '@/server/content/starts';
import { standingAction } from './actions';

export const metadata: Metadata = { title: 'Missions' };

const DIFFICULTY = { easy: 'Easy', medium: 'Medium', hard: 'Hard' } as const;

/** The shape of a card's drawing, px of the canvas. */
const ROOM = { width: 900, height: 340 };

/** The design that the mission begins with, for all to see: the one that runs and fails. Laid out for a card. */
async function drawingOf({ slug, mission }: LoadedMission): Promise<Diagram> {
  const [first] = await loadStarts(slug, mission);
  const diagram = first?.diagram ?? initialDiagram(mission);
  const places = tidyPositions(diagram, ROOM);
  const components = diagram.components.map((component) => ({
    ...component,
    position: places[component.id] ?? component.position,
  }));
  return { ...diagram, components };
}

export default async function MissionsPage() {
  const [missions, lessons] = await Promise.all([listMissions(), listLessons()]);
  const topics = new Map(lessons.map(({ slug, title }) => [slug, title]));
  const drawings = new Map(
    await Promise.all(missions.map(async (one) => [one.slug, await drawingOf(one)] as const)),
  );
  return (
    <Page
      title="Missions"
      lead={
        <>
          Draw an architecture, run it under the real load, hand it in. Or take one{' '}
          <Link
            href="/interview"
            prefetch={false}
            className="text-accent underline underline-offset-2"
          >
            as an interview
          </Link>
          . <PathLink />
        </>
      }
      wide
    >
      <WithStanding ask={standingAction}>
        <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {missions.map(({ slug, mission }) => (
            <li key={slug}>
              <Link
                href={`/missions/${slug}`}
                className="flex h-full flex-col gap-2 rounded-sheet border border-line bg-sheet p-5 hover:border-line-strong"
              >
                <span
                  aria-hidden="true"
                  className="-mx-5 -mt-5 mb-1 block h-32 overflow-hidden rounded-t-sheet border-b border-line bg-paper p-3"
                >
                  <DiagramFigure
                    diagram={drawings.get(slug) ?? initialDiagram(mission)}
                    title={mission.title}
                  />
                </span>
                <span className="text-lg font-semibold">{mission.title}</span>
                <MissionStanding slug={slug} />
                <span className="num text-sm text-ink-soft">
                  {mission.difficulty && (
                    <span className="font-medium text-ink">
                      {DIFFICULTY[mission.difficulty]} ·{' '}
                    </span>
                  )}
                  {mission.stages.length} stages · about {mission.minutes} min
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
