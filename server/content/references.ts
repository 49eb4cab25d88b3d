import 'server-only';
import type { Mission } from '@/core/contracts/mission-schema';
import { type Reference, ReferencesSchema } from '@/core/missions/references';
import { loadListedDesigns } from './listed-designs';

/** A reference with the file that it was read from. */
export type LoadedReference = Reference & { file: string };

/**
 * The references of a mission as `solutions.yaml` lists them. For the service that decides who may see them, and for checks:
 * nothing of them may reach anybody else. Throws a `ContentError` with every problem.
 */
export function loadReferences(slug: string, mission: Mission): Promise<LoadedReference[]> {
  return loadListedDesigns(slug, mission, 'solutions.yaml', ReferencesSchema);
}
