import { SHAPE } from './component-shape';
import type { Places } from './top-down';

/** Between components, px. */
interface Gap {
  x: number;
  y: number;
}

/** Room for the words of connections between two layers, and for what is live under a component. */
export const ROW_GAP: Gap = { x: 96, y: 56 };

/** A list in pieces of a size; the last one may be shorter. */
export const chunks = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, i) =>
    list.slice(i * size, (i + 1) * size),
  );

/** Layers in rows that are read like lines of text, `perRow` layers in each. */
export function inRows(layers: readonly string[][], perRow: number, gap: Gap = ROW_GAP): Places {
  const pitch = { x: SHAPE.width + gap.x, y: SHAPE.height + gap.y };
  const places: Places = {};
  let top = 0;
  for (const row of chunks(layers, perRow)) {
    const tallest = Math.max(...row.map((layer) => layer.length));
    for (const [column, layer] of row.entries()) {
      for (const [line, id] of layer.entries()) {
        places[id] = { x: column * pitch.x, y: top + line * pitch.y };
      }
    }
    top += tallest * pitch.y;
  }
  return places;
}
