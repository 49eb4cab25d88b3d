/** Places of parts by id, canvas px. */
export type Places = Record<string, { x: number; y: number }>;

type Axis = 'x' | 'y';

const GRID = 8;
const round = (value: number) => Math.round(value / GRID) * GRID;

/** Brings all places onto one line: the same mean x (a column) or y (a row), rounded to 8 px. */
export function alignPlaces(places: Places, axis: Axis): Places {
  const ids = Object.keys(places);
  const mean = round(ids.reduce((sum, id) => sum + (places[id]?.[axis] ?? 0), 0) / ids.length);
  return Object.fromEntries(
    Object.entries(places).map(([id, place]) => [id, { ...place, [axis]: mean }]),
  );
}

/** Spreads places evenly along an axis between the outermost two, which stay; rounded to 8 px. Fewer than three stay as they are. */
export function distributePlaces(places: Places, axis: Axis): Places {
  const ordered = Object.entries(places).sort(([, a], [, b]) => a[axis] - b[axis]);
  const first = ordered[0]?.[1][axis] ?? 0;
  const last = ordered.at(-1)?.[1][axis] ?? 0;
  const gap = (last - first) / (ordered.length - 1);
  return Object.fromEntries(
    ordered.map(([id, place], i) => {
      const isEnd = i === 0 || i === ordered.length - 1;
      return [id, isEnd ? place : { ...place, [axis]: round(first + i * gap) }];
    }),
  );
}
