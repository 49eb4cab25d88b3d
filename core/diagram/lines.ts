import type { Diagram } from '../contracts/diagram-schema';
import {
  curveOf,
  isUpright,
  type Line,
  OPPOSITE,
  type Point,
  pointAt,
  type Side,
  type Size,
  samplesOf,
} from './curves';
import { isInside, meetings, Paper, STEPS } from './line-paper';
import { type Ends, portsOf } from './line-ports';
import { type Word, wordPlace, wordWidth } from './line-words';

/** Between two components at least for a line to run straight from one to the other, px. */
const ROOM = 24;
const BENDS = [0, 48, -48, 96, -96, 160, -160, 232, -232, 312, -312];
const REACHES = [0, 18, 36, 72];

/** What a way of drawing a line costs, in px of detour that would be as bad. */
const COST = { hit: 400, outside: 45, bend: 0.6, detour: 0.35 };
/** What leaving and coming in by other sides than right and left costs: reading goes from left to right. */
const TURNED = { down: 40, up: 70, left: 70, corner: 70, around: 140 };
/** Sides that face each other at less than this are of no use, px. */
const LEAST_WAY = 16;
/** Cheaper than this no other way is looked for. */
const GOOD = 24;

function sideCost(exit: Side, entry: Side): number {
  if (exit === entry) return TURNED.around;
  if (exit !== OPPOSITE[entry]) return TURNED.corner;
  return { right: 0, bottom: TURNED.down, top: TURNED.up, left: TURNED.left }[exit];
}

const SIDES: readonly Side[] = ['right', 'bottom', 'top', 'left'];
const PAIRS = SIDES.flatMap((exit) =>
  SIDES.map((entry) => ({ exit, entry, cost: sideCost(exit, entry) })),
).sort((a, b) => a.cost - b.cost);

/** How far a component is from another one on each of its sides, px. */
function between(start: Point, end: Point, { width, height }: Size): Record<Side, number> {
  return {
    right: end.x - start.x - width,
    left: start.x - end.x - width,
    bottom: end.y - start.y - height,
    top: start.y - end.y - height,
  };
}

/** How a connection is drawn where no account is taken of anything else. */
export function plainLine(start: Point, end: Point, size: Size): Line {
  const line = { exitAt: 0, entryAt: 0, bend: 0, at: 0.5 };
  const far = between(start, end, size);
  for (const exit of ['right', 'bottom', 'top'] as const) {
    if (far[exit] >= ROOM) return { ...line, exit, entry: OPPOSITE[exit] };
  }
  return { ...line, exit: 'bottom', entry: 'bottom' };
}

/** Whether a line may go straight on from the one side and straight into the other. */
function leads(start: Point, end: Point, size: Size, exit: Side, entry: Side): boolean {
  const far = between(start, end, size);
  if (exit === OPPOSITE[entry]) return far[exit] >= LEAST_WAY;
  // From side to middle, not from side to side.
  const half = (side: Side) => (isUpright(side) ? size.width : size.height) / 2;
  return far[exit] + half(exit) >= LEAST_WAY && far[OPPOSITE[entry]] + half(entry) >= LEAST_WAY;
}

