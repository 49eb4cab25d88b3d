import type { Command } from './commands';
import type { Connection, Diagram, DiagramComponent } from './diagram-schema';
import { nextComponentId, nextConnectionId, nextLabel } from './placement';

/** A part of a diagram that can be put in again: components, and the connections between them. */
export interface Fragment {
  components: DiagramComponent[];
  connections: Connection[];
}

/** The components with the given ids, but for those that must not be copied, and the connections among them. */
export function copyFragment(
  diagram: Diagram,
  ids: readonly string[],
  fixed: ReadonlySet<string>,
): Fragment {
  const wanted = new Set(ids.filter((id) => !fixed.has(id)));
  return {
    components: diagram.components.filter((c) => wanted.has(c.id)),
    connections: diagram.connections.filter((c) => wanted.has(c.from) && wanted.has(c.to)),
  };
}

/**
 * The command that puts a fragment into a diagram, moved by `offset` px, with ids and labels that are free there.
 * Returns null for an empty fragment.
 */
export function pasteCommand(
  diagram: Diagram,
  fragment: Fragment,
  offset: { x: number; y: number },
): Extract<Command, { do: 'insert' }> | null {
  if (fragment.components.length === 0) return null;
  let grown = diagram;
  const renamed = new Map<string, string>();
  const components = fragment.components.map((component) => {
    const id = nextComponentId(grown, component.type);
    const copy = {
      ...component,
      id,
      label: nextLabel(grown, component.label.replace(/ \d+$/, '')),
      position: { x: component.position.x + offset.x, y: component.position.y + offset.y },
    };
    renamed.set(component.id, id);
    grown = { ...grown, components: [...grown.components, copy] };
    return copy;
  });
  const connections = fragment.connections.flatMap((connection) => {
    const from = renamed.get(connection.from);
    const to = renamed.get(connection.to);
    if (from === undefined || to === undefined) return [];
    const copy = { ...connection, id: nextConnectionId(grown), from, to };
    grown = { ...grown, connections: [...grown.connections, copy] };
    return [copy];
  });
  return { do: 'insert', components, connections };
}
