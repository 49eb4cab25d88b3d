import type { Diagram } from '../contracts/diagram-schema';

/** Whether two diagrams say the same, whatever the order of their keys. */
export function sameDiagram(a: Diagram, b: Diagram): boolean {
  return a === b || sorted(a) === sorted(b);
}

function sorted(diagram: Diagram): string {
  return JSON.stringify(diagram, (_key, value: unknown) =>
    isRecord(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
