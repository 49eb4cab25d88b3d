import type { Diagram } from '../contracts/diagram-schema';

/** Size of a component's box, px. */
interface Size {
  width: number;
  height: number;
}

interface Point {
  x: number;
  y: number;
}

/** How a connection that runs forward is drawn: its middle moved by `bend` px down (negative: up), and its word at the share `at` of its way. */
export interface Line {
  bend: number;
  at: number;
}

/** Start, two points that pull, and end of a cubic curve. */
export type Curve = readonly [Point, Point, Point, Point];

const LANE = 20;
const MARGIN = 10;
const BENDS = [0, 72, -72, 144, -144, 216, -216, 300, -300];
const SHARES = [0.5, 0.38, 0.62, 0.28, 0.72];
const WORD = { width: 64, height: 16 };
const SAMPLES = 16;

/** The curve from the right side of one component to the left side of another; its middle lies `bend` px beside the straight middle. */
export function curveOf(from: Point, to: Point, bend: number): Curve {
  const pull = Math.max(32, Math.abs(to.x - from.x) / 2);
  // Both pulling points together move the middle by three quarters of their own way.
  const shift = (bend * 4) / 3;
  return [from, { x: from.x + pull, y: from.y + shift }, { x: to.x - pull, y: to.y + shift }, to];
}

/** A curve as the data of an SVG path. */
export function curvePath([a, b, c, d]: Curve): string {
  return `M${a.x} ${a.y}C${b.x} ${b.y} ${c.x} ${c.y} ${d.x} ${d.y}`;
}

/** The point at a share (0 to 1) of a curve. */
export function pointAt([a, b, c, d]: Curve, share: number): Point {
  const rest = 1 - share;
  const mix = (axis: 'x' | 'y') =>
    rest * rest * rest * a[axis] +
    3 * rest * rest * share * b[axis] +
    3 * rest * share * share * c[axis] +
    share * share * share * d[axis];
  return { x: mix('x'), y: mix('y') };
}

/** The same number of px up and down, one lane for each connection of a pair, in the diagram's order. */
function lanes(diagram: Diagram): Map<string, number> {
  const pairs = new Map<string, string[]>();
  for (const { id, from, to } of diagram.connections) {
    const key = `${from} ${to}`;
    pairs.set(key, [...(pairs.get(key) ?? []), id]);
  }
  const offsets = new Map<string, number>();
  for (const ids of pairs.values())
    for (const [i, id] of ids.entries()) offsets.set(id, (i - (ids.length - 1) / 2) * 2 * LANE);
  return offsets;
}

function isInside(point: Point, corner: Point, { width, height }: Size, margin: number): boolean {
  return (
    point.x > corner.x - margin &&
    point.x < corner.x + width + margin &&
    point.y > corner.y - margin &&
    point.y < corner.y + height + margin
  );
}

/** How many of the points on a curve lie on a component. */
function hits(curve: Curve, boxes: readonly Point[], size: Size): number {
  let count = 0;
  for (let i = 1; i < SAMPLES; i += 1) {
    const point = pointAt(curve, i / SAMPLES);
    if (boxes.some((corner) => isInside(point, corner, size, MARGIN))) count += 1;
  }
  return count;
}

/** The curve with the least bend that meets no component, or else the one that meets the fewest. */
function straightest(a: Point, b: Point, lane: number, others: readonly Point[], size: Size) {
  let best = { bend: lane, curve: curveOf(a, b, lane), hits: Number.POSITIVE_INFINITY };
  for (const more of BENDS) {
    const curve = curveOf(a, b, lane + more);
    const count = hits(curve, others, size);
    if (count < best.hits) best = { bend: lane + more, curve, hits: count };
    if (count === 0) break;
  }
  return best;
}

const overlap = (a: Point, b: Point) =>
  Math.abs(a.x - b.x) < WORD.width && Math.abs(a.y - b.y) < WORD.height;

/**
 * How every connection is best drawn, by id: around the components in its way where a bend of up to 300 px does that, beside the other
 * connections of the same pair, and with its word where no other word and no component is. Equal diagrams give equal lines. Takes time
 * in proportion to connections × components.
 */
export function layLines(diagram: Diagram, size: Size): Map<string, Line> {
  const places = new Map(diagram.components.map((c) => [c.id, c.position]));
  const offsets = lanes(diagram);
  const words: Point[] = [];
  const lines = new Map<string, Line>();
  for (const { id, from, to } of diagram.connections) {
    const start = places.get(from);
    const end = places.get(to);
    if (!start || !end) continue;
    const others = diagram.components
      .filter((c) => c.id !== from && c.id !== to)
      .map((c) => c.position);
    const lane = offsets.get(id) ?? 0;
    const a = { x: start.x + size.width, y: start.y + size.height / 2 };
    const b = { x: end.x, y: end.y + size.height / 2 };
    if (b.x < a.x) {
      // It runs backwards and is led around outside, with corners.
      lines.set(id, { bend: lane, at: 0.5 });
      continue;
    }
    const best = straightest(a, b, lane, others, size);
    const free = SHARES.find((share) => {
      const point = pointAt(best.curve, share);
      return (
        !words.some((word) => overlap(word, point)) &&
        !others.some((corner) => isInside(point, corner, size, WORD.height / 2))
      );
    });
    const at = free ?? 0.5;
    words.push(pointAt(best.curve, at));
    lines.set(id, { bend: best.bend, at });
  }
  return lines;
}
