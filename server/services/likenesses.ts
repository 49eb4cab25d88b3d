import 'server-only';
import { listMissions } from '@/server/content/missions';
import { fillLikenesses } from '@/server/data/likenesses';

/** Sees to it that every grade of every mission says what its design is like; answers how many did not. */
export async function fillAllLikenesses(): Promise<number> {
  let filled = 0;
  for (const { slug, mission } of await listMissions())
    filled += await fillLikenesses(mission, { mission: slug });
  return filled;
}
