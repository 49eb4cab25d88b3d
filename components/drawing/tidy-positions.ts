import dagre from '@dagrejs/dagre';
import type { Diagram } from '@/core/contracts/diagram-schema';
import { tangle } from '@/core/diagram/lines';
import { SHAPE } from './component-shape';
import { NOTE, noteHeight } from './note-lines';
import { chunks, ROW_GAP as GAP, inRows } from './rows';
import { type Fill, type Places, topDown } from './top-down';
import { LEAST, NARROW_BELOW, type Room, zoomsOf } from './view';
import { extentOf } from './ways';

const NOTE_GAP = 24;
/** How close the parts of a large diagram stand. */
const CLOSE = { x: 72, y: 48 };
/** From this zoom on the diagram is legible enough not to be broken into more rows. */
const LEGIBLE = 0.85;
/** A narrow room is filled from top to bottom in one of these ways, however high it is now: the sheet of a phone comes and goes. */
const TALL = [48, 96, 136].flatMap((gap): Fill[] => [
  { columns: 2, gap, along: 'rows' },
  { columns: 2, gap, along: 'columns' },
]);
const MOST_ROWS = 8;
/** How many layouts are drawn to see how their lines run. */
const LOOKED_AT = 12;
/** From how many components on they may stand closer. */
const LARGE_FROM = 12;
/** Into how many columns a layer is broken at most. */
const MOST_COLUMNS = 5;

/** How far components with these places reach to the right and down, px. */
function reachOf(places: Places) {
  const all = Object.values(places);
  return {
    width: Math.max(0, ...all.map(({ x }) => x + SHAPE.width)),
    height: Math.max(0, ...all.map(({ y }) => y + SHAPE.height)),
  };
}

/** The diagram's notes in rows under its components, no wider than these where there is more than one. */
function notesUnder({ notes }: Diagram, components: Places): Places {
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
  return places;
}

/** The diagram with all its parts where a layout puts them. */
function laidOut(diagram: Diagram, components: Places): Diagram {
  const places = { ...components, ...notesUnder(diagram, components) };
  const put = <T extends { id: string; position: { x: number; y: number } }>(part: T): T => ({
    ...part,
    position: places[part.id] ?? part.position,
  });
  return {
    ...diagram,
    components: diagram.components.map(put),
    notes: diagram.notes.map(put),
  };
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

/** How good a layout is in a room: legible first, then the fewest lines over components and over each other, then large. */
function worthOf(
  diagram: Diagram,
  places: Places,
  room: Room,
  seen: 'across' | 'whole' = 'whole',
): number {
  const laid = laidOut(diagram, places);
  const zoom = zoomsOf(extentOf(laid), room)[seen];
  const { over, crossings } = tangle(laid, SHAPE);
  return Math.min(zoom, LEGIBLE) - Math.max(0, LEAST - zoom) * 30 - over * 0.1 - crossings * 0.02;
}

/** The zoom at which components and notes are seen whole. */
function zoomOfBoxes(diagram: Diagram, room: Room): number {
  const { boxes } = extentOf({ ...diagram, connections: [] });
  return zoomsOf({ boxes, all: boxes }, room).whole;
}

/** The layout that is worth most, the first of equals. */
function bestOf(layouts: readonly Places[], worth: (places: Places) => number): Places {
  let [best, most] = [layouts[0] ?? {}, Number.NEGATIVE_INFINITY];
  for (const layout of layouts) {
    const value = worth(layout);
    if (value > most) [best, most] = [layout, value];
    if (most >= LEGIBLE - 0.02) break;
  }
  return best;
}

/**
 * Places for all components, and for the notes under them, px. In a wide room layers from left to right along the connections where that
 * can be read, else rows, tall layers broken into columns, so that the whole is seen as large as may be and its lines are clear;
 * in a narrow one layers from top to bottom, as wide as can be read. Equal diagrams give equal places in equal rooms.
 */
export function tidyPositions(diagram: Diagram, room: Room): Places {
  const withNotes = (places: Places) => ({ ...places, ...notesUnder(diagram, places) });
  if (room.width < NARROW_BELOW) {
    const all = TALL.map((fill) => topDown(diagram, fill));
    return withNotes(bestOf(all, (places) => worthOf(diagram, places, room, 'across')));
  }
  const plain = layered(diagram);
  const whole = layersOf(plain);
  const tallest = Math.max(1, ...whole.map((layer) => layer.length));
  const isLarge = diagram.components.length > LARGE_FROM;
  const ways = [plain, ...[3, 4, 5].map((columns) => topDown(diagram, { columns }))];
  const addRows = (layers: readonly string[][]) => {
    for (let rows = 1; rows <= Math.min(layers.length, MOST_ROWS); rows += 1) {
      const perRow = Math.ceil(layers.length / rows);
      ways.push(inRows(layers, perRow));
      if (isLarge) ways.push(inRows(layers, perRow, CLOSE));
    }
  };
  for (let columns = 1; columns <= Math.min(MOST_COLUMNS, tallest); columns += 1) {
    addRows(whole.flatMap((layer) => chunks(layer, Math.ceil(tallest / columns))));
  }
  // Layers of very different height leave much paper empty; a plain grid does not.
  addRows(whole.flat().map((id) => [id]));
  // Laying lines takes longest: only what is large enough, or else largest, is looked at closely, first what reads best.
  const sized = ways.map((places) => ({
    places,
    zoom: Math.min(LEGIBLE, zoomOfBoxes(laidOut(diagram, places), room)),
  }));
  const close = sized.sort((a, b) => b.zoom - a.zoom).slice(0, LOOKED_AT);
  return withNotes(
    bestOf(
      close.map(({ places }) => places),
      (places) => worthOf(diagram, places, room),
    ),
  );
}
