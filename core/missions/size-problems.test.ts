import { describe, expect, it } from 'vitest';
import { parseMission } from './parse-mission';
import { sizeProblems } from './size-problems';

describe('sizeProblems', () => {
  it('has nothing against 10,000 values, at whatever depth', () => {
    expect(sizeProblems({ a: Array.from({ length: 9_998 }, () => 1), b: null })).toEqual([]);
    expect(sizeProblems(undefined)).toEqual([]);
  });

  it('refuses more, and what contains itself', () => {
    expect(sizeProblems(Array.from({ length: 101 }, () => Array(100).fill(0)))).toHaveLength(1);
    const endless: Record<string, unknown> = {};
    endless.again = endless;
    expect(sizeProblems(endless)).toHaveLength(1);
  });

  it('keeps the door from looking for two million faults one by one', () => {
    const flows = Array.from({ length: 20 }, () => ({ arrivals: { at: Array(100_000).fill(-1) } }));
    expect(parseMission({ flows })).toEqual({
      ok: false,
      problems: [{ path: '', message: 'a mission holds at most 10000 values' }],
    });
  });
});
