import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { snapToGuides } from './guides';

const box = (x: number, y: number, width = 100, height = 50) => ({ x, y, width, height });

describe('snapToGuides', () => {
  it('pulls a box into line with another, and shows the line over both', () => {
    expect(snapToGuides(box(4, 200), [box(0, 0)], 6)).toEqual({
      x: -4,
      y: 0,
      guides: [{ axis: 'x', at: 0, from: 0, to: 250 }],
    });
  });

  it('brings middles together where sizes differ', () => {
    expect(snapToGuides(box(22, 200, 60), [box(0, 0)], 6)).toMatchObject({ x: -2 });
  });

  it('leaves a box alone that is far from every line', () => {
    expect(snapToGuides(box(20, 200), [box(0, 0)], 6)).toEqual({ x: 0, y: 0, guides: [] });
  });

  it('never pulls further than its reach', () => {
    const coordinate = fc.integer({ min: -300, max: 300 });
    const any = fc.tuple(coordinate, coordinate).map(([x, y]) => box(x, y));
    fc.assert(
      fc.property(any, fc.array(any, { maxLength: 8 }), (moving, others) => {
        const { x, y } = snapToGuides(moving, others, 6);
        expect(Math.abs(x)).toBeLessThanOrEqual(6);
        expect(Math.abs(y)).toBeLessThanOrEqual(6);
      }),
    );
  });
});
