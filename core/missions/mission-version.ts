import type { Mission } from '../contracts/mission-schema';
import { contentHash, stableJson } from '../shared/content-hash';

/** Name of a mission's content: 16 hex digits that change with anything in it but the order of keys and how hard it is called. */
export function missionVersion({ difficulty: _, ...mission }: Mission): string {
  return contentHash(stableJson(mission));
}
