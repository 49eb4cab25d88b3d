import type { Mission } from '../contracts/mission-schema';
import type { ScenarioRun } from '../contracts/scenario-run';

/**
 * How long there was work in a run, ms: until the last delivery when nothing is left inside but an item that can never be
 * served, else until the end of the scenario. Means over a quiet rest of two hours would make a component that worked without a pause look idle.
 */
export function workedMs(run: ScenarioRun, horizonMs: number): number {
  const left = run.flows.some(({ items, poisoned }) => items.pending > (poisoned ? 1 : 0));
  const last = Math.max(0, ...run.flows.map(({ lastDeliveryMs }) => lastDeliveryMs ?? 0));
  return left || last === 0 ? horizonMs : Math.min(last, horizonMs);
}

/** How long a scenario looks, ms; 0 when the mission has none of that id. */
export function horizonOf(mission: Pick<Mission, 'scenarios'>, scenario: string): number {
  return mission.scenarios.find(({ id }) => id === scenario)?.horizonMs ?? 0;
}

/** A mean over the whole of a run as one over the time in which there was work. A run that was stopped is taken as it is. */
export function whileWorking(mean: number, run: ScenarioRun, horizonMs: number): number {
  if (run.status !== 'ok' || horizonMs === 0) return mean;
  return (mean * horizonMs) / workedMs(run, horizonMs);
}

/** Share of a component's slots that was busy while there was work, 0 to 1; null for components without slots. */
export function busyShare(run: ScenarioRun, component: string, horizonMs: number): number | null {
  const found = run.components.find(({ id }) => id === component);
  if (!found || found.utilisation === null) return null;
  return Math.min(1, whileWorking(found.utilisation, run, horizonMs));
}

/** The component whose slots were busiest while there was work; null when none was busy. */
export function busiestOf(
  run: ScenarioRun,
  horizonMs: number,
): { id: string; share: number } | null {
  const shares = run.components.flatMap(({ id }) => {
    const share = busyShare(run, id, horizonMs);
    return share === null || share === 0 ? [] : [{ id, share }];
  });
  return shares.sort((a, b) => b.share - a.share)[0] ?? null;
}
