import { describe, expect, it } from 'vitest';
import { runBalancer } from './balancer';

describe('runBalancer', () => {
  it('shares evenly between equals, whoever is next', () => {
    for (const policy of ['round-robin', 'least-busy'] as const) {
      const { p99Ms, secondPercent } = runBalancer(1, policy);
      expect(Math.round(secondPercent)).toBe(50);
      expect(p99Ms).toBeLessThan(200);
    }
  });

  it('gives the slow one more than it can do where all get the same', () => {
    const { p99Ms, busyPercent } = runBalancer(2, 'round-robin');
    expect(p99Ms).toBeNull();
    expect(busyPercent.map(Math.round)).toEqual([50, 99]);
  });

  it('gives the slow one less where the least busy is next', () => {
    const runs = [1, 2, 3, 4].map((times) => runBalancer(times, 'least-busy'));
    expect(runs.map(({ secondPercent }) => Math.round(secondPercent))).toEqual([50, 37, 28, 23]);
    expect(runs.map(({ p99Ms }) => Math.round(p99Ms ?? 0))).toEqual([191, 313, 469, 657]);
  });
});
