import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignPlaces, distributePlaces } from './align';

describe('alignPlaces', () => {
  it('brings all onto one line and leaves the other axis alone', () => {
    expect(alignPlaces({ a: { x: 0, y: 10 }, b: { x: 100, y: 90 } }, 'x')).toEqual({
      a: { x: 48, y: 10 },
      b: { x: 48, y: 90 },
    });
  });
});

describe('distributePlaces', () => {
  it('makes equal gaps between the outermost two', () => {
    const places = { a: { x: 0, y: 1 }, b: { x: 8, y: 2 }, c: { x: 400, y: 3 } };
    expect(distributePlaces(places, 'x')).toEqual({ ...places, b: { x: 200, y: 2 } });
  });

  it('never moves the outermost, nor anything out of their range', () => {
    const place = fc.record({
      x: fc.integer({ min: -5000, max: 5000 }),
      y: fc.integer({ min: -5000, max: 5000 }),
    });
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 12 }), (list) => {
        const places = Object.fromEntries(list.map((p, i) => [`p${i}`, p]));
        const xs = (of: Record<string, { x: number }>) => Object.values(of).map((p) => p.x);
        const spread = distributePlaces(places, 'x');
        expect(Math.min(...xs(spread))).toBeGreaterThanOrEqual(Math.min(...xs(places)) - 4);
        expect(Math.max(...xs(spread))).toBeLessThanOrEqual(Math.max(...xs(places)) + 4);
      }),
    );
  });
});
