import { describeCommand } from '@/components/drawing/describe-command';
import type { Lit } from '@/components/drawing/diagram-figure';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { Command } from '@/core/diagram/commands';

/** What a step of a replay did, in words, as seen on the diagram before it. */
export function stepInWords(before: Diagram, command: Command): string {
  const words = describeCommand(before, command);
  if (words) return words;
  const label = (id: string) => before.components.find((c) => c.id === id)?.label ?? id;
  switch (command.do) {
    case 'rename':
      return `Renamed ${label(command.id)} to “${command.label.trim()}”.`;
    case 'set':
      return command.value === undefined
        ? `Set ${command.key} of ${label(command.id)} back to its default.`
        : `Set ${command.key} of ${label(command.id)} to ${command.value === null ? 'no limit' : command.value}.`;
    case 'change-connection':
      return command.change.flows === undefined
        ? 'Changed a connection.'
        : 'Changed which requests use a connection.';
    case 'write-note':
      return 'Wrote a note.';
    case 'delete':
      return 'Deleted a note.';
    default:
      return 'Changed the diagram.';
  }
}

/** The parts that a command is about, to be brought out on the diagram after it. */
export function touchedBy(command: Command): Lit {
  const parts = { components: new Set<string>(), connections: new Set<string>() };
  switch (command.do) {
    case 'add':
      parts.components.add(command.component.id);
      break;
    case 'connect':
      parts.connections.add(command.connection.id);
      break;
    case 'insert':
      for (const { id } of command.components) parts.components.add(id);
      for (const { id } of command.connections) parts.connections.add(id);
      break;
    case 'move':
      for (const id of Object.keys(command.positions)) parts.components.add(id);
      break;
    case 'set':
    case 'rename':
      parts.components.add(command.id);
      break;
    case 'change-connection':
      parts.connections.add(command.id);
      break;
    case 'reorder':
      for (const id of command.connections) parts.connections.add(id);
      break;
    default:
      break;
  }
  return parts;
}
