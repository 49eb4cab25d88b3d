import { handsOn, isFront } from '../components/roles';
import type { Flow } from '../contracts/mission-schema';
import { type Graph, reach } from '../diagram/graph';
import type { Say } from './say';
import { broken } from './verdict';

/** The services that a flow's requests reach first, directly or through load balancers, in the diagram's order. */
export function entryServices(graph: Graph, flow: Flow): string[] {
  const reached = reach(graph, flow.from, {
    along: (connection) => connection.kind === 'sync',
    through: handsOn,
  });
  return [...reached.keys()].filter((id) => isFront(graph.components.get(id)));
}

/** Words for the cause that checks of a flow share: no service takes its requests. */
export const ENTRY_WORDS = {
  'no-entry': ({ from }: { from: string }, say: Say) =>
    `No service takes the requests: connect ${say.name(from)} to a service.`,
};

/** There is no service to speak of at a flow's entry. */
export function noEntry({ from }: Flow) {
  return broken('no-entry', { from }, { components: [from] });
}
