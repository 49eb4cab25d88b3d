import type { ComponentTypeId } from '../contracts/component-type';
import type { Diagram } from '../contracts/diagram-schema';

const STEP_X = 224;
const STEP_Y = 112;

/** A fresh component id that says its type: `queue`, `queue-2`, `queue-3` … */
export function nextComponentId(diagram: Diagram, type: ComponentTypeId): string {
  return nextId(
    type,
    diagram.components.map((c) => c.id),
  );
}

/** A fresh note id, which no component has either: `note`, `note-2` … */
export function nextNoteId(diagram: Diagram): string {
  return nextId(
    'note',
    [...diagram.notes, ...diagram.components].map((part) => part.id),
  );
}

/** A fresh connection id: `c1`, `c2` … */
export function nextConnectionId(diagram: Diagram): string {
  const taken = new Set(diagram.connections.map((c) => c.id));
  let n = taken.size + 1;
  while (taken.has(`c${n}`)) n += 1;
  return `c${n}`;
}

function nextId(base: string, ids: string[]): string {
  const taken = new Set(ids);
  if (!taken.has(base)) return base;
  let n = 2;
  while (taken.has(`${base}-${n}`)) n += 1;
  return `${base}-${n}`;
}

/** A label no other component has: `Queue`, `Queue 2` … */
export function nextLabel(diagram: Diagram, name: string): string {
  const taken = new Set(diagram.components.map((c) => c.label));
  if (!taken.has(name)) return name;
  let n = 2;
  while (taken.has(`${name} ${n}`)) n += 1;
  return `${name} ${n}`;
}

/**
 * The free place nearest to a wanted one: the wanted place, or else the closest cell of a ring around it that no
 * component overlaps. Coordinates are canvas px, rounded to 8.
 */
export function freePosition(
  diagram: Diagram,
  wanted: { x: number; y: number },
): { x: number; y: number } {
  const round = (v: number) => Math.round(v / 8) * 8;
  const isFree = (x: number, y: number) =>
    diagram.components.every(
      (c) => Math.abs(c.position.x - x) >= STEP_X - 32 || Math.abs(c.position.y - y) >= STEP_Y - 24,
    );
  for (let ring = 0; ring <= 40; ring += 1) {
    for (let dy = -ring; dy <= ring; dy += 1) {
      for (let dx = -ring; dx <= ring; dx += 1) {
        if (Math.max(Math.abs(dx), Math.abs(dy)) !== ring) continue;
        const x = round(wanted.x + dx * STEP_X);
        const y = round(wanted.y + dy * STEP_Y);
        if (isFree(x, y)) return { x, y };
      }
    }
  }
  return { x: round(wanted.x), y: round(wanted.y) };
}
