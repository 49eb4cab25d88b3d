import { describe, expect, it } from 'vitest';
import { countRight, PARADIGMS, SORTS } from './paradigms';

describe('the sorting board', () => {
  it('has something for every place', () => {
    expect(new Set(PARADIGMS.map(({ sort }) => sort))).toEqual(new Set(SORTS));
  });

  it('counts what lies in the right place', () => {
    expect(countRight([])).toBe(0);
    expect(countRight(PARADIGMS.map(() => null))).toBe(0);
    expect(countRight(PARADIGMS.map(({ sort }) => sort))).toBe(PARADIGMS.length);
    expect(countRight(['depends', 'async'])).toBe(1);
  });
});
