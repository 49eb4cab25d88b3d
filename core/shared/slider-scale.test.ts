import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromSlider, SLIDER_STEPS, toSlider } from './slider-scale';

const RANGE = { min: 1, max: 1_000_000, integer: true };

describe('fromSlider', () => {
  it('reaches both ends, and small numbers on the way', () => {
    expect(fromSlider(0, RANGE)).toBe(1);
    expect(fromSlider(SLIDER_STEPS, RANGE)).toBe(1_000_000);
    expect(fromSlider(SLIDER_STEPS / 2, RANGE)).toBeLessThan(2000);
  });

  it('grows with the place, stays in its range and leads back to the place', () => {
    const range = fc.record({
      min: fc.integer({ min: 0, max: 10 }),
      max: fc.integer({ min: 1000, max: 1_000_000 }),
      integer: fc.constant(false),
    });
    const place = fc.integer({ min: 1, max: SLIDER_STEPS });
    fc.assert(
      fc.property(range, place, (r, at) => {
        const value = fromSlider(at, r);
        expect(value).toBeGreaterThanOrEqual(fromSlider(at - 1, r));
        expect(value).toBeLessThanOrEqual(r.max);
        expect(Math.abs(toSlider(value, r) - at)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
