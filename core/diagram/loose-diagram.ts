import { COMPONENT_TYPES, type ComponentTypeId } from '../contracts/component-type';

/** What can still be read of a component when the document may be broken elsewhere. */
export interface LooseComponent {
  index: number;
  id: string | null;
  type: ComponentTypeId | null;
  settings: Record<string, unknown>;
}

export interface LooseConnection {
  index: number;
  id: string | null;
  from: string | null;
  to: string | null;
  kind: 'sync' | 'async' | null;
  flows: unknown[];
}

export interface LooseDiagram {
  components: LooseComponent[];
  connections: LooseConnection[];
  noteIds: { index: number; id: string | null }[];
}

/**
 * Reads from any value the parts that resemble a diagram, so that references are checked in the same pass as the
 * shape and the learner sees every problem at once. Never throws.
 */
export function looseDiagram(value: unknown): LooseDiagram {
  const root = record(value);
  return {
    components: list(root.components).map((entry, index) => {
      const component = record(entry);
      const type = COMPONENT_TYPES.find((known) => known === component.type) ?? null;
      return { index, id: text(component.id), type, settings: record(component.settings) };
    }),
    connections: list(root.connections).map((entry, index) => {
      const { id, from, to, kind, flows } = record(entry);
      return {
        index,
        id: text(id),
        from: text(from),
        to: text(to),
        kind: kind === 'sync' || kind === 'async' ? kind : null,
        flows: list(flows),
      };
    }),
    noteIds: list(root.notes).map((entry, index) => ({ index, id: text(record(entry).id) })),
  };
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
