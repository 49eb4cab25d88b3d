import { isQueue } from '../components/roles';
import type { Connection } from '../contracts/diagram-schema';
import type { Graph } from '../diagram/graph';

/** The connections by which a queue's messages are consumed; its dead-letter route is none of them. */
export function consumersOf(graph: Graph, queue: string): Connection[] {
  return graph.outgoing(queue).filter(({ to }) => !isQueue(graph.components.get(to)));
}

/** Whether a queue receives nothing but other queues' dead letters. */
export function isDeadLetterQueue(graph: Graph, id: string): boolean {
  const incoming = graph.incoming(id);
  return incoming.length > 0 && incoming.every(({ from }) => isQueue(graph.components.get(from)));
}
