import 'server-only';
import { readFile } from 'node:fs/promises';
import type { Mission } from '@/core/contracts/mission-schema';
import { missionVersion } from '@/core/missions/mission-version';
import { contentPath, isMissing, isSlug, listContent } from './content-folder';
import { readMissionFile } from './mission-file';
import { once } from './once';

export interface LoadedMission {
  slug: string;
  mission: Mission;
  /** Changes with anything that a grade depends on. */
  version: string;
  /** The brief as Markdown. */
  brief: string;
}

/** A mission by its slug; null when there is none. Throws a `ContentError` when its file is broken. */
export const loadMission = once(async (slug: string): Promise<LoadedMission | null> => {
  if (!isSlug(slug)) return null;
  try {
    const shownAs = `content/missions/${slug}/mission.yaml`;
    const mission = await readMissionFile(contentPath('missions', slug, 'mission.yaml'), shownAs);
    const brief = await readFile(contentPath('missions', slug, 'brief.md'), 'utf8');
    return { slug, mission, version: missionVersion(mission), brief };
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
});

/** All missions, in the order of their `orderIndex`. */
export async function listMissions(): Promise<LoadedMission[]> {
  const missions = await Promise.all((await listContent('missions')).map(loadMission));
  return missions
    .filter((mission) => mission !== null)
    .sort((a, b) => a.mission.orderIndex - b.mission.orderIndex);
}
