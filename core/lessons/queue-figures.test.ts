import { describe, expect, it } from 'vitest';
import { queueFigures, waitCurve } from './queue-figures';
import { onlyFlow, runSmallWorld } from './small-world';

describe('queueFigures', () => {
  it.each([
    [50, 10],
    [80, 40],
    [90, 90],
    [99, 990],
  ])('one worker of 10 ms at %d a second makes requests wait %d ms', (perSecond, waitMs) => {
    expect(queueFigures(perSecond, 10, 1).steady?.waitMs).toBeCloseTo(waitMs, 8);
  });

  it('ten workers at 90 % wait as Erlang C says', () => {
    // C(10, 9) = 0.66873
    expect(queueFigures(90, 100, 10).steady?.waitMs).toBeCloseTo(66.873, 2);
  });

  it('has the p99 of one worker at 80 %: e^(−0.2 t/S) × 0.8 = 1 %', () => {
    const p99 = queueFigures(80, 10, 1).steady?.waitP99Ms ?? 0;
    expect(0.8 * Math.exp((-0.2 * p99) / 10)).toBeCloseTo(0.01, 10);
    expect(p99).toBeCloseTo(219.1, 1);
  });

  it('has a p99 of 0 where fewer than one in a hundred wait', () => {
    expect(queueFigures(10, 10, 10).steady?.waitP99Ms).toBe(0);
  });

  it("obeys Little's law", () => {
    const { steady } = queueFigures(30, 100, 4);
    expect(steady?.waiting).toBeCloseTo(0.03 * (steady?.waitMs ?? 0), 12);
    expect(steady?.inside).toBeCloseTo(0.03 * ((steady?.waitMs ?? 0) + 100), 12);
  });

  it.each([
    [100, 10, 1],
    [70, 100, 7],
    [190, 100, 19],
  ])('is exactly full where %d a second of %d ms meet %d workers', (rate, ms, workers) => {
    expect(queueFigures(rate, ms, workers)).toEqual({ utilisation: 1, steady: null });
  });

  it('agrees with the simulator', () => {
    const run = runSmallWorld({
      components: { client: ['client'], shop: ['service', { concurrency: 2 }] },
      connections: [['client', 'shop', 'sync']],
      physics: { shop: { workMs: { exponential: 10 } } },
      to: ['shop'],
      arrivals: { perSecond: 150, poisson: true, fromMs: 0, toMs: 1_000_000 },
      horizonMs: 1_000_000,
    });
    const inSystem = onlyFlow(run).responseMs.mean ?? 0;
    const waitMs = queueFigures(150, 10, 2).steady?.waitMs ?? 0;
    expect(Math.abs(inSystem - 10 - waitMs) / waitMs).toBeLessThan(0.1);
  });
});

describe('waitCurve', () => {
  it('rises all the way from 0 to the wall', () => {
    const curve = waitCurve(10, 3);
    expect(curve[0]).toEqual({ utilisation: 0, waitMs: 0, waitP99Ms: 0 });
    expect(curve.at(-1)?.utilisation).toBeCloseTo(0.999, 12);
    for (const [i, point] of curve.entries()) {
      expect(point.waitMs).toBeGreaterThanOrEqual(curve[i - 1]?.waitMs ?? 0);
      expect(point.waitP99Ms).toBeGreaterThanOrEqual(curve[i - 1]?.waitP99Ms ?? 0);
    }
  });
});
