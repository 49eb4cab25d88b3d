import type { Problem } from '../shared/problem';
import { connectionProblem } from './connection-rules';
import type { LooseComponent, LooseConnection, LooseDiagram } from './loose-diagram';

/** Everything wrong with how the parts of a diagram refer to each other, each problem with its path. */
export function referenceProblems(diagram: LooseDiagram): Problem[] {
  const byId = new Map<string, LooseComponent>();
  for (const component of diagram.components) {
    if (component.id !== null && !byId.has(component.id)) byId.set(component.id, component);
  }
  return [
    ...repeatedIds('components', diagram.components),
    ...repeatedIds('connections', diagram.connections),
    ...repeatedIds('notes', diagram.noteIds),
    ...diagram.connections.flatMap((connection) => endProblems(connection, byId)),
    ...repeatedConnections(diagram.connections),
    ...repeatedDeadLetters(diagram.connections, byId),
  ];
}

function repeatedIds(area: string, parts: { index: number; id: string | null }[]): Problem[] {
  const first = new Map<string, number>();
  return parts.flatMap(({ index, id }) => {
    if (id === null) return [];
    const earlier = first.get(id);
    if (earlier === undefined) {
      first.set(id, index);
      return [];
    }
    const message = `the id "${id}" is already used by ${area}[${earlier}]`;
    return [{ path: `${area}[${index}].id`, message }];
  });
}

function endProblems(
  connection: LooseConnection,
  byId: ReadonlyMap<string, LooseComponent>,
): Problem[] {
  const { index, from, to, kind } = connection;
  const problems: Problem[] = [];
  for (const [end, id] of [
    ['from', from],
    ['to', to],
  ] as const) {
    if (id !== null && !byId.has(id)) {
      problems.push({
        path: `connections[${index}].${end}`,
        message: `there is no component "${id}"`,
      });
    }
  }
  if (from !== null && from === to) {
    const message = 'a component cannot be connected to itself';
    return [...problems, { path: `connections[${index}]`, message }];
  }
  const fromType = from === null ? null : (byId.get(from)?.type ?? null);
  const toType = to === null ? null : (byId.get(to)?.type ?? null);
  if (fromType && toType && kind) {
    const reason = connectionProblem(fromType, toType, kind);
    if (reason) problems.push({ path: `connections[${index}]`, message: reason });
  }
  return problems;
}

function repeatedConnections(connections: LooseConnection[]): Problem[] {
  const first = new Map<string, number>();
  return connections.flatMap(({ index, from, to, kind }) => {
    if (from === null || to === null || kind === null) return [];
    const key = JSON.stringify([from, to, kind]);
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, index);
      return [];
    }
    const message = `the same ${kind} connection from "${from}" to "${to}" is already connections[${earlier}]`;
    return [{ path: `connections[${index}]`, message }];
  });
}

function repeatedDeadLetters(
  connections: LooseConnection[],
  byId: ReadonlyMap<string, LooseComponent>,
): Problem[] {
  const first = new Map<string, { index: number; to: string }>();
  return connections.flatMap(({ index, from, to }) => {
    if (from === null || to === null || from === to) return [];
    if (byId.get(from)?.type !== 'queue' || byId.get(to)?.type !== 'queue') return [];
    const earlier = first.get(from);
    if (earlier === undefined) {
      first.set(from, { index, to });
      return [];
    }
    if (earlier.to === to) return [];
    const message = `the queue "${from}" already has a dead-letter route, connections[${earlier.index}]; it may have one`;
    return [{ path: `connections[${index}]`, message }];
  });
}
