import type { Connection, Diagram, DiagramComponent } from '../contracts/diagram-schema';

/** One thing that differs between two diagrams. */
export interface Difference {
  kind: 'added' | 'removed' | 'changed';
  /** Component or connection it is about. */
  of: 'component' | 'connection';
  id: string;
  /** In words: `“Sender”: replicas 5 → 19`. */
  text: string;
}

const show = (value: unknown) => (value === undefined ? 'default' : String(value));

function settingChanges(before: DiagramComponent, after: DiagramComponent): string[] {
  const old = before.settings ?? {};
  const now = after.settings ?? {};
  const keys = new Set([...Object.keys(old), ...Object.keys(now)]);
  const changes = [...keys]
    .sort()
    .filter((key) => old[key] !== now[key])
    .map((key) => `${key} ${show(old[key])} → ${show(now[key])}`);
  if (before.type !== after.type) changes.unshift(`${before.type} → ${after.type}`);
  if (before.label !== after.label) changes.unshift(`was “${before.label}”`);
  return changes;
}

function name(diagram: Diagram, connection: Connection): string {
  const label = (id: string) => diagram.components.find((c) => c.id === id)?.label ?? id;
  return `${label(connection.from)} → ${label(connection.to)} (${connection.kind})`;
}

/** Two connections are the same one when they join the same ends in the same way, whatever their ids. */
const identity = (c: Connection) => `${c.from} ${c.to} ${c.kind}`;

/** What has to be done to the first diagram to get the second: added, removed and changed parts. Positions do not count. */
export function diffDiagrams(before: Diagram, after: Diagram): Difference[] {
  const differences: Difference[] = [];
  const add = (kind: Difference['kind'], of: Difference['of'], id: string, text: string) =>
    differences.push({ kind, of, id, text });
  const oldParts = new Map(before.components.map((c) => [c.id, c]));
  const newParts = new Map(after.components.map((c) => [c.id, c]));
  for (const part of before.components) {
    if (!newParts.has(part.id)) add('removed', 'component', part.id, `“${part.label}”`);
  }
  for (const part of after.components) {
    const old = oldParts.get(part.id);
    if (!old) add('added', 'component', part.id, `“${part.label}”`);
    else {
      const changes = settingChanges(old, part);
      if (changes.length > 0)
        add('changed', 'component', part.id, `“${part.label}”: ${changes.join(', ')}`);
    }
  }
  const oldLines = new Map(before.connections.map((c) => [identity(c), c]));
  const newLines = new Map(after.connections.map((c) => [identity(c), c]));
  for (const [key, line] of oldLines) {
    if (!newLines.has(key)) add('removed', 'connection', line.id, name(before, line));
  }
  for (const [key, line] of newLines) {
    const old = oldLines.get(key);
    if (!old) add('added', 'connection', line.id, name(after, line));
    else if ((old.unit ?? 'request') !== (line.unit ?? 'request'))
      add(
        'changed',
        'connection',
        line.id,
        `${name(after, line)}: one message per ${old.unit ?? 'request'} → ${line.unit ?? 'request'}`,
      );
  }
  return differences;
}
