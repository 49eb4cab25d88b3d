import type { Diagram } from '@/core/contracts/diagram-schema';
import { SHAPE } from './component-shape';

export type Places = Record<string, { x: number; y: number }>;

const GAP = { x: 48, y: 64 };

/** How many connections lead to each component at most, from one that nothing leads to; connections that lead back do not count. */
function depths({ components, connections }: Diagram): Map<string, number> {
  const next = new Map(components.map(({ id }) => [id, [] as string[]]));
  for (const { from, to } of connections) next.get(from)?.push(to);
  const depth = new Map<string, number>();
  const under = new Set<string>();
  const order: string[] = [];
  const back = new Set<string>();
  const visit = (id: string) => {
    under.add(id);
    for (const to of next.get(id) ?? []) {
      if (under.has(to)) back.add(`${id} ${to}`);
      else if (!depth.has(to)) visit(to);
    }
    under.delete(id);
    depth.set(id, 0);
    order.unshift(id);
  };
  const entered = new Set(connections.map(({ to }) => to));
  const sorted = [...components].sort((a, b) => +entered.has(a.id) - +entered.has(b.id));
  for (const { id } of sorted) if (!depth.has(id)) visit(id);
  for (const id of order) {
    for (const to of next.get(id) ?? []) {
      if (back.has(`${id} ${to}`) || !depth.has(to)) continue;
      depth.set(to, Math.max(depth.get(to) ?? 0, (depth.get(id) ?? 0) + 1));
    }
  }
  return depth;
}

/** The ids of the components by their depth; in each layer in the order of those that lead to them. */
export function layersByDepth(diagram: Diagram): string[][] {
  const layers: string[][] = [];
  for (const [id, depth] of depths(diagram)) {
    layers[depth] ??= [];
    layers[depth].push(id);
  }
  const drawn = new Map(diagram.components.map(({ id }, i) => [id, i]));
  const place = new Map<string, number>();
  for (const layer of layers) {
    const rank = (id: string) => {
      const before = diagram.connections.flatMap(({ from, to }) => {
        const at = to === id ? place.get(from) : undefined;
        return at === undefined ? [] : [at];
      });
      return before.length === 0 ? 0.5 : before.reduce((sum, at) => sum + at, 0) / before.length;
    };
    const ranks = new Map(layer.map((id) => [id, rank(id)]));
    layer.sort(
      (a, b) =>
        (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0) || (drawn.get(a) ?? 0) - (drawn.get(b) ?? 0),
    );
    for (const [i, id] of layer.entries()) place.set(id, (i + 0.5) / layer.length);
  }
  return layers;
}

/** How a layer is broken into rows. */
export interface Fill {
  /** How many components stand side by side at most. */
  columns: number;
  /** Between them, px. */
  gap?: number;
  /** The order that is kept: along the rows, or down the columns. */
  along?: 'rows' | 'columns';
}

function rowsOf(layer: readonly string[], widest: number, along: Fill['along']): string[][] {
  const count = Math.ceil(layer.length / widest);
  return Array.from({ length: count }, (_, row) =>
    along === 'columns'
      ? layer.filter((_id, i) => i % count === row)
      : layer.slice(row * widest, (row + 1) * widest),
  );
}

/** Places for all components of a diagram in layers from top to bottom, px. Rows that are not full stand in the middle. Equal diagrams give equal places. */
export function topDown(diagram: Diagram, { columns, gap = GAP.x, along = 'rows' }: Fill): Places {
  const pitch = { x: SHAPE.width + gap, y: SHAPE.height + GAP.y };
  const layers = layersByDepth(diagram);
  const widest = Math.min(columns, Math.max(1, ...layers.map((layer) => layer.length)));
  const places: Places = {};
  for (const [row, ids] of layers.flatMap((layer) => rowsOf(layer, widest, along)).entries()) {
    const left = ((widest - ids.length) * pitch.x) / 2;
    for (const [i, id] of ids.entries()) {
      places[id] = { x: left + i * pitch.x, y: row * pitch.y };
    }
  }
  return places;
}

/** A diagram with its components where they are told to be; its notes are left out. */
export function arranged(diagram: Diagram, places: Places): Diagram {
  return {
    ...diagram,
    notes: [],
    components: diagram.components.map((component) => ({
      ...component,
      position: places[component.id] ?? component.position,
    })),
  };
}