/** The cheapest way of drawing a connection, among these pairs of sides. */
function cheapest(
  paper: Paper,
  { connection, start, end }: Ends,
  pairs: readonly { exit: Side; entry: Side; cost: number }[],
  port: { exitAt: number; entryAt: number } | null,
): Line {
  const ports = port ?? { exitAt: 0, entryAt: 0 };
  let best: Line = { ...plainLine(start, end, paper.size), ...ports };
  let least = Number.POSITIVE_INFINITY;
  for (const { exit, entry, cost: turned } of pairs) {
    if (turned >= least) break;
    const straight = exit === OPPOSITE[entry];
    if (exit !== entry && !leads(start, end, paper.size, exit, entry)) continue;
    const bends = straight ? BENDS : exit === entry ? REACHES : [0];
    for (const bend of bends) {
      let cost = turned + Math.abs(bend) * COST.bend;
      if (cost >= least) continue;
      const line = { exit, entry, ...ports, bend, at: 0.5 };
      const points = samplesOf(curveOf(start, end, paper.size, line), STEPS);
      let length = 0;
      for (let i = 1; i < points.length; i += 1) {
        const [a, b] = [points[i - 1] as Point, points[i] as Point];
        length += Math.hypot(b.x - a.x, b.y - a.y);
      }
      const first = points[0] as Point;
      const last = points.at(-1) as Point;
      const detour = length - Math.hypot(last.x - first.x, last.y - first.y);
      cost += detour * COST.detour + paper.outside(points) * COST.outside;
      if (cost >= least) continue;
      cost += paper.hits(connection, points, (least - cost) / COST.hit) * COST.hit;
      if (cost >= least) continue;
      cost += paper.crowding(connection, points, port !== null, least - cost);
      if (cost < least) [best, least] = [line, cost];
      if (least < GOOD) return best;
    }
  }
  return best;
}

/**
 * How every connection is best drawn, by id: by the free sides of its components, around those in its way, apart from the other
 * connections, and with its word where no other word and no component is. Equal diagrams give equal lines. Takes time in
 * proportion to connections × (components + connections).
 */
export function layLines(diagram: Diagram, size: Size): Map<string, Line> {
  const places = new Map(diagram.components.map((c) => [c.id, c.position]));
  const paper = new Paper(
    diagram.components.map(({ id, position }) => ({ id, corner: position })),
    size,
  );
  const ends = diagram.connections.flatMap((connection) => {
    const start = places.get(connection.from);
    const end = places.get(connection.to);
    return start && end ? [{ connection, start, end }] : [];
  });
  const lay = (of: Ends, line: Line) => {
    const { id, from, to } = of.connection;
    const curve = curveOf(of.start, of.end, size, line);
    const entry = { id, from, to, curve, points: samplesOf(curve, STEPS) };
    const at = paper.laid.findIndex((laid) => laid.id === id);
    if (at >= 0) paper.laid[at] = entry;
    else paper.laid.push(entry);
    return entry;
  };
  const lines = new Map<string, Line>();
  for (const of of ends) {
    const line = cheapest(paper, of, PAIRS, null);
    lines.set(of.connection.id, line);
    lay(of, line);
  }
  const ports = portsOf(ends, lines, size);
  for (const of of ends) {
    const { id } = of.connection;
    const { exit, entry } = lines.get(id) as Line;
    const line = cheapest(paper, of, [{ exit, entry, cost: 0 }], ports.get(id) ?? null);
    lines.set(id, line);
    lay(of, line);
  }
  const words: Word[] = [];
  for (const laid of paper.laid) {
    const of = ends.find(({ connection }) => connection.id === laid.id) as Ends;
    const width = wordWidth(of.connection);
    const at = wordPlace(paper, laid, width, words);
    words.push({ point: pointAt(laid.curve, at), width });
    lines.set(laid.id, { ...(lines.get(laid.id) as Line), at });
  }
  return lines;
}

/** How many connections of a diagram run over a component that is not their own, and how often any two cross. */
export function tangle(diagram: Diagram, size: Size): { over: number; crossings: number } {
  const places = new Map(diagram.components.map((c) => [c.id, c.position]));
  const lines = layLines(diagram, size);
  const ways = diagram.connections.flatMap(({ id, from, to }) => {
    const [start, end, line] = [places.get(from), places.get(to), lines.get(id)];
    if (!start || !end || !line) return [];
    return [{ from, to, points: samplesOf(curveOf(start, end, size, line), STEPS) }];
  });
  const over = ways.filter(({ from, to, points }) =>
    diagram.components.some(
      ({ id, position }) =>
        id !== from && id !== to && points.some((point) => isInside(point, position, size, 0)),
    ),
  ).length;
  let crossings = 0;
  for (const [i, { points }] of ways.entries()) {
    for (const other of ways.slice(i + 1)) crossings += meetings(points, other.points).crossings;
  }
  return { over, crossings };
}
