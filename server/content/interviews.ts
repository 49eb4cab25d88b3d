import 'server-only';
import type { Interview } from '@/core/interview/interview-schema';
import { parseInterview } from '@/core/interview/parse-interview';
import { ContentError, problemLines } from './content-error';
import { readContent } from './content-folder';
import { type LoadedMission, listMissions, loadMission } from './missions';
import { once } from './once';
import { parseYaml } from './yaml';

export interface LoadedInterview extends LoadedMission {
  interview: Interview;
}

/** The interview over a mission; null when there is none. Throws a `ContentError` with every problem when its file is broken. */
export const loadInterview = once(async (slug: string): Promise<LoadedInterview | null> => {
  const loaded = await loadMission(slug);
  if (loaded === null) return null;
  const file = `content/missions/${slug}/interview.yaml`;
  const text = await readContent('missions', slug, 'interview.yaml');
  if (text === null) return null;
  const yaml = parseYaml(text);
  if (!yaml.ok) throw new ContentError(problemLines(file, yaml.problems));
  const interview = parseInterview(loaded.mission, yaml.value);
  if (!interview.ok) throw new ContentError(problemLines(file, interview.problems));
  return { ...loaded, interview: interview.value };
});

/** All missions that have an interview, in their order. */
export async function listInterviews(): Promise<LoadedInterview[]> {
  const all = await Promise.all((await listMissions()).map(({ slug }) => loadInterview(slug)));
  return all.filter((interview) => interview !== null);
}
