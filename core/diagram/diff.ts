import { COMPONENTS } from '../components/registry';
import type { Connection, Diagram, DiagramComponent } from '../contracts/diagram-schema';
import { settingName, settingWords } from './setting-words';

/** One thing that differs between two diagrams. */
export interface Difference {
  kind: 'added' | 'removed' | 'changed';
  /** Component or connection it is about. */
  of: 'component' | 'connection';
  id: string;
  /** In words: `“Sender”: Replicas 5 → 19`. */
  text: string;
}

/** Of a new component: its settings that are not the default, in words. */
function decidedWords({ type, settings = {} }: DiagramComponent): string {
  const decided = Object.entries(settings).flatMap(([key, value]) => {
    if (value === COMPONENTS[type].settings[key]?.default) return [];
    return [`${settingName(type, key)} ${settingWords(type, key, value)}`];
  });
  return decided.length === 0 ? '' : `: ${decided.sort().join(', ')}`;
}

function settingChanges(before: DiagramComponent, after: DiagramComponent): string[] {
  const changes: string[] = [];
  if (before.label !== after.label) changes.push(`was “${before.label}”`);
  if (before.type !== after.type)
    return [...changes, `${COMPONENTS[before.type].name} → ${COMPONENTS[after.type].name}`];
  const keys = new Set([
    ...Object.keys(before.settings ?? {}),
    ...Object.keys(after.settings ?? {}),
  ]);
  const valueIn = ({ type, settings }: DiagramComponent, key: string) =>
    settings?.[key] ?? COMPONENTS[type].settings[key]?.default ?? null;
  for (const key of [...keys].sort()) {
    const [old, now] = [valueIn(before, key), valueIn(after, key)];
    if (old === now) continue;
    const words = [old, now].map((value) => settingWords(after.type, key, value));
    changes.push(`${settingName(after.type, key)} ${words.join(' → ')}`);
  }
  return changes;
}

function name(diagram: Diagram, connection: Connection): string {
  const label = (id: string) => diagram.components.find((c) => c.id === id)?.label ?? id;
  return `${label(connection.from)} → ${label(connection.to)} (${connection.kind})`;
}

function lineChanges(before: Connection, after: Connection): string[] {
  const changes: string[] = [];
  const [oldUnit, unit] = [before.unit ?? 'request', after.unit ?? 'request'];
  if (oldUnit !== unit) changes.push(`one message per ${oldUnit} → ${unit}`);
  const flowsOf = ({ flows }: Connection) => [...(flows ?? [])].sort().join(', ') || 'every one';
  const [oldFlows, flows] = [flowsOf(before), flowsOf(after)];
  if (oldFlows !== flows) changes.push(`for which requests: ${oldFlows} → ${flows}`);
  return changes;
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
    if (!old) add('added', 'component', part.id, `“${part.label}”${decidedWords(part)}`);
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
    if (!old) {
      const each = line.unit === 'item' ? ', one message per item' : '';
      add('added', 'connection', line.id, `${name(after, line)}${each}`);
      continue;
    }
    const changes = lineChanges(old, line);
    if (changes.length > 0)
      add('changed', 'connection', line.id, `${name(after, line)}: ${changes.join(', ')}`);
  }
  return differences;
}
