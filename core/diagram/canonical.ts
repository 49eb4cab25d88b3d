import type { Connection, Diagram, DiagramComponent } from '../contracts/diagram-schema';

/**
 * The diagram as JSON text that depends on nothing but what the simulation sees: no labels, positions, notes, no
 * order of keys, no values that only repeat a default of the format. Components and connections keep their order,
 * because a service makes its calls in the listed order and ties between components follow it.
 */
export function canonicalDiagram(diagram: Diagram): string {
  return JSON.stringify({
    components: diagram.components.map(canonicalComponent),
    connections: diagram.connections.map(canonicalConnection),
  });
}

function canonicalComponent({ id, type, settings = {} }: DiagramComponent) {
  const sorted = Object.entries(settings).sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.length === 0 ? [id, type] : [id, type, Object.fromEntries(sorted)];
}

function canonicalConnection({ id, from, to, kind, unit = 'request', flows }: Connection) {
  return [id, from, to, kind, unit, flows ? [...new Set(flows)].sort() : null];
}
