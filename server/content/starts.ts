import 'server-only';
import type { Mission } from '@/core/contracts/mission-schema';
import { type Start, StartsSchema } from '@/core/missions/starts';
import { loadListedDesigns } from './listed-designs';

/** A start with the file that it was read from. */
export type LoadedStart = Start & { file: string };

/** The designs that a mission can be begun from, as `starts.yaml` lists them. Throws a `ContentError` with every problem. */
export function loadStarts(slug: string, mission: Mission): Promise<LoadedStart[]> {
  return loadListedDesigns(slug, mission, 'starts.yaml', StartsSchema);
}
