import { DIAGRAM_LIMITS } from '../contracts/diagram-limits';
import type {
  Connection,
  Diagram,
  DiagramComponent,
  Note,
  SettingValue,
} from '../contracts/diagram-schema';
import { isSeenText, seenText } from '../contracts/seen-text';
import { capitalised } from '../shared/capitalised';
import { connectionLaw } from './connection-law';

/** What may be changed in a connection; `flows: null` lets it carry every flow. */
export type ConnectionChange = Partial<Pick<Connection, 'kind' | 'unit'>> & {
  flows?: string[] | null | undefined;
};

/** One change to a diagram, as the canvas, the keyboard and a replay all make it. Ids come from the caller. */
export type Command =
  | { do: 'add'; component: DiagramComponent }
  | { do: 'connect'; connection: Connection }
  | { do: 'insert'; components: DiagramComponent[]; connections: Connection[]; notes?: Note[] }
  | { do: 'move'; positions: Record<string, { x: number; y: number }> }
  | { do: 'set'; id: string; key: string; value?: SettingValue | undefined }
  | { do: 'set-each'; ids: string[]; settings: Record<string, SettingValue> }
  | { do: 'rename'; id: string; label: string }
  | { do: 'change-connection'; id: string; change: ConnectionChange }
  | { do: 'reorder'; from: string; connections: string[] }
  | { do: 'delete'; components: string[]; connections: string[]; notes: string[] }
  | { do: 'write-note'; note: Note }
  | { do: 'replace'; diagram: Diagram };

/** The diagram after the command, or the reason why it was refused. */
export type Applied = { ok: true; diagram: Diagram } | { ok: false; reason: string };

const refuse = (reason: string): Applied => ({ ok: false, reason });
const accept = (diagram: Diagram): Applied => ({ ok: true, diagram });

function changeComponent(
  diagram: Diagram,
  id: string,
  change: (component: DiagramComponent) => DiagramComponent,
): Applied {
  if (!diagram.components.some((c) => c.id === id)) return refuse(`There is no component “${id}”.`);
  return accept({
    ...diagram,
    components: diagram.components.map((c) => (c.id === id ? change(c) : c)),
  });
}

function withSetting(component: DiagramComponent, key: string, value: SettingValue | undefined) {
  const { [key]: _old, ...others } = component.settings ?? {};
  const settings = value === undefined ? others : { ...others, [key]: value };
  const { settings: _all, ...bare } = component;
  return Object.keys(settings).length > 0 ? { ...bare, settings } : bare;
}

function withSettings(component: DiagramComponent, settings: Record<string, SettingValue>) {
  return Object.entries(settings).reduce<DiagramComponent>(
    (changed, [key, value]) => withSetting(changed, key, value),
    component,
  );
}

/**
 * Why a connection cannot be made in this diagram, or null when it can: unknown or equal ends, a duplicate, or a pair
 * of types that do not connect this way.
 */
export function connectProblem(diagram: Diagram, connection: Connection): string | null {
  const byId = new Map(diagram.components.map((component) => [component.id, component]));
  const violationsOf = connectionLaw<string>((id) => byId.get(id)?.type);
  for (const other of diagram.connections) {
    if (other.id !== connection.id) violationsOf(other, other.id);
  }
  const [violation] = violationsOf(connection, connection.id);
  const label = (id: string) => `“${byId.get(id)?.label}”`;
  switch (violation?.rule) {
    case undefined:
      return null;
    case 'no-such-end':
      return 'Both ends of a connection must be on the canvas.';
    case 'self':
      return 'A component cannot be connected to itself.';
    case 'types':
      return `${capitalised(violation.reason)}.`;
    case 'repeated':
      return `${label(violation.from)} is already connected to ${label(violation.to)}.`;
    case 'second-dead-letter-route':
      return `${label(violation.from)} already has a dead-letter route; a queue has at most one.`;
  }
}

function connect(diagram: Diagram, connection: Connection): Applied {
  if (diagram.connections.some((c) => c.id === connection.id))
    return refuse(`The id “${connection.id}” is taken.`);
  if (diagram.connections.length >= DIAGRAM_LIMITS.connections)
    return refuse(`A diagram holds at most ${DIAGRAM_LIMITS.connections} connections.`);
  const problem = connectProblem(diagram, connection);
  if (problem) return refuse(problem);
  return accept({ ...diagram, connections: [...diagram.connections, connection] });
}

function add(diagram: Diagram, component: DiagramComponent): Applied {
  if (diagram.components.some((c) => c.id === component.id))
    return refuse(`The id “${component.id}” is taken.`);
  if (diagram.components.length >= DIAGRAM_LIMITS.components)
    return refuse(`A diagram holds at most ${DIAGRAM_LIMITS.components} components.`);
  return accept({ ...diagram, components: [...diagram.components, component] });
}

