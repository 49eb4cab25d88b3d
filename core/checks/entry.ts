import type { Flow } from '../contracts/mission-schema';
import { type Graph, reach } from '../diagram/graph';
import type { CheckContext } from './check-type';
import { labelOf, listOf } from './wording';

/** The services that a flow's requests reach first, directly or through load balancers, in the diagram's order. */
export function entryServices(graph: Graph, flow: Flow): string[] {
  const reached = reach(graph, flow.from, {
    along: (connection) => connection.kind === 'sync',
    through: (component) => component.type === 'load-balancer',
  });
  return [...reached.keys()].filter((id) => graph.components.get(id)?.type === 'service');
}

/** Why there is no service to speak of at a flow's entry, in words for the learner. */
export function noEntryMessage(context: CheckContext, flow: Flow): string {
  return `No service takes the request: connect ${labelOf(context, flow.from)} to a service.`;
}

/** The entry services by their labels: "Campaign API", "API 1 and API 2". */
export function entryNames(context: CheckContext, entries: readonly string[]): string {
  return listOf(entries.map((id) => labelOf(context, id)));
}
