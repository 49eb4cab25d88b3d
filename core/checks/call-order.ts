import { handsOn, hasSteps, isElsewhere, isPeople } from '../components/roles';
import type { Connection } from '../contracts/diagram-schema';
import { type Graph, reach } from '../diagram/graph';

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
      if (isElsewhere({ type })) continue;
      const next = graph.outgoing(id).filter(({ kind }) => kind === 'sync');
      const leads = ({ to }: { to: string }) => waiting.has(to);
      if (handsOn({ type }) ? next.length > 0 && next.every(leads) : next.some(leads)) {
        waiting.add(id);
      }
    }
  }
  return waiting;
}

/** A service or worker with one way that leads to a component and another way that leads to a second one. */
export interface Sender {
  id: string;
  first: Connection;
  second: Connection;
}

/** Who sends towards both of two components by ways of their own, in the diagram's order. */
export function sendersInOrder(graph: Graph, first: string, second: string): Sender[] {
  return [...graph.components.values()].flatMap(({ id, type }) => {
    if (!hasSteps({ type })) return [];
    const ways = graph.outgoing(id);
    const toFirst = ways.find((way) => leadsTo(graph, way, first) && !leadsTo(graph, way, second));
    const toSecond = ways.find((way) => leadsTo(graph, way, second) && !leadsTo(graph, way, first));
    return toFirst && toSecond ? [{ id, first: toFirst, second: toSecond }] : [];
  });
}

/** Whether what is sent along a connection can come to a component. */
export function leadsTo(graph: Graph, { to }: Connection, component: string): boolean {
  return reach(graph, to, { through: (c) => !isPeople(c) }).has(component);
}
