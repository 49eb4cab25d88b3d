import { describe, expect, it } from 'vitest';
import { runStorm } from './storm';

const after = (share: readonly number[], fromS: number) => share.slice(fromS);

describe('runStorm', () => {
  it('recovers by itself where nothing is tried again', () => {
    expect(runStorm(0, 'none').recoveredS).toBe(7);
  });

  it('goes on without its cause where each failed call is made again', () => {
    for (const retries of [1, 2, 5]) {
      const run = runStorm(retries, 'none');
      expect(run.recoveredS).toBeNull();
      expect(after(run.inTimePercent, 20).every((percent) => percent < 10)).toBe(true);
    }
  });

  it('ends with a budget, a breaker or a short line, however often calls are made again', () => {
    expect(runStorm(5, 'budget').recoveredS).toBe(9);
    expect(runStorm(5, 'breaker').recoveredS).toBe(2);
    expect(runStorm(5, 'line').recoveredS).toBe(0);
  });

  it('shows a fourth of the pages while the database is slow where the line is short, and none elsewhere', () => {
    const slow = (remedy: 'none' | 'line') =>
      Math.max(...runStorm(2, remedy).inTimePercent.slice(12, 20));
    expect(slow('none')).toBe(0);
    expect(slow('line')).toBeGreaterThan(20);
  });
});
