import type { Connection, Diagram, DiagramComponent, Note } from '../contracts/diagram-schema';
import type { Command } from './commands';
import { nextComponentId, nextConnectionId, nextLabel, nextNoteId } from './placement';

/** A part of a diagram that can be put in again: components, the connections between them, and notes. */
export interface Fragment {
  components: DiagramComponent[];
  connections: Connection[];
  notes: Note[];
}

/** The components and notes with the given ids, but for those that must not be copied, and the connections among them. */
export function copyFragment(
  diagram: Diagram,
  ids: readonly string[],
  fixed: ReadonlySet<string>,
): Fragment {
  const wanted = new Set(ids.filter((id) => !fixed.has(id)));
  return {
    components: diagram.components.filter((c) => wanted.has(c.id)),
    connections: diagram.connections.filter((c) => wanted.has(c.from) && wanted.has(c.to)),
    notes: diagram.notes.filter((n) => wanted.has(n.id)),
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
  if (fragment.components.length + fragment.notes.length === 0) return null;
  let grown = diagram;
  const moved = ({ x, y }: { x: number; y: number }) => ({ x: x + offset.x, y: y + offset.y });
  const renamed = new Map<string, string>();
  const components = fragment.components.map((component) => {
    const id = nextComponentId(grown, component.type);
    const copy = {
      ...component,
      id,
      label: nextLabel(grown, component.label.replace(/ \d+$/, '')),
      position: moved(component.position),
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
  const notes = fragment.notes.map((note) => {
    const copy = { ...note, id: nextNoteId(grown), position: moved(note.position) };
    grown = { ...grown, notes: [...grown.notes, copy] };
    return copy;
  });
  return { do: 'insert', components, connections, ...(notes.length > 0 && { notes }) };
}
