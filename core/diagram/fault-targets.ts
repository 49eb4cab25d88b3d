import { handsOn, hasSteps, isCache, isDatabase, isElsewhere, isQueue } from '../components/roles';
import type { Connection, Diagram } from '../contracts/diagram-schema';
import type { FaultTarget, Flow, Mission } from '../contracts/mission-schema';
import { buildGraph, type Graph, reach } from './graph';

/** The components that a client's requests of the flow enter, seen through load balancers. */
function entriesOf(graph: Graph, flow: Flow): string[] {
  const reached = reach(graph, flow.from, { through: handsOn });
  reached.delete(flow.from);
  return [...reached.keys()].filter((id) => !handsOn(graph.components.get(id)));
}

/** Who calls one of the components or publishes to it. A queue does neither: its consumers take from it; nor does a database, which is copied. */
function callersOf(graph: Graph, ids: readonly string[]): string[] {
  return ids
    .flatMap((id) => graph.incoming(id))
    .map(({ from }) => from)
    .filter((from) => {
      const c = graph.components.get(from);
      return !isQueue(c) && !isDatabase(c);
    });
}

/** Whether a connection hands over work for which nobody waits: from a queue, a topic, a sender without a broker, or as a webhook. */
function isHandedWork(graph: Graph, { from, kind }: Connection): boolean {
  return kind === 'async' || isElsewhere(graph.components.get(from));
}

/** Whether a component calls one of the others, directly or through a chain of calls. */
function callsOneOf(graph: Graph, id: string, ids: readonly string[]): boolean {
  const called = reach(graph, id, {
    along: ({ kind }) => kind === 'sync',
    through: (c) => hasSteps(c) || handsOn(c) || isCache(c),
  });
  return ids.some((wanted) => wanted !== id && called.has(wanted));
}

/** Services and workers of a flow that are handed work and call one of the components for it. */
function backgroundWorkersFor(graph: Graph, flow: Flow, ids: readonly string[]): string[] {
  const reached = reach(graph, flow.from);
  return [...reached.keys()].filter((id) => {
    if (!hasSteps(graph.components.get(id))) return false;
    const ways = graph.incoming(id).filter(({ from }) => reached.has(from));
    return ways.some((way) => isHandedWork(graph, way)) && callsOneOf(graph, id, ids);
  });
}

/** Whoever does a flow's work for one of the components and calls it. */
function flowCallersOf(graph: Graph, flow: Flow, ids: readonly string[]): string[] {
  const reached = reach(graph, flow.from);
  return callersOf(graph, ids).filter((id) => reached.has(id));
}

function targetsOf({ to }: Flow): readonly string[] {
  return typeof to === 'string' ? [to] : to;
}

/**
 * The components that a fault strikes, in the diagram's order; none when the target is not there. `workersFor` means
 * who does the work for a component (for any target of a flow) in the background: the services and workers of a flow that
 * are handed work for which nobody waits, and call the component for it, directly or through services. One that only
 * publishes is none of them. Where nobody works in the background, it means those of the flow who call the component.
 */
export function faultTargets(mission: Mission, diagram: Diagram, target: FaultTarget): string[] {
  const inOrder = (ids: Iterable<string>) => {
    const struck = new Set(ids);
    return diagram.components.map(({ id }) => id).filter((id) => struck.has(id));
  };
  if ('id' in target) return inOrder([target.id]);
  if ('type' in target) {
    return diagram.components.filter(({ type }) => type === target.type).map(({ id }) => id);
  }
  const flowNamed = (id: string) => mission.flows.filter((flow) => flow.id === id);
  if ('entryOf' in target) {
    return inOrder(
      flowNamed(target.entryOf).flatMap((flow) => entriesOf(buildGraph(diagram, flow.id), flow)),
    );
  }
  if ('callersOf' in target) {
    return inOrder(
      mission.flows.flatMap((flow) => callersOf(buildGraph(diagram, flow.id), [target.callersOf])),
    );
  }
  const { workersFor } = target;
  const lanes =
    typeof workersFor === 'string'
      ? mission.flows.map((flow) => ({ flow, ids: [workersFor] }))
      : flowNamed(workersFor.flow).map((flow) => ({ flow, ids: targetsOf(flow) }));
  const find = (by: typeof backgroundWorkersFor) =>
    inOrder(lanes.flatMap(({ flow, ids }) => by(buildGraph(diagram, flow.id), flow, ids)));
  const workers = find(backgroundWorkersFor);
  return workers.length > 0 ? workers : find(flowCallersOf);
}
