import type { Diagram } from '@/core/contracts/diagram-schema';
import {
  type Curve,
  curveOf,
  type Line,
  type Point,
  pointAt,
  samplesOf,
} from '@/core/diagram/curves';
import { layLines } from '@/core/diagram/lines';
import { SHAPE } from './component-shape';
import { NOTE, noteHeight } from './note-lines';

/** Half of what the word of a connection takes, px. */
const WORD_ROOM = 20;

/** How a connection runs, and the middle of its word. */
export interface Way {
  curve: Curve;
  word: Point;
}

export interface Frame {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** How the connections of a diagram run, by id. */
export function waysOf(
  diagram: Diagram,
  lines: ReadonlyMap<string, Line> = layLines(diagram, SHAPE),
): Map<string, Way> {
  const places = new Map(diagram.components.map((c) => [c.id, c.position]));
  const ways = new Map<string, Way>();
  for (const { id, from, to } of diagram.connections) {
    const [start, end, line] = [places.get(from), places.get(to), lines.get(id)];
    if (!start || !end || !line) continue;
    const curve = curveOf(start, end, SHAPE, line);
    ways.set(id, { curve, word: pointAt(curve, line.at) });
  }
  return ways;
}

/** The smallest frame that holds these points; one component's size where there are none. */
export function frameOf(points: readonly Point[]): Frame {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  if (left === Infinity) return { x: 0, y: 0, ...SHAPE };
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** The corners of all components. */
export function boxPoints({ components }: Diagram): Point[] {
  return components.flatMap(({ position: { x, y } }) => [
    { x, y },
    { x: x + SHAPE.width, y: y + SHAPE.height },
  ]);
}

/** Points along all connections, and at the sides of their words. */
export function wayPoints(ways: Iterable<Way>): Point[] {
  return [...ways].flatMap(({ curve, word }) => [
    ...samplesOf(curve, 12),
    { x: word.x - WORD_ROOM, y: word.y },
    { x: word.x + WORD_ROOM, y: word.y },
  ]);
}

/** How far a drawing reaches. */
export interface Extent {
  /** Its components and notes. */
  boxes: Frame;
  /** These and the connections with their words. */
  all: Frame;
}

/** How far everything reaches that is drawn. */
export function extentOf(diagram: Diagram): Extent {
  const notes = diagram.notes.flatMap(({ position: { x, y }, text }) => [
    { x, y },
    { x: x + NOTE.width, y: y + noteHeight(text) },
  ]);
  const boxes = [...boxPoints(diagram), ...notes];
  const lines = wayPoints(waysOf(diagram).values());
  return { boxes: frameOf(boxes), all: frameOf([...boxes, ...lines]) };
}
