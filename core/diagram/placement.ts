import type { ComponentTypeId } from '../contracts/component-type';
import type { Diagram } from '../contracts/diagram-schema';
import { BOX } from './box-size';
import { curveOf, type Point, samplesOf } from './curves';
import { layLines } from './lines';

const STEP_X = 112;
const STEP_Y = 56;
const RINGS = 30;
/** Between the corners of two components that do not touch, and between a component and a line, px. */
const FREE_X = BOX.width + 16;
const FREE_Y = BOX.height + 16;
const FROM_LINE = 10;
/** Finding the lines of more components than this takes longer than a click may. */
const MOST_WITH_LINES = 100;

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

/** The part of the paper that is seen, canvas px. */
export interface Seen {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Points along the connections as they are drawn. */
function linePoints(diagram: Diagram): Point[] {
  if (diagram.components.length > MOST_WITH_LINES) return [];
  const lines = layLines(diagram, BOX);
  const places = new Map(diagram.components.map((c) => [c.id, c.position]));
  return diagram.connections.flatMap(({ id, from, to }) => {
    const [start, end, line] = [places.get(from), places.get(to), lines.get(id)];
    return start && end && line ? samplesOf(curveOf(start, end, BOX, line), 32) : [];
  });
}

/** Places around one, the nearest first; of equally near ones those to the right and below. */
const AROUND = Array.from({ length: (2 * RINGS + 1) ** 2 }, (_, i) => {
  const dx = (i % (2 * RINGS + 1)) - RINGS;
  const dy = Math.floor(i / (2 * RINGS + 1)) - RINGS;
  const far = Math.hypot(dx, dy) + (dx < 0 ? 0.2 : 0) + (dy < 0 ? 0.1 : 0);
  return { dx, dy, far };
}).sort((a, b) => a.far - b.far);

/**
 * The free place for a component nearest to a wanted one: where it covers no component, no connection and the head of no note, if possible in
 * what is seen of the paper. Upper left corners, canvas px, rounded to 8.
 */
export function freePosition(diagram: Diagram, wanted: Point, seen?: Seen): Point {
  const round = (v: number) => Math.round(v / 8) * 8;
  const boxes = [...diagram.components, ...diagram.notes].map((part) => part.position);
  const points = linePoints(diagram);
  const isFree = ({ x, y }: Point) =>
    boxes.every((box) => Math.abs(box.x - x) >= FREE_X || Math.abs(box.y - y) >= FREE_Y) &&
    points.every(
      (p) =>
        p.x < x - FROM_LINE ||
        p.x > x + BOX.width + FROM_LINE ||
        p.y < y - FROM_LINE ||
        p.y > y + BOX.height + FROM_LINE,
    );
  const isSeen = ({ x, y }: Point) =>
    seen !== undefined &&
    x >= seen.x &&
    y >= seen.y &&
    x + BOX.width <= seen.x + seen.width &&
    y + BOX.height <= seen.y + seen.height;
  let nearest: Point | null = null;
  for (const { dx, dy } of AROUND) {
    const place = { x: round(wanted.x + dx * STEP_X), y: round(wanted.y + dy * STEP_Y) };
    if (!isFree(place)) continue;
    if (seen === undefined || isSeen(place)) return place;
    nearest ??= place;
  }
  return nearest ?? { x: round(wanted.x), y: round(wanted.y) };
}
