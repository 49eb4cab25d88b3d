import type { Extent } from './ways';

/** The room that a diagram is shown in, px. */
export interface Room {
  width: number;
  height: number;
}

/** What is left free around boxes and around lines, px; the buttons of the canvas stand beside the boxes. */
const FREE = { wide: { boxes: 44, all: 8 }, narrow: { boxes: 12, all: 4 } };
/** A room narrower than this is a phone's, px. */
export const NARROW_BELOW = 640;
/** Below this zoom words can hardly be read. */
export const LEAST = 0.7;
/** Below this zoom nothing is gained by not seeing the whole. */
export const BARELY = 0.45;
/** Farther away a diagram is never seen. */
export const SMALLEST = 0.15;

/** The zoom at which a drawing is seen in a room in its whole width, and whole; at most 1. */
export function zoomsOf({ boxes, all }: Extent, room: Room) {
  const free = room.width < NARROW_BELOW ? FREE.narrow : FREE.wide;
  const fits = (side: 'width' | 'height') =>
    Math.min((room[side] - 2 * free.boxes) / boxes[side], (room[side] - 2 * free.all) / all[side]);
  const across = Math.min(1, fits('width'));
  return { across, whole: Math.min(across, fits('height')) };
}

/**
 * Where the paper lies (px of the room) and its zoom, for a drawing to be seen: whole; in a narrow room, where it could not be read like
 * that, in its whole width from its top, unless it is too wide for that, too, or `whole` is asked for.
 */
export function viewOf(extent: Extent, room: Room, whole = false) {
  const zooms = zoomsOf(extent, room);
  const narrow = room.width < NARROW_BELOW;
  const fromTop = !whole && narrow && zooms.whole < LEAST && zooms.across > BARELY;
  const zoom = Math.max(SMALLEST, fromTop ? Math.min(LEAST, zooms.across) : zooms.whole);
  const { x, y, width, height } = extent.all;
  const left = room.width / 2 - (x + width / 2) * zoom;
  if (fromTop) return { x: left, y: FREE.narrow.boxes - y * zoom, zoom };
  return { x: left, y: room.height / 2 - (y + height / 2) * zoom, zoom };
}
