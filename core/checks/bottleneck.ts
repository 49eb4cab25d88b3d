import { resolveSettings } from '../components/resolve-settings';
import { hasSteps } from '../components/roles';
import type { ScenarioRun } from '../contracts/scenario-run';
import type { CheckContext } from './check-type';
import { horizonOf } from './runs';

/** From this share of its time on a component counts as busy all the time. */
const ALWAYS = 0.95;

/** A component whose slots were taken while there was work. */
export type Bottleneck = {
  component: string;
  slots: number;
  /** Units of work that it finished per second of that time. */
  perSecond: number;
};

/**
 * The component that held a run up: of those whose slots were taken for 95 % of the time in which there was work, until
 * `untilMs`, the one that was busiest; the first of them in the diagram's order. Null when there is none.
 */
export function bottleneckOf(
  { mission, diagram }: Pick<CheckContext, 'mission' | 'diagram'>,
  run: ScenarioRun,
  untilMs: number,
): Bottleneck | null {
  const horizonMs = horizonOf(mission, run.id);
  if (run.status !== 'ok' || untilMs <= 0) return null;
  let found: Bottleneck | null = null;
  let most = ALWAYS;
  for (const component of diagram.components) {
    if (!hasSteps(component)) continue;
    const ran = run.components.find(({ id }) => id === component.id);
    const share = ((ran?.utilisation ?? 0) * horizonMs) / untilMs;
    if (!ran || share < most || share > 1.05) continue;
    const { replicas, concurrency } = resolveSettings(mission, component);
    if (typeof replicas !== 'number' || typeof concurrency !== 'number') continue;
    if (found !== null && share === most) continue;
    most = share;
    found = {
      component: component.id,
      slots: (ran.scaled?.most ?? replicas) * concurrency,
      perSecond: (ran.served * 1000) / untilMs,
    };
  }
  return found;
}
