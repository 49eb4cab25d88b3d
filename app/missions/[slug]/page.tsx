import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { talkAction } from '@/app/inbox/actions';
import { CanvasTalk } from '@/components/canvas/workspace/canvas-talk';
import { Workbench } from '@/components/canvas/workspace/workbench';
import { Markdown } from '@/components/lesson/markdown';
import { publicMission } from '@/core/missions/public-mission';
import { loadInterview } from '@/server/content/interviews';
import { listMissions, loadMission } from '@/server/content/missions';
import { loadStarts } from '@/server/content/starts';
import {
  addPointAction,
  listPointsAction,
  loadPointAction,
  loadPredictionsAction,
  missionHintAction,
  removePointAction,
  savePredictionAction,
} from './actions';

const PREDICTIONS = { load: loadPredictionsAction, save: savePredictionAction };
const POINTS = {
  add: addPointAction,
  list: listPointsAction,
  load: loadPointAction,
  remove: removePointAction,
};

export const dynamicParams = false;

export async function generateStaticParams() {
  const missions = await listMissions();
  return missions.map(({ slug }) => ({ slug }));
}

export async function generateMetadata({
  params,
}: PageProps<'/missions/[slug]'>): Promise<Metadata> {
  const loaded = await loadMission((await params).slug);
  return loaded ? { title: loaded.mission.title } : {};
}

export default async function MissionPage({ params }: PageProps<'/missions/[slug]'>) {
  const loaded = await loadMission((await params).slug);
  if (!loaded) notFound();
  const { slug, version, mission, brief } = loaded;
  const starts = await loadStarts(slug, mission);
  const hasInterview = (await loadInterview(slug)) !== null;
  const checks = mission.stages.flatMap((stage) => stage.checks);
  const hinted = checks.filter(({ hints }) => hints && hints.length > 0).map(({ id }) => id);
  return (
    <div className="flex flex-1 flex-col">
      <h1 className="sr-only">{mission.title}</h1>
      <Workbench
        mission={{ slug, version, mission: publicMission(mission) }}
        hinted={hinted}
        hint={missionHintAction}
        starts={starts.map(({ kind, title, task, diagram }) => ({ kind, title, task, diagram }))}
        predictions={PREDICTIONS}
        points={POINTS}
        lent={null}
        brief={
          <>
            <CanvasTalk mission={slug} load={talkAction} />
            <Markdown text={brief} compact />
            <p className="mt-6 border-t border-line pt-4 text-sm text-ink-soft">
              The{' '}
              <Link
                href={`/missions/${slug}/solutions`}
                prefetch={false}
                className="text-accent underline underline-offset-2"
              >
                reference solutions
              </Link>{' '}
              open stage by stage as you pass.
              {hasInterview && (
                <>
                  {' '}
                  You can also take it{' '}
                  <Link
                    href={`/interview?mission=${slug}`}
                    prefetch={false}
                    className="text-accent underline underline-offset-2"
                  >
                    as an interview
                  </Link>
                  .
                </>
              )}
            </p>
          </>
        }
      />
    </div>
  );
}
