/** A rectangle on the canvas, px. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A line that shows what lies in line: at `at` on its axis, from `from` to `to` on the other. */
export interface Guide {
  axis: 'x' | 'y';
  at: number;
  from: number;
  to: number;
}

const SIZE = { x: 'width', y: 'height' } as const;

/** Edges and middle of a box along an axis. */
const marks = (box: Box, axis: 'x' | 'y') => [
  box[axis],
  box[axis] + box[SIZE[axis]] / 2,
  box[axis] + box[SIZE[axis]],
];

interface Snap {
  by: number;
  guide: Guide | null;
}

function snapAlong(moving: Box, others: readonly Box[], axis: 'x' | 'y', reach: number): Snap {
  const cross = axis === 'x' ? 'y' : 'x';
  let best: { by: number; at: number; other: Box; gap: number } | null = null;
  for (const other of others) {
    const gap = Math.abs(other[cross] - moving[cross]);
    for (const own of marks(moving, axis)) {
      for (const at of marks(other, axis)) {
        const by = at - own;
        if (Math.abs(by) > reach) continue;
        const nearer =
          best === null ||
          Math.abs(by) < Math.abs(best.by) ||
          (Math.abs(by) === Math.abs(best.by) && gap < best.gap);
        if (nearer) best = { by, at, other, gap };
      }
    }
  }
  if (!best) return { by: 0, guide: null };
  const { other, at, by } = best;
  const ends = [other, moving].flatMap((box) => [box[cross], box[cross] + box[SIZE[cross]]]);
  return { by, guide: { axis, at, from: Math.min(...ends), to: Math.max(...ends) } };
}

/**
 * How far a box that is being moved must shift to lie in line with the nearest other box, edge to edge or middle to middle; at most `reach`
 * px on each axis, 0 where nothing is that near. With the lines that show it.
 */
export function snapToGuides(
  moving: Box,
  others: readonly Box[],
  reach: number,
): { x: number; y: number; guides: Guide[] } {
  const across = snapAlong(moving, others, 'x', reach);
  const down = snapAlong(moving, others, 'y', reach);
  const guides = [across.guide, down.guide].filter((guide) => guide !== null);
  return { x: across.by, y: down.by, guides };
}
