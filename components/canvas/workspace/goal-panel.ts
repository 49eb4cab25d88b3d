import type { ComponentProps } from 'react';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { Mission } from '@/core/contracts/mission-schema';
import { scenariosOf } from '@/core/missions/check-scenarios';
import type { GoalEvidence } from '../run/goal-evidence';
import type { Goal } from '../run/goal-words';

type Props = ComponentProps<typeof GoalEvidence>;

/** What the page of a promise needs, from the mission and the promise as it stands; null without one. */
export function goalPanel(
  mission: Mission,
  goal: Goal | null,
  diagram: Diagram,
  hinted: readonly string[],
  does: Pick<Props, 'askHint' | 'onSelect' | 'onSlowest'> & { onRunAll: () => void },
): Props | null {
  const check = mission.stages.flatMap(({ checks }) => checks).find(({ id }) => id === goal?.id);
  if (!goal || !check) return null;
  const { onRunAll, ...rest } = does;
  return {
    goal,
    because: check.because,
    lesson: check.lesson ?? null,
    hasHints: hinted.includes(check.id),
    diagram,
    ...rest,
    onRun: goal.state === 'open' && scenariosOf(check).length > 0 ? onRunAll : null,
  };
}
