import 'server-only';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { Mission } from '@/core/contracts/mission-schema';
import { canonicalForm } from '@/core/diagram/canonical-form';
import { rulesVersion } from '@/core/missions/rules-version';
import { gradingSeed } from '@/server/secrets';

/**
 * The seed of a grade: the same for the same design under the same rules, whatever it was drawn like and the mission worded, so handing in again does not throw the
 * dice again; and unknowable outside, so that no design can be tuned to it.
 */
export function designSeed(mission: Mission, diagram: Diagram): string {
  return gradingSeed(`${rulesVersion(mission)}\n${canonicalForm(mission, diagram).text}`);
}
