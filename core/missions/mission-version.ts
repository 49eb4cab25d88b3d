import { contentHash, stableJson } from '../shared/content-hash';
import type { Mission } from './mission-schema';

/** Name of a mission's content: 16 hex digits that change with anything in it but the order of keys. */
export function missionVersion(mission: Mission): string {
  return contentHash(stableJson(mission));
}
