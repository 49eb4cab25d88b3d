import { useMemo } from 'react';
import { type MonthlyCost, monthlyCost } from '@/core/components/monthly-cost';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { Mission } from '@/core/contracts/mission-schema';
import type { ScenarioRun } from '@/core/contracts/scenario-run';
import { useCanvas } from '../drawing/canvas-store';
import type { FinishedRun } from './finished-run';

/** What the design on the screen costs, with what it was counted from. */
export interface Bill {
  diagram: Diagram;
  cost: MonthlyCost;
  /** Where messages and calls were counted; null before the scenario has run. */
  run: ScenarioRun | null;
  /** Dollars a month that the mission allows; null when it promises nothing. */
  limit: number | null;
}

/** The budget that a mission promises, US dollars a month; null when it promises none. */
export function budgetOf(mission: Mission): number | null {
  const check = mission.stages
    .flatMap(({ checks }) => checks)
    .find((entry) => entry.check === 'costs-at-most');
  return typeof check?.dollars === 'number' ? check.dollars : null;
}

/**
 * The bill of the design as it is, or of the one that is tried out: its settings now, its messages and calls as in the last
 * run of the scenario that is billed. Null when the mission has no prices.
 */
export function useBill(known: ScenarioRun | null, finished: FinishedRun | null): Bill | null {
  const mission = useCanvas((s) => s.mission.mission);
  const present = useCanvas((s) => s.history.present);
  const tried = finished?.whatIf ? finished : null;
  const diagram = tried?.diagram ?? present;
  const run = tried && tried.run.id === mission.cost?.scenario ? tried.run : known;
  return useMemo(() => {
    const cost = monthlyCost(mission, diagram, run);
    return cost && { diagram, cost, run, limit: budgetOf(mission) };
  }, [mission, diagram, run]);
}
