import type { Diagram } from '@/core/contracts/diagram-schema';
import type { Mission } from '@/core/contracts/mission-schema';
import type { DecisionKind } from '@/core/explanations/decision';
import { decisionsOf } from '@/core/explanations/decisions';
import { designOf } from '@/core/explanations/design';
import { type ReasonVerdict, type Trial, tryReason } from '@/core/explanations/experiment';
import type { ReasonId } from '@/core/explanations/reasons';
import { grade } from '@/core/grading/grade';

/** An entry of a mission's checks of ten points, whose promise names its id. */
export const promised = (id: string, check: string, more: Record<string, unknown>) => ({
  id,
  check,
  points: 10,
  because: 'It matters.',
  promise: `The promise of ${id}.`,
  ...more,
});

/** Runs a trial as a practice run of the mission does. */
export const trialOf =
  (mission: Mission): Trial =>
  (diagram, checks) =>
    grade({
      mission: { ...mission, stages: [{ title: 'Trial', checks: [...checks] }] },
      missionSlug: 'test',
      diagram,
      seed: 'practice',
      stories: false,
    }).findings;

/** Tries a reason for a decision of a design; throws when the design has no such decision. */
export function triedReason(
  mission: Mission,
  diagram: Diagram,
  kind: DecisionKind,
  reason: ReasonId,
): ReasonVerdict {
  const decision = decisionsOf(designOf(mission, diagram)).find((one) => one.kind === kind);
  if (!decision) throw new Error(`the design has no decision "${kind}"`);
  return tryReason(mission, diagram, decision, reason, trialOf(mission));
}
