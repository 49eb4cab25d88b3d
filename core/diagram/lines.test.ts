import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildDiagram } from '@/tests/support/diagrams';
import type { Diagram } from '../contracts/diagram-schema';
import { BOX } from './box-size';
import { curveOf, headPath, type Point, pointAt, samplesOf } from './curves';
import { layLines, plainLine, tangle } from './lines';

function placed(places: Record<string, [number, number]>, connections: string[]) {
  const ids = Object.keys(places);
  const diagram = buildDiagram(
    Object.fromEntries(ids.map((id) => [id, 'service' as const])),
    connections,
  );
  const components = diagram.components.map((component) => {
    const [x, y] = places[component.id] ?? [0, 0];
    return { ...component, position: { x, y } };
  });
  return { ...diagram, components };
}

const LINE = { exit: 'right', entry: 'left', exitAt: 0, entryAt: 0, bend: 0, at: 0.5 } as const;

/** Components on a grid without overlap, and connections among them, as learners draw them. */
const drawings = fc
  .record({
    cells: fc.uniqueArray(fc.nat({ max: 19 }), { minLength: 2, maxLength: 20 }),
    pairs: fc.array(fc.tuple(fc.nat({ max: 19 }), fc.nat({ max: 19 })), { maxLength: 24 }),
  })
  .map(({ cells, pairs }) => {
    const names = cells.map((cell) => `n${cell}`);
    const places = Object.fromEntries(
      cells.map((cell): [string, [number, number]] => [
        `n${cell}`,
        [(cell % 5) * 272, Math.floor(cell / 5) * 144],
      ]),
    );
    const wishes = pairs.flatMap(([a, b]) => {
      const [from, to] = [names[a % names.length], names[b % names.length]];
      return from && to && from !== to ? [`${from} -> ${to}`] : [];
    });
    return placed(places, [...new Set(wishes)]);
  });

/** The curves of a diagram's connections. */
function curvesOf(diagram: Diagram) {
  const lines = layLines(diagram, BOX);
  const places = new Map(diagram.components.map((c) => [c.id, c.position]));
  return diagram.connections.map(({ id, from, to }) => {
    const [start, end, line] = [places.get(from), places.get(to), lines.get(id)];
    if (!start || !end || !line) throw new Error(`${id} is not laid`);
    return { from, to, line, points: samplesOf(curveOf(start, end, BOX, line), 40) };
  });
}

const isOn = (corner: Point, { x, y }: Point) =>
  x > corner.x && x < corner.x + BOX.width && y > corner.y && y < corner.y + BOX.height;

describe('curveOf', () => {
  it('has its middle as far beside the straight middle as it is bent', () => {
    const place = fc.record({ x: fc.integer({ min: -999, max: 999 }), y: fc.nat({ max: 999 }) });
    fc.assert(
      fc.property(place, place, fc.integer({ min: -300, max: 300 }), (from, to, bend) => {
        const [start, , , end] = curveOf(from, to, BOX, LINE);
        const middle = pointAt(curveOf(from, to, BOX, { ...LINE, bend }), 0.5);
        expect(middle.y).toBeCloseTo((start.y + end.y) / 2 + bend);
        expect(start).toEqual({ x: from.x + BOX.width, y: from.y + BOX.height / 2 });
      }),
    );
  });

  it('ends beside the box, and the head of its arrow points at it', () => {
    const down = { ...LINE, exit: 'bottom', entry: 'top' } as const;
    const curve = curveOf({ x: 0, y: 0 }, { x: 0, y: 200 }, BOX, down);
    expect(curve[3]).toEqual({ x: 88, y: 195 });
    expect(headPath(curve)).toBe('M82 186L88 195L94 186');
  });
});

