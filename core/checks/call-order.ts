import { resolveSettings } from '../components/resolve-settings';
import type { Connection } from '../contracts/diagram-schema';
import type { Graph } from '../diagram/graph';
import type { CheckContext } from './check-type';

/**
 * Every component whose call returns only after `target` was called: one synchronous connection that leads there is
 * enough, but a load balancer takes only one of its ways, so all of them must. What an external API calls, nobody
 * waits for.
 */
export function waitingFor(graph: Graph, target: string): Set<string> {
  const waiting = new Set([target]);
  for (let before = 0; before < waiting.size; ) {
    before = waiting.size;
    for (const { id, type } of graph.components.values()) {
      if (type === 'external-api') continue;
      const next = graph.outgoing(id).filter(({ kind }) => kind === 'sync');
      const leads = ({ to }: { to: string }) => waiting.has(to);
      if (type === 'load-balancer' ? next.length > 0 && next.every(leads) : next.some(leads)) {
        waiting.add(id);
      }
    }
  }
  return waiting;
}

/**
 * Whether the target has served an item before it takes this connection: its sender has called the target before, or
 * everything that reaches the sender comes from somebody who has.
 */
export function servedBefore(
  context: CheckContext,
  graph: Graph,
  connection: Connection,
  target: string,
): boolean {
  const waiting = waitingFor(graph, target);
  const late = new Map<string, boolean>();
  const after = (way: Connection): boolean => {
    if (way.from === target || calledBefore(context, graph, way, waiting)) return true;
    const known = late.get(way.from);
    if (known !== undefined) return known;
    late.set(way.from, false);
    const incoming = graph.incoming(way.from);
    const result = incoming.length > 0 && incoming.every(after);
    late.set(way.from, result);
    return result;
  };
  return after(connection);
}

/** In turn, a call drawn earlier comes first; together, only what is published waits for the calls. */
function calledBefore(
  context: CheckContext,
  graph: Graph,
  way: Connection,
  waiting: ReadonlySet<string>,
): boolean {
  const from = graph.components.get(way.from);
  if (from?.type !== 'service' && from?.type !== 'worker') return false;
  const together = resolveSettings(context.mission, from).calls === 'together';
  const steps = graph.outgoing(from.id);
  const own = steps.findIndex((step) => step.id === way.id);
  return steps.some(
    (step, place) =>
      step.kind === 'sync' &&
      step.id !== way.id &&
      waiting.has(step.to) &&
      (together ? way.kind === 'async' : place < own),
  );
}
