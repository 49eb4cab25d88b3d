import type { Diagram } from '../contracts/diagram-schema';

const keyOf = ({ components, connections }: Diagram): string =>
  JSON.stringify([
    components.map(({ id, type, settings }) => [id, type, Object.entries(settings ?? {}).sort()]),
    connections,
  ]);

/** Whether two diagrams do the same when they run: places, names and notes may differ, the order of calls may not. */
export function sameDesign(a: Diagram, b: Diagram): boolean {
  if (a === b || (a.components === b.components && a.connections === b.connections)) return true;
  return keyOf(a) === keyOf(b);
}
