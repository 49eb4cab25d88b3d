import { COMPONENTS } from '@/core/components/registry';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { Command } from '@/core/diagram/commands';

const KIND = { sync: 'synchronous', async: 'asynchronous' } as const;

function insertedWords({ components, notes = [] }: Extract<Command, { do: 'insert' }>): string {
  const [first] = components;
  const boxes = components.length === 1 ? `“${first?.label}”` : `${components.length} components`;
  const slips = notes.length === 1 ? 'a note' : `${notes.length} notes`;
  if (notes.length === 0) return boxes;
  return components.length === 0 ? slips : `${boxes} and ${slips}`;
}

/** What a command did, as a live message; null for changes the reader sees in the field they are editing. */
export function describeCommand(before: Diagram, command: Command): string | null {
  const label = (id: string) =>
    before.components.find((c) => c.id === id)?.label ??
    (before.notes.some((note) => note.id === id) ? 'the note' : id);
  switch (command.do) {
    case 'add':
      return `Added ${COMPONENTS[command.component.type].name.toLowerCase()} “${command.component.label}”.`;
    case 'connect':
      return `Connected ${label(command.connection.from)} to ${label(command.connection.to)}, ${KIND[command.connection.kind]}.`;
    case 'insert':
      return `Added ${insertedWords(command)}.`;
    case 'change-connection':
      return command.change.kind ? `The connection is ${KIND[command.change.kind]} now.` : null;
    case 'reorder':
      return `Changed the order of the calls of ${label(command.from)}.`;
    case 'delete': {
      const names = command.components.map(label);
      const cut = command.connections.length;
      if (names.length > 0) return `Deleted ${names.join(', ')}.`;
      if (cut > 0) return `Deleted ${cut === 1 ? 'the connection' : `${cut} connections`}.`;
      const notes = command.notes.length;
      return notes > 0 ? `Deleted ${notes === 1 ? 'the note' : `${notes} notes`}.` : null;
    }
    case 'move': {
      const ids = Object.keys(command.positions);
      return ids.length === 1 && ids[0] ? `Moved ${label(ids[0])}.` : `Moved ${ids.length} parts.`;
    }
    case 'write-note':
      return before.notes.some((note) => note.id === command.note.id) ? null : 'Added a note.';
    case 'replace':
      return 'The diagram was replaced.';
    default:
      return null;
  }
}
