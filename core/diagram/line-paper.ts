import type { Connection } from '../contracts/diagram-schema';
import type { Curve, Point, Size } from './curves';

/** How many pieces a line is looked at in. */
export const STEPS = 20;
const MARGIN = 12;
/** How far lines may reach beyond all components at no cost, px. */
const OUTSIDE = 32;
/** Nearer than this two lines look like one, px. */
const NEAR = 12;
/** What meeting another line costs, in px of detour that would be as bad. */
const COST = { crossing: 40, near: 16 };

/** A connection whose line is laid. */
export interface Laid {
  id: string;
  from: string;
  to: string;
  curve: Curve;
  points: readonly Point[];
}

const isPair = (a: Connection, b: Pick<Connection, 'from' | 'to'>) =>
  (a.from === b.from && a.to === b.to) || (a.from === b.to && a.to === b.from);

/** Whether a point is in a box or within a margin around it, px. */
export function isInside(
  point: Point,
  corner: Point,
  { width, height }: Size,
  margin: number,
): boolean {
  return (
    point.x > corner.x - margin &&
    point.x < corner.x + width + margin &&
    point.y > corner.y - margin &&
    point.y < corner.y + height + margin
  );
}

function cross(a: Point, b: Point, c: Point, d: Point): boolean {
  const turn = (p: Point, q: Point, r: Point) =>
    (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
  return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}

/** How often two lines cross, and at how many points they run so near each other that they look like one. */
export function meetings(points: readonly Point[], other: readonly Point[]) {
  let [crossings, near] = [0, 0];
  for (let i = 2; i + 2 < points.length; i += 2) {
    const [a, b] = [points[i - 2] as Point, points[i] as Point];
    for (let j = 2; j < other.length; j += 2) {
      const [c, d] = [other[j - 2] as Point, other[j] as Point];
      if (Math.max(c.x, d.x) < Math.min(a.x, b.x) - NEAR) continue;
      if (Math.min(c.x, d.x) > Math.max(a.x, b.x) + NEAR) continue;
      if (Math.max(c.y, d.y) < Math.min(a.y, b.y) - NEAR) continue;
      if (Math.min(c.y, d.y) > Math.max(a.y, b.y) + NEAR) continue;
      if (cross(a, b, c, d)) crossings += 1;
      if (Math.hypot(d.x - b.x, d.y - b.y) < NEAR) near += 1;
    }
  }
  return { crossings, near };
}

/** Everything that a line has to be drawn around. */
export class Paper {
  readonly laid: Laid[] = [];
  private readonly frame = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  constructor(
    readonly boxes: readonly { id: string; corner: Point }[],
    readonly size: Size,
  ) {
    for (const { corner } of boxes) {
      this.frame.left = Math.min(this.frame.left, corner.x - OUTSIDE);
      this.frame.top = Math.min(this.frame.top, corner.y - OUTSIDE);
      this.frame.right = Math.max(this.frame.right, corner.x + size.width + OUTSIDE);
      this.frame.bottom = Math.max(this.frame.bottom, corner.y + size.height + OUTSIDE);
    }
  }

  /** At how many of its points a line runs over a component. */
  hits({ from, to }: Connection, points: readonly Point[], limit: number): number {
    let count = 0;
    for (const { id, corner } of this.boxes) {
      const own = id === from || id === to;
      const margin = own ? 0 : MARGIN;
      for (let i = own ? 2 : 1; i < STEPS - (own ? 1 : 0); i += 1) {
        if (isInside(points[i] as Point, corner, this.size, margin)) count += 1;
      }
      if (count > limit) break;
    }
    return count;
  }

  /** At how many of its points a line is far beyond all components. */
  outside(points: readonly Point[]): number {
    const { left, top, right, bottom } = this.frame;
    return points.filter(({ x, y }) => x < left || x > right || y < top || y > bottom).length;
  }

  /** What it costs that a line crosses others or lies on them. */
  crowding(
    connection: Connection,
    points: readonly Point[],
    spread: boolean,
    limit: number,
  ): number {
    let cost = 0;
    for (const other of this.laid) {
      if (other.id === connection.id) continue;
      // Those of one pair are spread by their ends.
      if (!spread && isPair(connection, other)) continue;
      const { crossings, near } = meetings(points, other.points);
      cost += crossings * COST.crossing + near * COST.near;
      if (cost > limit) break;
    }
    return cost;
  }
}
