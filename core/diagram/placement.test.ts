import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildDiagram } from '@/tests/support/diagrams';
import { BOX } from './box-size';
import { curveOf, samplesOf } from './curves';
import { layLines } from './lines';
import { freePosition } from './placement';

/** Components where they are said to be, each connected with the next. */
function drawn(places: readonly [number, number][]) {
  const ids = places.map((_, i) => `n${i}`);
  const diagram = buildDiagram(
    Object.fromEntries(ids.map((id) => [id, 'service' as const])),
    ids.slice(1).map((id, i) => `n${i} -> ${id}`),
  );
  const components = diagram.components.map((component, i) => {
    const [x, y] = places[i] ?? [0, 0];
    return { ...component, position: { x, y } };
  });
  return { ...diagram, components };
}

describe('freePosition', () => {
  it('is the wanted place where nothing is there', () => {
    expect(freePosition(drawn([]), { x: 403, y: 5 })).toEqual({ x: 400, y: 8 });
  });

  it('is beside a component, right of it or below before left of it or above', () => {
    const { x, y } = freePosition(drawn([[0, 0]]), { x: 0, y: 0 });
    expect(x >= BOX.width || y >= BOX.height).toBe(true);
  });

  it('keeps off a connection that runs through the wanted place', () => {
    const place = freePosition(
      drawn([
        [0, 0],
        [800, 0],
      ]),
      { x: 400, y: 0 },
    );
    expect(Math.abs(place.y)).toBeGreaterThan(BOX.height / 2);
  });

  it('is in what is seen where there is room, and else outside of it', () => {
    const diagram = drawn([[0, 0]]);
    const right = { x: 0, y: 0, width: 400, height: 80 };
    expect(freePosition(diagram, { x: 0, y: 0 }, right)).toEqual({ x: 224, y: 0 });
    const full = { x: 0, y: 0, width: 200, height: 80 };
    expect(freePosition(diagram, { x: 0, y: 0 }, full)).not.toEqual({ x: 0, y: 0 });
  });

  it('covers neither a component nor a connection, wherever one adds', () => {
    const cell = fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 4 }));
    fc.assert(
      fc.property(
        fc.uniqueArray(cell, { maxLength: 12, selector: ([x, y]) => `${x} ${y}` }),
        fc.record({ x: fc.nat({ max: 1200 }), y: fc.nat({ max: 600 }) }),
        (cells, wanted) => {
          const diagram = drawn(cells.map(([x, y]): [number, number] => [x * 240, y * 136]));
          const { x, y } = freePosition(diagram, wanted);
          for (const { position } of diagram.components) {
            const apart =
              Math.abs(position.x - x) >= BOX.width || Math.abs(position.y - y) >= BOX.height;
            expect(apart).toBe(true);
          }
          const lines = layLines(diagram, BOX);
          const places = new Map(diagram.components.map((c) => [c.id, c.position]));
          for (const { id, from, to } of diagram.connections) {
            const [start, end, line] = [places.get(from), places.get(to), lines.get(id)];
            if (!start || !end || !line) throw new Error(`${id} is not laid`);
            for (const point of samplesOf(curveOf(start, end, BOX, line), 32)) {
              const on =
                point.x > x && point.x < x + BOX.width && point.y > y && point.y < y + BOX.height;
              expect(on).toBe(false);
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