describe('layLines', () => {
  it('leaves a connection straight that has nothing in its way', () => {
    const lines = layLines(placed({ a: [0, 0], b: [300, 0] }, ['a -> b']), BOX);
    expect(lines.get('c1')).toEqual(LINE);
  });

  it('leads a connection around a component in its way', () => {
    const diagram = placed({ a: [0, 0], b: [300, 0], c: [600, 0] }, ['a -> c']);
    expect(tangle(diagram, BOX).over).toBe(0);
  });

  it('leaves by the bottom towards what is below, and by the left towards what is left', () => {
    const diagram = placed({ a: [0, 0], b: [0, 200], c: [-400, 0] }, ['a -> b', 'a -> c']);
    const lines = layLines(diagram, BOX);
    expect(lines.get('c1')).toMatchObject({ exit: 'bottom', entry: 'top' });
    expect(lines.get('c2')).toMatchObject({ exit: 'left', entry: 'right' });
  });

  it('draws two connections of one pair beside each other, with ends of their own', () => {
    const lines = layLines(placed({ a: [0, 0], b: [400, 0] }, ['a -> b', 'a ~> b']), BOX);
    expect(lines.get('c1')).toMatchObject({ exitAt: -9, entryAt: -9 });
    expect(lines.get('c2')).toMatchObject({ exitAt: 9, entryAt: 9 });
  });

  it('begins the connections of one side in the order of what they lead to', () => {
    const diagram = placed({ a: [0, 200], b: [400, 400], c: [400, 200], d: [400, 0] }, [
      'a -> b',
      'a -> c',
      'a -> d',
    ]);
    const at = ['c1', 'c2', 'c3'].map((id) => layLines(diagram, BOX).get(id)?.exitAt);
    expect(at).toEqual([18, 0, -18]);
    expect(tangle(diagram, BOX).crossings).toBe(0);
  });

  it('moves a word along its line where it would lie on another', () => {
    const cross = placed({ a: [0, 0], b: [0, 300], c: [500, 0], d: [500, 300] }, [
      'a -> d',
      'b -> c',
    ]);
    const lines = layLines(cross, BOX);
    expect([lines.get('c1')?.at, lines.get('c2')?.at]).not.toEqual([0.5, 0.5]);
  });

  it('hardly ever runs over a component, and never along another connection', () => {
    let [laid, over] = [0, 0];
    fc.assert(
      fc.property(drawings, (diagram) => {
        const curves = curvesOf(diagram);
        for (const { from, to, points } of curves) {
          laid += 1;
          const others = diagram.components.filter(({ id }) => id !== from && id !== to);
          if (others.some(({ position }) => points.some((point) => isOn(position, point))))
            over += 1;
        }
        for (const [i, a] of curves.entries()) {
          for (const b of curves.slice(i + 1)) {
            const apart = a.points.filter((point) =>
              b.points.every((other) => Math.hypot(other.x - point.x, other.y - point.y) > 6),
            );
            expect(apart.length).toBeGreaterThan(4);
          }
        }
      }),
      { seed: 1, numRuns: 150 },
    );
    expect(over / laid).toBeLessThan(0.02);
  });

  it('gives equal diagrams equal lines', () => {
    fc.assert(
      fc.property(drawings, (diagram) => {
        expect(layLines(structuredClone(diagram), BOX)).toEqual(layLines(diagram, BOX));
      }),
      { numRuns: 10 },
    );
  });
});

describe('plainLine', () => {
  it('takes the sides that face each other, and goes around below where none do', () => {
    const at = { x: 0, y: 0 };
    expect(plainLine(at, { x: 300, y: 0 }, BOX)).toMatchObject({ exit: 'right', entry: 'left' });
    expect(plainLine(at, { x: 0, y: 200 }, BOX)).toMatchObject({ exit: 'bottom', entry: 'top' });
    expect(plainLine(at, { x: 0, y: -200 }, BOX)).toMatchObject({ exit: 'top', entry: 'bottom' });
    expect(plainLine(at, { x: -300, y: 0 }, BOX)).toMatchObject({ exit: 'bottom' });
  });
});
