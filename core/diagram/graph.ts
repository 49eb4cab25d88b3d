import type { Connection, Diagram, DiagramComponent } from '../contracts/diagram-schema';

/** A diagram as adjacency lists, in the diagram's order. */
export interface Graph {
  components: ReadonlyMap<string, DiagramComponent>;
  outgoing(id: string): readonly Connection[];
  incoming(id: string): readonly Connection[];
}

/**
 * Builds the graph of a parsed diagram. With `flow`, only of the connections that carry this flow: a connection
 * without `flows` carries all.
 */
export function buildGraph(diagram: Diagram, flow?: string): Graph {
  const outgoing = new Map<string, Connection[]>();
  const incoming = new Map<string, Connection[]>();
  for (const connection of diagram.connections) {
    if (flow !== undefined && connection.flows && !connection.flows.includes(flow)) continue;
    append(outgoing, connection.from, connection);
    append(incoming, connection.to, connection);
  }
  return {
    components: new Map(diagram.components.map((component) => [component.id, component])),
    outgoing: (id) => outgoing.get(id) ?? [],
    incoming: (id) => incoming.get(id) ?? [],
  };
}

function append(lists: Map<string, Connection[]>, id: string, connection: Connection): void {
  const list = lists.get(id);
  if (list) list.push(connection);
  else lists.set(id, [connection]);
}

/** A way through the graph: the connections in order; `to` of each is `from` of the next. */
export type Path = Connection[];

export interface Walk {
  /** Whether the walk may use this connection. Default: all. */
  along?: (connection: Connection) => boolean;
  /** Whether the walk may go on from this component; the component itself is reached all the same. Default: all. */
  through?: (component: DiagramComponent) => boolean;
}

/**
 * Breadth-first walk from `start`: every component that can be reached, with the last connection of a shortest path to
 * it (null for the start itself). Takes time linear in the size of the graph; cycles do no harm.
 */
export function reach(
  graph: Graph,
  start: string,
  { along = () => true, through = () => true }: Walk = {},
): Map<string, Connection | null> {
  const reached = new Map<string, Connection | null>();
  if (!graph.components.has(start)) return reached;
  reached.set(start, null);
  const queue = [start];
  for (let next = 0; next < queue.length; next++) {
    const id = queue[next] as string;
    const component = graph.components.get(id);
    if (!component || (id !== start && !through(component))) continue;
    for (const connection of graph.outgoing(id)) {
      if (reached.has(connection.to) || !along(connection)) continue;
      reached.set(connection.to, connection);
      queue.push(connection.to);
    }
  }
  return reached;
}

/** The shortest path that `reach` found to `end`; null when it was not reached, empty when it is the start. */
export function pathTo(reached: ReadonlyMap<string, Connection | null>, end: string): Path | null {
  if (!reached.has(end)) return null;
  const path: Path = [];
  for (let link = reached.get(end); link; link = reached.get(link.from)) path.unshift(link);
  return path;
}

/** Every component from which `end` can be reached, `end` included; the mirror of `reach`. */
export function reachBack(
  graph: Graph,
  end: string,
  { along = () => true, through = () => true }: Walk = {},
): Set<string> {
  const reached = new Set<string>(graph.components.has(end) ? [end] : []);
  const queue = [...reached];
  for (let next = 0; next < queue.length; next++) {
    for (const connection of graph.incoming(queue[next] as string)) {
      const component = graph.components.get(connection.from);
      if (!component || reached.has(connection.from)) continue;
      if (!along(connection) || !through(component)) continue;
      reached.add(connection.from);
      queue.push(connection.from);
    }
  }
  return reached;
}
