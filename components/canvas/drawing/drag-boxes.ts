import { SHAPE } from '@/components/drawing/component-shape';
import { NOTE, noteHeight } from '@/components/drawing/note-lines';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { Places } from '@/core/diagram/align';
import { type Box, type Guide, snapToGuides } from '@/core/diagram/guides';
import { noteNodeId } from './to-flow';

/** Every component and note of a diagram as a box, by the id of its node. */
function boxesOf(diagram: Diagram): [string, Box][] {
  return [
    ...diagram.components.map((c): [string, Box] => [c.id, { ...c.position, ...SHAPE }]),
    ...diagram.notes.map((n): [string, Box] => [
      noteNodeId(n.id),
      { ...n.position, width: NOTE.width, height: noteHeight(n.text) },
    ]),
  ];
}

/** The places of dragged nodes, moved together into line with the others where they are within `reach` px of it. */
export function alignDrag(
  diagram: Diagram,
  places: Places,
  reach: number,
): { places: Places; guides: Guide[] } {
  const boxes = boxesOf(diagram);
  const moving = boxes.flatMap(([id, box]) => {
    const place = places[id];
    return place ? [{ ...box, ...place }] : [];
  });
  if (moving.length === 0) return { places, guides: [] };
  const left = Math.min(...moving.map((box) => box.x));
  const top = Math.min(...moving.map((box) => box.y));
  const whole = {
    x: left,
    y: top,
    width: Math.max(...moving.map((box) => box.x + box.width)) - left,
    height: Math.max(...moving.map((box) => box.y + box.height)) - top,
  };
  const others = boxes.filter(([id]) => !places[id]).map(([, box]) => box);
  const { x, y, guides } = snapToGuides(whole, others, reach);
  const moved = Object.entries(places).map(([id, place]) => [
    id,
    { x: place.x + x, y: place.y + y },
  ]);
  return { places: Object.fromEntries(moved), guides };
}
