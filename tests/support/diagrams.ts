import type { ComponentTypeId } from '@/core/contracts/component-type';
import type { Connection, Diagram, SettingValue } from '@/core/contracts/diagram-schema';

type Part = ComponentTypeId | [ComponentTypeId, Record<string, SettingValue>];

/**
 * Builds a diagram from a short notation: components as id → type, connections as `a -> b` (sync), `a ~> b` (async,
 * one message per request) or `a *> b` (async, one message per item), with `@flow,flow` to limit the flows.
 */
export function buildDiagram(parts: Record<string, Part>, connections: string[]): Diagram {
  return {
    format: 1,
    components: Object.entries(parts).map(([id, part]) => {
      const [type, settings] = Array.isArray(part) ? part : [part, undefined];
      const label = id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ');
      const base = { id, type, label, position: { x: 0, y: 0 } };
      return settings ? { ...base, settings } : base;
    }),
    connections: connections.map((text, index) => connectionOf(text, `c${index + 1}`)),
    notes: [],
  };
}

function connectionOf(text: string, id: string): Connection {
  const match = /^(\S+) (->|~>|\*>) (\S+?)(?: @(\S*))?$/.exec(text);
  if (!match) throw new Error(`not a connection: ${text}`);
  const [, from = '', arrow, to = '', flows] = match;
  const connection: Connection = { id, from, to, kind: arrow === '->' ? 'sync' : 'async' };
  if (arrow === '*>') connection.unit = 'item';
  if (flows !== undefined) connection.flows = flows === '' ? [] : flows.split(',');
  return connection;
}
