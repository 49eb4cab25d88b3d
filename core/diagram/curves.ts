export interface Point {
  x: number;
  y: number;
}

/** Size of a component's box, px. */
export interface Size {
  width: number;
  height: number;
}

export type Side = 'left' | 'right' | 'top' | 'bottom';

/** How a connection is drawn, whatever the places of the components at its ends. */
export interface Line {
  /** The side of its sender that it leaves by, and that of its receiver that it comes in by. */
  exit: Side;
  entry: Side;
  /** How far from the middle of these sides it begins and ends, px to the right or down. */
  exitAt: number;
  entryAt: number;
  /** How far its middle is moved across, px; for one that leaves and comes in by the same side, how much further out it is led. */
  bend: number;
  /** The share of its way at which its word stands. */
  at: number;
}

/** Start, two points that pull, and end of a cubic curve. */
export type Curve = readonly [Point, Point, Point, Point];

/** Between the tip of a connection and the box it points at. */
const TIP = 5;
const LEAST_PULL = 28;
/** How far beyond the boxes a connection is led that leaves and comes in by the same side. */
const AROUND = 48;

const NORMAL: Record<Side, Point> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  top: { x: 0, y: -1 },
  bottom: { x: 0, y: 1 },
};
export const OPPOSITE: Record<Side, Side> = {
  left: 'right',
  right: 'left',
  top: 'bottom',
  bottom: 'top',
};
/** Whether ends on a side lie beside each other along y (or else along x). */
export const isUpright = (side: Side) => side === 'left' || side === 'right';

const along = (point: Point, { x, y }: Point) => point.x * x + point.y * y;
const moved = (point: Point, { x, y }: Point, by: number) => ({
  x: point.x + x * by,
  y: point.y + y * by,
});

function anchor(corner: Point, { width, height }: Size, side: Side, at: number): Point {
  const x = side === 'left' ? 0 : side === 'right' ? width : width / 2 + at;
  const y = side === 'top' ? 0 : side === 'bottom' ? height : height / 2 + at;
  return { x: corner.x + x, y: corner.y + y };
}

/** The curve of a line between boxes with these upper left corners. */
export function curveOf(from: Point, to: Point, size: Size, line: Line): Curve {
  const [out, into] = [NORMAL[line.exit], NORMAL[line.entry]];
  const a = anchor(from, size, line.exit, line.exitAt);
  const d = moved(anchor(to, size, line.entry, line.entryAt), into, TIP);
  if (line.exit === line.entry) {
    const reach = Math.max(along(a, out), along(d, out)) + AROUND + line.bend;
    return [a, moved(a, out, reach - along(a, out)), moved(d, out, reach - along(d, out)), d];
  }
  const way = { x: d.x - a.x, y: d.y - a.y };
  const pull = (normal: Point, share: number) =>
    Math.max(LEAST_PULL, Math.abs(along(way, normal)) * share);
  if (line.exit !== OPPOSITE[line.entry]) {
    return [a, moved(a, out, pull(out, 0.6)), moved(d, into, pull(into, 0.6)), d];
  }
  // Both pulling points together move the middle by three quarters of their own way.
  const shift = (line.bend * 4) / 3;
  const across = isUpright(line.exit) ? { x: 0, y: 1 } : { x: 1, y: 0 };
  return [
    a,
    moved(moved(a, out, pull(out, 0.5)), across, shift),
    moved(moved(d, into, pull(out, 0.5)), across, shift),
    d,
  ];
}

/** A curve as the data of an SVG path. */
export function curvePath([a, b, c, d]: Curve): string {
  return `M${a.x} ${a.y}C${b.x} ${b.y} ${c.x} ${c.y} ${d.x} ${d.y}`;
}

/** The two lines of an arrow's head at the end of a curve, as the data of an SVG path. */
export function headPath([, , c, d]: Curve): string {
  const length = Math.hypot(d.x - c.x, d.y - c.y) || 1;
  const [x, y] = [(d.x - c.x) / length, (d.y - c.y) / length];
  const wing = (side: number) => `${d.x - 9 * x - side * 6 * y} ${d.y - 9 * y + side * 6 * x}`;
  return `M${wing(1)}L${d.x} ${d.y}L${wing(-1)}`;
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

/** Points along a curve from its start to its end, `steps` + 1 of them. */
export function samplesOf(curve: Curve, steps: number): Point[] {
  return Array.from({ length: steps + 1 }, (_, i) => pointAt(curve, i / steps));
}
