import type { Problem } from '../shared/problem';
import { type ConnectionViolation, connectionLaw } from './connection-law';
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
    ...connectionProblems(diagram.connections, byId),
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

function connectionProblems(
  connections: LooseConnection[],
  byId: ReadonlyMap<string, LooseComponent>,
): Problem[] {
  const violationsOf = connectionLaw<number>((id) => byId.get(id)?.type);
  return connections.flatMap((connection) =>
    violationsOf(connection, connection.index).map((violation) => {
      const path = `connections[${connection.index}]`;
      const end = violation.rule === 'no-such-end' ? `.${violation.end}` : '';
      return { path: `${path}${end}`, message: messageOf(violation) };
    }),
  );
}

function messageOf(violation: ConnectionViolation<number>): string {
  switch (violation.rule) {
    case 'no-such-end':
      return `there is no component "${violation.id}"`;
    case 'self':
      return 'a component cannot be connected to itself';
    case 'types':
      return violation.reason;
    case 'repeated': {
      const { kind, from, to, earlier } = violation;
      return `the same ${kind} connection from "${from}" to "${to}" is already connections[${earlier}]`;
    }
    case 'second-dead-letter-route':
      return `the queue "${violation.from}" already has a dead-letter route, connections[${violation.earlier}]; it may have one`;
  }
}