/** All of the parts, or none of them. */
function insert(diagram: Diagram, command: Extract<Command, { do: 'insert' }>): Applied {
  let grown = diagram;
  for (const component of command.components) {
    const added = add(grown, component);
    if (!added.ok) return added;
    grown = added.diagram;
  }
  for (const connection of command.connections) {
    const connected = connect(grown, connection);
    if (!connected.ok) return connected;
    grown = connected.diagram;
  }
  for (const note of command.notes ?? []) {
    if (grown.notes.some((n) => n.id === note.id)) return refuse(`The id “${note.id}” is taken.`);
    const written = writeNote(grown, note);
    if (!written.ok) return written;
    grown = written.diagram;
  }
  return accept(grown);
}

function remove(diagram: Diagram, command: Extract<Command, { do: 'delete' }>): Applied {
  const gone = new Set(command.components);
  const cut = new Set(command.connections);
  const erased = new Set(command.notes);
  return accept({
    ...diagram,
    components: diagram.components.filter((c) => !gone.has(c.id)),
    connections: diagram.connections.filter(
      (c) => !cut.has(c.id) && !gone.has(c.from) && !gone.has(c.to),
    ),
    notes: diagram.notes.filter((n) => !erased.has(n.id)),
  });
}

function changeConnection(
  diagram: Diagram,
  command: Extract<Command, { do: 'change-connection' }>,
): Applied {
  const connection = diagram.connections.find((c) => c.id === command.id);
  if (!connection) return refuse(`There is no connection “${command.id}”.`);
  const { flows, ...change } = command.change;
  const changed: Connection = { ...connection, ...change };
  if (changed.kind === 'sync' || changed.unit === 'request') delete changed.unit;
  if (flows === null) delete changed.flows;
  else if (flows !== undefined) changed.flows = flows;
  const problem = connectProblem(diagram, changed);
  if (problem) return refuse(problem);
  return accept({
    ...diagram,
    connections: diagram.connections.map((c) => (c.id === command.id ? changed : c)),
  });
}

/** The sender's connections in the given order, which is the order of its calls; all others stay where they are. */
function reorder(diagram: Diagram, command: Extract<Command, { do: 'reorder' }>): Applied {
  const own = new Map(
    diagram.connections.flatMap((c) => (c.from === command.from ? [[c.id, c] as const] : [])),
  );
  const named = new Set(command.connections);
  if (named.size !== command.connections.length || named.size !== own.size)
    return refuse('A new order names each connection of the sender once.');
  const ordered = command.connections.flatMap((id) => own.get(id) ?? []);
  if (ordered.length !== own.size)
    return refuse('A new order names each connection of the sender once.');
  let next = 0;
  return accept({
    ...diagram,
    connections: diagram.connections.map((c) =>
      c.from === command.from ? (ordered[next++] ?? c) : c,
    ),
  });
}

function writeNote(diagram: Diagram, note: Note): Applied {
  const text = seenText(note.text, { lines: true }).slice(0, DIAGRAM_LIMITS.noteText);
  if (diagram.notes.some((n) => n.id === note.id)) {
    const notes = diagram.notes.map((n) => (n.id === note.id ? { ...note, text } : n));
    return accept({ ...diagram, notes });
  }
  if (diagram.notes.length >= DIAGRAM_LIMITS.notes)
    return refuse(`A diagram holds at most ${DIAGRAM_LIMITS.notes} notes.`);
  return accept({ ...diagram, notes: [...diagram.notes, { ...note, text }] });
}

/** Applies one command; the given diagram stays as it is. Refuses what format 1 or the connection table forbid. */
export function applyCommand(diagram: Diagram, command: Command): Applied {
  switch (command.do) {
    case 'add':
      return add(diagram, command.component);
    case 'connect':
      return connect(diagram, command.connection);
    case 'insert':
      return insert(diagram, command);
    case 'move':
      return accept({
        ...diagram,
        components: diagram.components.map((c) => {
          const position = command.positions[c.id];
          return position ? { ...c, position } : c;
        }),
        notes: diagram.notes.map((n) => {
          const position = command.positions[n.id];
          return position ? { ...n, position } : n;
        }),
      });
    case 'set':
      return changeComponent(diagram, command.id, (c) =>
        withSetting(c, command.key, command.value),
      );
    case 'set-each': {
      const chosen = new Set(command.ids);
      const known = diagram.components.filter((c) => chosen.has(c.id));
      if (known.length < chosen.size)
        return refuse('Some of these components are not on the canvas any more.');
      const components = diagram.components.map((c) =>
        chosen.has(c.id) ? withSettings(c, command.settings) : c,
      );
      return accept({ ...diagram, components });
    }
    case 'rename': {
      const label = seenText(command.label).trim();
      if (!isSeenText(label) || label.length > DIAGRAM_LIMITS.label)
        return refuse(
          `A name has 1 to ${DIAGRAM_LIMITS.label} characters, and something to be seen.`,
        );
      return changeComponent(diagram, command.id, (c) => ({ ...c, label }));
    }
    case 'change-connection':
      return changeConnection(diagram, command);
    case 'reorder':
      return reorder(diagram, command);
    case 'delete':
      return remove(diagram, command);
    case 'write-note':
      return writeNote(diagram, command.note);
    case 'replace':
      return accept(command.diagram);
  }
}
