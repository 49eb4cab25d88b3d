import type { Connection } from '../contracts/diagram-schema';
import { isUpright, type Line, type Point, type Side, type Size } from './curves';

/** Between two ends on one side of a box at most, and left free at its corners, px. */
const PORT_GAP = 18;
const CORNER = 14;

/** A connection and the upper left corners of its components. */
export interface Ends {
  connection: Connection;
  start: Point;
  end: Point;
}

/** Where on their sides the ends of all lines lie: beside each other, in the order of what is at their other ends. */
export function portsOf(
  ends: readonly Ends[],
  lines: ReadonlyMap<string, Line>,
  size: Size,
): Map<string, { exitAt: number; entryAt: number }> {
  const sides = new Map<string, { id: string; end: 'exitAt' | 'entryAt'; key: number }[]>();
  const ports = new Map<string, { exitAt: number; entryAt: number }>();
  for (const { connection, start, end } of ends) {
    const line = lines.get(connection.id);
    if (!line) continue;
    ports.set(connection.id, { exitAt: 0, entryAt: 0 });
    const add = (component: string, side: Side, which: 'exitAt' | 'entryAt', other: Point) => {
      const place = `${side} ${component}`;
      const list = sides.get(place) ?? [];
      list.push({ id: connection.id, end: which, key: isUpright(side) ? other.y : other.x });
      sides.set(place, list);
    };
    add(connection.from, line.exit, 'exitAt', end);
    add(connection.to, line.entry, 'entryAt', start);
  }
  for (const [place, list] of sides) {
    const upright = place.startsWith('left ') || place.startsWith('right ');
    const room = (upright ? size.height : size.width) - 2 * CORNER;
    const gap = Math.min(PORT_GAP, room / Math.max(1, list.length - 1));
    // The sort is stable: connections of one pair keep their order at both ends and do not cross.
    list.sort((a, b) => a.key - b.key);
    for (const [i, { id, end }] of list.entries()) {
      const port = ports.get(id);
      if (port) port[end] = (i - (list.length - 1) / 2) * gap;
    }
  }
  return ports;
}
