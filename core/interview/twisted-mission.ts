import type { Diagram, DiagramComponent } from '../contracts/diagram-schema';
import type { Mission } from '../contracts/mission-schema';
import { parseMission } from '../missions/parse-mission';
import { scaleLoad } from '../missions/scale-load';
import type { Parsed } from '../shared/problem';
import type { Twist } from './interview-schema';

/** The mission after a twist, checked as every mission is; problems where the change does not fit it. */
export function twistedMission(
  mission: Mission,
  { change }: Pick<Twist, 'change'>,
): Parsed<Mission> {
  const loaded = scaleLoad(mission, change.load ?? 1);
  const physics = { ...loaded.physics };
  for (const [id, values] of Object.entries(change.physics)) {
    physics[id] = { ...physics[id], ...values };
  }
  const limits: Mission['limits'] = { ...loaded.limits };
  for (const [type, bounds] of Object.entries(change.limits)) {
    const key = type as keyof Mission['limits'];
    limits[key] = { ...limits[key], ...bounds };
  }
  const stages = loaded.stages.map((stage) => ({
    ...stage,
    checks: stage.checks.map((check) => ({ ...check, ...change.checks[check.id] })),
  }));
  return parseMission({
    ...loaded,
    physics,
    limits,
    stages,
    given: [...loaded.given, ...change.given],
    palette: loaded.palette.filter((type) => !change.without.includes(type)),
    flows: loaded.flows.map((flow) => ({ ...flow, to: change.to[flow.id] ?? flow.to })),
  });
}

/** Settings moved to the nearest bound of the mission's limits. */
function bounded(mission: Mission, component: DiagramComponent): DiagramComponent {
  const limits = mission.limits[component.type];
  if (!limits || !component.settings) return component;
  const settings = Object.entries(component.settings).map(([key, value]) => {
    const [low, high] = limits[key] ?? [];
    if (typeof value !== 'number' || low === undefined || high === undefined) return [key, value];
    return [key, Math.min(high, Math.max(low, value))];
  });
  return { ...component, settings: Object.fromEntries(settings) };
}

/**
 * A design as it stands when its mission has changed: what is not to be had any more is gone with its connections, what is newly given
 * stands beside it, unconnected.
 */
export function designUnder(mission: Mission, diagram: Diagram): Diagram {
  const given = new Set(mission.given.map(({ id }) => id));
  const kept = diagram.components
    .filter(({ id, type }) => given.has(id) || mission.palette.includes(type))
    .map((component) => bounded(mission, component));
  const there = new Set(kept.map(({ id }) => id));
  const added = mission.given.filter(({ id }) => !there.has(id));
  return {
    ...diagram,
    components: [
      ...kept,
      ...added.map(({ id, type, label, position }) => ({ id, type, label, position })),
    ],
    connections: diagram.connections.filter(({ from, to }) => there.has(from) && there.has(to)),
  };
}
