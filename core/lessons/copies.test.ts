import { describe, expect, it } from 'vitest';
import { runCopies } from './copies';

describe('runCopies', () => {
  it('is never old and far too slow where nobody reads from the copy', () => {
    const run = runCopies(500, 'nobody');
    expect(run.oldPercent).toBe(0);
    expect(run.ownOldPercent).toBe(0);
    expect(run.p99Ms).toBeGreaterThan(2000);
  });

  it('shows more of what is old the further the copy is behind, and spares the original', () => {
    const runs = [0, 200, 500, 2000].map((lagMs) => runCopies(lagMs, 'others'));
    expect(runs.map(({ oldPercent }) => Math.round(oldPercent))).toEqual([0, 4, 10, 22]);
    expect(runs.every(({ originalPerSecond }) => Math.round(originalPerSecond) === 10)).toBe(true);
    expect(runs.every(({ ownOldPercent }) => ownOldPercent === 0)).toBe(true);
  });

  it('shows makers the old page where they look at the copy before it has heard', () => {
    expect(runCopies(500, 'everyone').ownOldPercent).toBe(100);
    expect(runCopies(200, 'everyone').ownOldPercent).toBeLessThan(10);
  });
});
