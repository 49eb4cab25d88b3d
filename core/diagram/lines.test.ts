import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildDiagram } from '@/tests/support/diagrams';
import { curveOf, layLines, pointAt } from './lines';

const SIZE = { width: 176, height: 72 };

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

describe('curveOf', () => {
  it('has its middle as far beside the straight middle as it is bent', () => {
    const point = fc.record({ x: fc.integer({ min: -999, max: 999 }), y: fc.nat({ max: 999 }) });
    fc.assert(
      fc.property(point, point, fc.integer({ min: -300, max: 300 }), (from, to, bend) => {
        expect(pointAt(curveOf(from, to, bend), 0.5).y).toBeCloseTo((from.y + to.y) / 2 + bend);
        expect(pointAt(curveOf(from, to, bend), 0)).toEqual(from);
        expect(pointAt(curveOf(from, to, bend), 1)).toEqual(to);
      }),
    );
  });
});

describe('layLines', () => {
  it('leaves a connection straight that has nothing in its way', () => {
    const lines = layLines(placed({ a: [0, 0], b: [300, 0] }, ['a -> b']), SIZE);
    expect(lines.get('c1')).toEqual({ bend: 0, at: 0.5 });
  });

  it('leads a connection around a component in its way', () => {
    const lines = layLines(placed({ a: [0, 0], b: [300, 0], c: [600, 0] }, ['a -> c']), SIZE);
    expect(Math.abs(lines.get('c1')?.bend ?? 0)).toBeGreaterThanOrEqual(72);
  });

  it('draws two connections of one pair beside each other', () => {
    const lines = layLines(placed({ a: [0, 0], b: [400, 0] }, ['a -> b', 'a ~> b']), SIZE);
    expect(lines.get('c1')?.bend).toBe(-20);
    expect(lines.get('c2')?.bend).toBe(20);
  });

  it('moves a word along its line where it would lie on another', () => {
    const cross = placed({ a: [0, 0], b: [0, 300], c: [500, 0], d: [500, 300] }, [
      'a -> d',
      'b -> c',
    ]);
    const lines = layLines(cross, SIZE);
    expect(lines.get('c1')?.at).toBe(0.5);
    expect(lines.get('c2')?.at).not.toBe(0.5);
  });
});
