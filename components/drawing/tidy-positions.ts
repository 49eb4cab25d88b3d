import dagre from '@dagrejs/dagre';
import type { Diagram } from '@/core/contracts/diagram-schema';
import { SHAPE } from './component-shape';
import { NOTE, noteHeight } from './note-lines';

type Places = Record<string, { x: number; y: number }>;

/** The room that a diagram is shown in, px. */
export interface Room {
  width: number;
  height: number;
}

const GAP = { x: 96, y: 56 };
const NOTE_GAP = 24;
const PITCH = { x: SHAPE.width + GAP.x, y: SHAPE.height + GAP.y };
/** Share of the diagram that is left free around it; the canvas shows it whole in the same way. */
const PADDING = 0.12;
/** From this zoom on the diagram is legible enough not to be broken into more rows. */
const LEGIBLE = 0.85;
/** Below this zoom words can hardly be read. */
const LEAST = 0.7;
/** Into how many columns a layer is broken at most. */
const MOST_COLUMNS = 5;

/** How far components with these places reach to the right and down, px. */
function reachOf(places: Places): Room {
  const all = Object.values(places);
  return {
    width: Math.max(0, ...all.map(({ x }) => x + SHAPE.width)),
    height: Math.max(0, ...all.map(({ y }) => y + SHAPE.height)),
  };
}

/** The zoom at which what reaches so far from the corner is seen whole in a room, at most 1. */
function zoomOf(reach: Room, room: Room): number {
  const [x, y] = [room.width / reach.width, room.height / reach.height];
  return Math.min(1, x / (1 + PADDING), y / (1 + PADDING));
}

/** The diagram's notes in rows under its components, no wider than these where there is more than one; and how far all reaches. */
function notesUnder({ notes }: Diagram, components: Places): { places: Places; reach: Room } {
  const reach = reachOf(components);
  const places: Places = {};
  let [x, top, tallest] = [0, reach.height + GAP.y, 0];
  for (const { id, text } of notes) {
    if (x > 0 && x + NOTE.width > reach.width) {
      top += tallest + NOTE_GAP;
      x = 0;
      tallest = 0;
    }
    places[id] = { x, y: top };
    x += NOTE.width + NOTE_GAP;
    tallest = Math.max(tallest, noteHeight(text));
  }
  if (notes.length === 0) return { places, reach };
  return { places, reach: { width: Math.max(reach.width, NOTE.width), height: top + tallest } };
}

/** The zoom at which a diagram laid out like this is seen whole in a room, with its notes; at most 1. */
export function zoomToFit(diagram: Diagram, places: Places, room: Room): number {
  const components = diagram.components.flatMap(({ id }) => {
    const place = places[id];
    return place ? [[id, place] as const] : [];
  });
  return zoomOf(notesUnder(diagram, Object.fromEntries(components)).reach, room);
}

/** Layers from left to right along the connections, as the library lays them out. */
function layered(diagram: Diagram): Places {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: GAP.y, ranksep: GAP.x });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const component of diagram.components) graph.setNode(component.id, { ...SHAPE });
  for (const connection of diagram.connections) graph.setEdge(connection.from, connection.to);
  dagre.layout(graph);
  const round = (v: number) => Math.round(v / 8) * 8;
  return Object.fromEntries(
    diagram.components.map(({ id }) => {
      const { x, y } = graph.node(id);
      return [id, { x: round(x - SHAPE.width / 2), y: round(y - SHAPE.height / 2) }];
    }),
  );
}

/** The ids in each layer, from left to right and in it from top to bottom. */
function layersOf(places: Places): string[][] {
  const columns = new Map<number, string[]>();
  for (const [id, { x }] of Object.entries(places)) columns.set(x, [...(columns.get(x) ?? []), id]);
  const top = (id: string) => places[id]?.y ?? 0;
  return [...columns]
    .sort(([a], [b]) => a - b)
    .map(([, ids]) => ids.sort((a, b) => top(a) - top(b)));
}

const chunks = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, i) =>
    list.slice(i * size, (i + 1) * size),
  );

/** Layers in rows that are read like lines of text, `perRow` layers in each. */
function inRows(layers: readonly string[][], perRow: number): Places {
  const places: Places = {};
  let top = 0;
  for (const row of chunks(layers, perRow)) {
    const tallest = Math.max(...row.map((layer) => layer.length));
    for (const [column, layer] of row.entries()) {
      for (const [line, id] of layer.entries()) {
        places[id] = { x: column * PITCH.x, y: top + line * PITCH.y };
      }
    }
    top += tallest * PITCH.y;
  }
  return places;
}

/**
 * Places for all components, and for the notes under them, px: in layers from left to right along the connections where that can be read in the room there
 * is, else in rows, tall layers broken into columns, so that the whole is seen as large as may be. Equal diagrams give equal
 * places in equal rooms.
 */
export function tidyPositions(diagram: Diagram, room: Room): Places {
  const plain = layered(diagram);
  let best = { places: plain, zoom: zoomToFit(diagram, plain, room) };
  const tryRows = (layers: readonly string[][]) => {
    for (let rows = 1; rows <= layers.length && best.zoom < LEGIBLE; rows += 1) {
      const places = inRows(layers, Math.ceil(layers.length / rows));
      const zoom = zoomToFit(diagram, places, room);
      if (zoom > best.zoom) best = { places, zoom };
    }
  };
  const whole = layersOf(plain);
  const tallest = Math.max(1, ...whole.map((layer) => layer.length));
  for (let columns = 1; columns <= Math.min(MOST_COLUMNS, tallest); columns += 1) {
    tryRows(whole.flatMap((layer) => chunks(layer, Math.ceil(tallest / columns))));
  }
  // Layers of very different height leave much paper empty; a plain grid does not.
  if (best.zoom < LEAST) tryRows(whole.flat().map((id) => [id]));
  return { ...best.places, ...notesUnder(diagram, best.places).places };
}
