import type { Prices } from '../contracts/component-type';
import type { Diagram, DiagramComponent } from '../contracts/diagram-schema';
import type { Mission } from '../contracts/mission-schema';
import type { ScenarioRun } from '../contracts/scenario-run';
import { COMPONENTS } from './registry';
import { replicasIn, resolvePhysics, resolveSettings } from './resolve-settings';

/** 365 days of 24 hours, divided by twelve. */
const HOURS_A_MONTH = 730;

/** What one component costs a month, US dollars. */
export interface ComponentCost {
  id: string;
  /** Its replicas and their slots, up all month. */
  machines: number;
  /** Messages or calls, as often as the mission's scenario happens; 0 without a run. */
  use: number;
}

/** What a design costs, US dollars; components in the order of the diagram. */
export interface MonthlyCost {
  perMonth: number;
  /** Per million items delivered; null without a run, or when nothing was delivered. */
  perMillion: number | null;
  components: ComponentCost[];
}

/** What a component costs in a mission: the catalogue's prices, the mission's for the type, then those for this component. */
export function pricesOf(mission: Pick<Mission, 'cost'>, { id, type }: DiagramComponent): Prices {
  const own = mission.cost?.prices ?? {};
  // A box that a learner named after a type must not pick up that type's prices.
  const byId = id in COMPONENTS ? undefined : own[id];
  return { ...COMPONENTS[type].prices, ...own[type], ...byId };
}

function machinesOf(
  mission: Mission,
  component: DiagramComponent,
  run: ScenarioRun | null,
): number {
  const { replicaHour, slotHour } = pricesOf(mission, component);
  const settings = resolveSettings(mission, component);
  const { connections } = resolvePhysics(mission, component);
  const slots = Number(settings.concurrency ?? connections ?? 0);
  const scaled = run?.components.find(({ id }) => id === component.id)?.scaled;
  // What scales is paid for while it is there; without a run that is known of its least alone.
  const there = scaled?.mean ?? replicasIn(settings);
  return HOURS_A_MONTH * there * (replicaHour + slots * slotHour);
}

function billed(component: DiagramComponent, diagram: Diagram, run: ScenarioRun): number {
  const { billedBy } = COMPONENTS[component.type];
  if (billedBy === null) return 0;
  if (billedBy === 'calls')
    return run.components.find(({ id }) => id === component.id)?.served ?? 0;
  const touching = new Set(
    diagram.connections.flatMap(({ id, from, to }) =>
      from === component.id || to === component.id ? [id] : [],
    ),
  );
  return run.connections.reduce((sum, { id, sent }) => sum + (touching.has(id) ? sent : 0), 0);
}

/**
 * What a design costs a month: replicas and slots for 730 hours (where a component scales, as many as the run had on average), messages and calls as counted in a run of the mission's
 * cost scenario, times the runs of a month. A queue or topic is billed for each message published to it and each handed out
 * of it, again and again if need be; a component that is called, for each call it served. Null when the mission has no cost.
 */
export function monthlyCost(
  mission: Mission,
  diagram: Diagram,
  run: ScenarioRun | null,
): MonthlyCost | null {
  if (mission.cost === undefined) return null;
  const { runsPerMonth } = mission.cost;
  const components = diagram.components.map((component) => ({
    id: component.id,
    machines: machinesOf(mission, component, run),
    use:
      run === null
        ? 0
        : (pricesOf(mission, component).perMillion / 1e6) *
          billed(component, diagram, run) *
          runsPerMonth,
  }));
  const perMonth = components.reduce((sum, { machines, use }) => sum + machines + use, 0);
  // Questions about items are no items.
  const flows = mission.flows.filter(({ arrivals }) => !('follows' in arrivals));
  const counted = run?.flows.filter(({ id }) => flows.some((flow) => flow.id === id)) ?? [];
  const delivered = counted.reduce((sum, { items }) => sum + items.delivered, 0);
  return {
    perMonth,
    perMillion: delivered === 0 ? null : (perMonth / (delivered * runsPerMonth)) * 1e6,
    components,
  };
}
