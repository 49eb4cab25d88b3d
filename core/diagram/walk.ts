import type { Diagram, DiagramComponent } from '../contracts/diagram-schema';

export type Direction = 'left' | 'right' | 'up' | 'down';

/** One step of each direction, in canvas coordinates (y grows downward). */
export const STEP: Readonly<Record<Direction, { x: number; y: number }>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
};

/** How far a component lies in a direction, and how far beside it; null when it lies elsewhere. */
function distance(from: DiagramComponent, to: DiagramComponent, direction: Direction) {
  const step = STEP[direction];
  const dx = to.position.x - from.position.x;
  const dy = to.position.y - from.position.y;
  const ahead = dx * step.x + dy * step.y;
  const beside = Math.abs(dx * step.y) + Math.abs(dy * step.x);
  return ahead > 0 && ahead >= beside / 2 ? ahead + 2 * beside : null;
}

/**
 * The component that a step along a connection leads to: the nearest connected one that lies in this direction. Where none does, to the
 * right means the first that is called from here, to the left the first that calls. Null when the step leads nowhere.
 */
export function walk(diagram: Diagram, id: string, direction: Direction): string | null {
  const here = diagram.components.find((component) => component.id === id);
  if (!here) return null;
  const after = diagram.connections.filter((c) => c.from === id).map((c) => c.to);
  const before = diagram.connections.filter((c) => c.to === id).map((c) => c.from);
  const connected = new Set([...after, ...before]);
  const reachable = diagram.components
    .filter((component) => connected.has(component.id))
    .map((component) => ({ id: component.id, far: distance(here, component, direction) }))
    .filter((entry) => entry.far !== null)
    .sort((a, b) => (a.far ?? 0) - (b.far ?? 0));
  if (reachable[0]) return reachable[0].id;
  if (direction === 'right') return after[0] ?? null;
  if (direction === 'left') return before[0] ?? null;
  return null;
}
