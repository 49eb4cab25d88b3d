import { describe, expect, it } from 'vitest';
import { heldLines } from './held-lines';
import { runSmallWorld } from './small-world';

describe('heldLines', () => {
  it('holds 1,000 lines or 14 for 200 charges a second of 5 s each', () => {
    expect(heldLines(200, 5)).toMatchObject({ held: 1000, asking: 10, called: 4 });
  });

  it('holds 35 lines for polls every 2 s, and one for each open payment by long polling', () => {
    expect(heldLines(200, 5)).toMatchObject({
      pollsPerSecond: 500,
      polling: 35,
      longPolling: 1010,
    });
  });

  it('is what the simulator counts at the shop', () => {
    const run = runSmallWorld({
      components: {
        client: ['client'],
        shop: ['service', { concurrency: 1000 }],
        bank: ['external-api'],
      },
      connections: [
        ['client', 'shop', 'sync'],
        ['shop', 'bank', 'sync'],
      ],
      physics: { shop: { workMs: 0 }, bank: { latencyMs: 2000 } },
      to: ['bank'],
      arrivals: { perSecond: 20, poisson: false, fromMs: 0, toMs: 400_000 },
      horizonMs: 400_000,
    });
    const shop = run.components.find(({ id }) => id === 'shop');
    // The first two seconds, in which the lines fill, make it a little less.
    expect(Math.abs((shop?.meanInSystem ?? 0) - heldLines(20, 2).held)).toBeLessThan(0.2);
  });
});
