import { consumersOf } from '../checks/dead-letters';
import { labelOf } from '../checks/wording';
import { resolveSettings } from '../components/resolve-settings';
import { isElsewhere, isTopic } from '../components/roles';
import type { Diagram } from '../contracts/diagram-schema';
import type { Flow, Mission } from '../contracts/mission-schema';
import { buildGraph, type Graph, reach } from '../diagram/graph';

/** A design with what its shape tells. */
export interface Design {
  mission: Mission;
  diagram: Diagram;
  graph: Graph;
  /** By flow: every component that its client waits for. */
  waited: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Looks at the shape of a design. */
export function designOf(mission: Mission, diagram: Diagram): Design {
  const waited = new Map<string, ReadonlySet<string>>();
  for (const { id, from } of mission.flows) {
    const calls = reach(buildGraph(diagram, id), from, {
      along: ({ kind }) => kind === 'sync',
      through: (c) => !isElsewhere(c),
    });
    waited.set(id, new Set(calls.keys()));
  }
  return { mission, diagram, graph: buildGraph(diagram), waited };
}

/** A component's label in quotation marks. */
export function named(design: Design, id: string): string {
  return `“${labelOf(design, id)}”`;
}

/** Components that put messages into a queue or topic, seen through topics. */
export function publishersOf({ graph }: Design, id: string): string[] {
  const found = new Set<string>();
  for (const { from } of graph.incoming(id)) {
    if (!isTopic(graph.components.get(from))) found.add(from);
    else for (const { from: publisher } of graph.incoming(from)) found.add(publisher);
  }
  return [...found];
}

/** The flows whose client waits for what this component does. */
export function flowsWaitingFor({ mission, waited }: Design, id: string): Flow[] {
  return mission.flows.filter((flow) => waited.get(flow.id)?.has(id));
}

/** The flows whose requests or messages can come to this component. */
export function flowsThrough({ mission, diagram }: Design, id: string): Flow[] {
  return mission.flows.filter((flow) => reach(buildGraph(diagram, flow.id), flow.from).has(id));
}

/** Components that take messages from a queue or a topic, dead-letter queues left out. */
export function takersOf({ graph }: Design, id: string): string[] {
  return [...new Set(consumersOf(graph, id).map(({ to }) => to))];
}

/** Slots of a component: replicas × concurrency; 1 where it has no such settings. */
export function slotsOf(design: Design, id: string): number {
  const component = design.graph.components.get(id);
  if (!component) return 0;
  const { replicas, concurrency } = resolveSettings(design.mission, component);
  return Number(replicas ?? 1) * Number(concurrency ?? 1);
}
